"""Parties made through operations: proposed by one person, approved by another."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client

from kolosi.kernel.viewer import Viewer
from kolosi.parties import operations, queries, rules
from kolosi.reference.rules import document
from kolosi.site.command import parties as command
from tests import cast

AT = datetime(2018, 7, 1, 9, 0, tzinfo=UTC)
ON = AT.date()
SOURCE = "S/0000/1 (invented)"


def described(**more) -> rules.Described:
    told = {"kind": "armed_group", "side": "non_state", "situations": ("ML",), "source": SOURCE, **more}
    return rules.Described(**told)


def names(*texts: str) -> list[rules.NewName]:
    return [rules.NewName(text) for text in texts]


def proposed(code: str, name: str = "", *, by: Viewer | None = None, **more) -> str:
    """Propose an invented party and return its code."""
    told = {"names": names(name or f"Front {code}"), "described": described(), "reason": "Seen.", **more}
    return operations.propose(code=code, **told, by=by or cast.information_manager(), at=AT)


def party(code: str, name: str = "", *, by: Viewer | None = None, **more) -> str:
    """Return an invented party that is in the register."""
    proposed(code, name, by=by, **more)
    operations.approve(code=code, by=cast.co_chair(), at=AT)
    return code


def ally(member: str, umbrella: str, first: str = "", last: str = "", *, by: Viewer | None = None) -> str:
    told = {"spell": rules.spell(first, last), "source": SOURCE}
    return operations.ally(code=member, umbrella=umbrella, **told, by=by or cast.information_manager(), at=AT)


def mali() -> None:
    """Take the parties of the shipped data file into the register, with their alliances."""
    manager, chair = cast.information_manager(), cast.co_chair()
    told = document(command.SHIPPED)
    command.tell(told, situation="ML", by=manager, at=AT)
    for entry in told["code"]:
        operations.approve(code=entry["code"], by=chair, at=AT)
    command.tell(told, situation="ML", by=manager, at=AT)


def sheet(code: str, on=ON, viewer: Viewer | None = None) -> queries.Sheet:
    found = queries.party(viewer or cast.co_chair(), code, on=on)
    assert found is not None
    return found


def browser(viewer: Viewer) -> Client:
    return cast.sign_in(Client(), viewer)


def every_kind_of_fact() -> None:
    """Make the party `front` with one fact of each kind beside its main name."""
    for code in ("front", "roof", "after"):
        party(code)
    manager = cast.information_manager()
    tie = ally("front", "roof", "2015", by=manager)
    told: Any = {"source": SOURCE, "by": manager, "at": AT}
    operations.part(code="front", ref=tie, last=rules.parsed("2016"), **told)
    operations.succeed(code="front", later="after", change="renamed", on=rules.parsed("2017"), **told)
    alias = rules.NewName("Wrong Front", kind="alias", source=SOURCE)
    operations.name(code="front", named=alias, by=manager, at=AT)
    operations.cross(code="front", mark=rules.Mark("ucdp", "1"), by=manager, at=AT)


def fact(code: str, kind: str, what: str = "") -> str:
    """Return the reference of a fact that stands."""
    found = queries.facts(cast.co_chair(), code)
    return next(one.ref for one in found if one.kind == kind and what in one.what)


def strike(code: str, ref: str, *, by: Viewer | None = None) -> str:
    """Ask to strike a fact."""
    return operations.strike(
        code=code, fact=ref, reason="Another party's.", by=by or cast.information_manager(), at=AT
    )
