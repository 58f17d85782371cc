"""Incidents for tests, simulated: a whole one with everything that can be told, and small ones."""

from datetime import UTC, date, datetime
from typing import Any

from kolosi.incidents import operations, rules
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.viewer import Viewer

AT = datetime(2017, 7, 1, 9, 0, tzinfo=UTC)
DAY = HalfKnownDate.parse("2017-05-03")


def killing(**changes: Any) -> rules.ToldViolation:
    """A killing that lacks nothing."""
    told: dict[str, Any] = {
        "key": "k",
        "type": "K",
        "tally": rules.Numbers(boys=2, girls=0, unknown=0),
        "attribution": rules.Attribution.SINGLE,
        "in_conflict": True,
        "by_party": True,
        "facts": {"weapon_category": "conventional_explosive_weapons", "weapon_type": "mortar_rocket"},
    }
    return rules.ToldViolation(**{**told, **changes})


def told(**changes: Any) -> rules.Told:
    """A small whole incident: one killing of two boys, one of whom is told from others."""
    values: dict[str, Any] = {
        "title": "Shelling of a market (simulated)",
        "account": "A simulated account.",
        "when": rules.When(DAY),
        "where": rules.Where("ML0701", "2021", "admin2", "market of a simulated village"),
        "violations": (killing(),),
        "victims": (rules.ToldVictim("v1", ("k",), person="p-1", sex="boy", age=12),),
        "perpetrators": (rules.ToldPerpetrator("p1", ("k",), party="gatia", category="armed_group"),),
        "sources": (
            rules.ToldSource("s1", ("k",), category="primary_witness", kind="oral_testimony", monitor="M-7"),
        ),
    }
    return rules.Told(**{**values, **changes})


def reported(by: Viewer, *, complete: bool = True, at: datetime = AT, **changes: Any) -> str:
    """Report that incident in Mali and return its reference."""
    return operations.report(
        situation="ML", told=told(**changes), complete=complete, simulated=True, by=by, at=at
    )


TODAY = date(2017, 7, 1)
