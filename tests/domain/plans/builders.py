"""Commitments made through operations: an invented alliance that signs, people who claim, others who verify."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import Client

from kolosi.incidents import queries as telling
from kolosi.incidents import rules as incidents
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.viewer import Viewer
from kolosi.plans import operations, queries
from kolosi.plans.rules.facts import Signed, Terms
from kolosi.site.command import simulate
from kolosi.verification import operations as verification
from tests import cast
from tests.domain.incidents import builders as reports
from tests.domain.parties import builders as parties

AT = datetime(2018, 7, 2, 10, 0, tzinfo=UTC)
ON = AT.date()
SOURCE = "S/0000/2 (invented)"
RELEASE = Terms(
    "release", "Release all children.", "", "The command", HalfKnownDate.parse("2018-01"), "No child left"
)


def signed(**changes: Any) -> Signed:
    told: dict[str, Any] = {
        "kind": "action_plan",
        "title": "Action plan of the Roof (simulated)",
        "signed": HalfKnownDate.parse("2017-03"),
        "parties": ("roof",),
        "covers": ("K", "RU"),
        "un_signatory": "United Nations (simulated)",
        "source": SOURCE,
    }
    return Signed(**{**told, **changes})


@dataclass
class Pledge:
    """An alliance with a member of long standing, a plan that it signed, and the people who act on it."""

    officer: Viewer = field(default_factory=lambda: cast.desk_officer("ML"))
    chair: Viewer = field(default_factory=lambda: cast.co_chair("ML"))
    manager: Viewer = field(default_factory=lambda: cast.information_manager("ML"))
    told: Signed = field(default_factory=signed)
    ref: str = ""

    def __post_init__(self) -> None:
        for code in ("roof", "river", "hill"):
            parties.proposed(code, f"{code.title()} Front", by=self.manager)
            parties.operations.approve(code=code, by=self.chair, at=parties.AT)
        parties.ally("river", "roof", "2014", by=self.manager)
        self.ref = sign(self.officer, self.told)

    def undertake(self, terms: Terms = RELEASE) -> str:
        return operations.undertake(ref=self.ref, terms=terms, by=self.officer, at=AT)

    def claimed(self, terms: Terms = RELEASE) -> str:
        ref = self.undertake(terms)
        self.claim(ref)
        return ref

    def verified(self, terms: Terms = RELEASE) -> str:
        ref = self.claimed(terms)
        self.verify(ref)
        return ref

    def claim(self, benchmark: str, **changes: Any) -> None:
        told = {
            "number": 0,
            "on": ON,
            "said": "All were released.",
            "origin": "party",
            "by": self.officer,
        }
        operations.claim(ref=self.ref, benchmark=benchmark, **{**told, **changes}, at=AT)

    def verify(self, benchmark: str, **changes: Any) -> None:
        told = {
            "number": 1,
            "on": ON,
            "said": "Seen in all camps.",
            "evidence": ("Visits of June.",),
            "by": self.chair,
        }
        operations.verify(ref=self.ref, benchmark=benchmark, **{**told, **changes}, at=AT)

    def page(self, viewer: Viewer | None = None, at: datetime = AT) -> queries.Page:
        found = queries.commitment(viewer or self.chair, self.ref, at=at)
        assert found is not None
        return found

    def status(self, benchmark: str) -> str:
        return next(one.status for one in self.page().benchmarks if one.benchmark.ref == benchmark)


def sign(by: Viewer, told: Signed, **changes: Any) -> str:
    return operations.sign(situation="ML", told=told, simulated=True, by=by, at=AT, **changes)


def killing(by: Viewer, party: str, on: str, *, at: datetime | None = None) -> str:
    """Report a killing of two boys by that party on a day, hold it for verified, and return its violation."""
    day = HalfKnownDate.parse(on)
    moment = at or datetime(day.last.year, day.last.month, day.last.day, tzinfo=UTC) + timedelta(days=9)
    ref = reports.reported(
        by,
        at=moment,
        when=incidents.When(day),
        perpetrators=(incidents.ToldPerpetrator("p1", ("k",), party=party, category="armed_group"),),
    )
    made = [
        verification.Invented(one.key, "verified", moment.date(), moment)
        for one in telling.telling(by, ref).told.violations
    ]
    verification.simulate(situation="ML", invented=made, by=simulate.inventor(), at=moment)
    return f"{ref}/1"


def browser(viewer: Viewer) -> Client:
    return cast.sign_in(Client(), viewer)


def page_of(viewer: Viewer, path: str, status: int = 200) -> str:
    """Return the text of a page, which answers so."""
    answered = browser(viewer).get(path)
    assert answered.status_code == status, answered.status_code
    return answered.content.decode()


def days(text: str) -> date:
    return date.fromisoformat(text)
