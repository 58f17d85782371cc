"""What lies in the tables while every page is looked at. Rooms add to what `build` makes and returns.

A page whose address holds a reference takes it from here: `Page("ask", lambda demo: f"/asks/{demo.ask}/", "desk_officer")`.
"""

from datetime import UTC, datetime, timedelta
from types import ModuleType, SimpleNamespace

from django.db import transaction

from kolosi.access import operations
from kolosi.conclusions.operations import exchange, following
from kolosi.conclusions.queries import receipts
from kolosi.site.command import demo as command
from tests.domain.conclusions import workbooks
from tests.journeys import (
    asks,
    bringing,
    documents,
    figures,
    incidents,
    letters,
    listing,
    parties,
    places,
    plans,
    releases,
    reports,
    verification,
)


def build(cast: ModuleType) -> SimpleNamespace:
    """Fill the tables through operations and return the references that addresses hold."""
    demo = SimpleNamespace()
    _people(cast, demo)
    _conclusions(cast, demo)
    _workbooks(cast, demo)
    asks.build(cast, demo)
    documents.build(cast, demo)
    letters.build(cast, demo)
    parties.build(cast, demo)
    plans.build(cast, demo)
    places.build(cast, demo)
    incidents.build(cast, demo)
    bringing.build(cast, demo)
    figures.build(cast, demo)
    releases.build(cast, demo)
    reports.build(cast, demo)
    verification.build(cast, demo)
    listing.build(cast, demo)
    return demo


def _people(cast: ModuleType, demo: SimpleNamespace) -> None:
    administrator = cast.administrator()
    cast.focal_point()
    demo.administrator = administrator.person
    officer = cast.desk_officer("ML")
    demo.person, demo.email, demo.password = officer.person, cast.person(officer).email, cast.PASSWORD
    demo.grant = operations.grant(
        person=demo.person, role="co_chair", situation="ML", by=administrator, at=cast.AT
    )
    demo.newcomer = cast.stranger().person


def _conclusions(cast: ModuleType, demo: SimpleNamespace) -> None:
    """The demo itself: real conclusions as facts, two invented ones, and simulated follow-up."""
    demo.officer, demo.now = cast.desk_officer(), datetime.now(UTC)
    with transaction.atomic():
        made = command.make(demo.now)
    demo.document = made.documents["mali-2018.facts.toml"]
    demo.earlier, demo.later = made.documents["earlier-en.txt"], made.documents["later-en.txt"]
    demo.ask = _ask(demo, "5(a)/2")  # half done, with a plan, evidence and an answer
    demo.ask_done = _ask(demo, "5(i)/2")
    demo.ask_untouched = _ask(demo, "12(b)/1")
    demo.ask_confidential = _ask(demo, "7(f)/1")
    demo.ask_orphaned = _ask(demo, "10(b)/1")


def _ask(demo: SimpleNamespace, label: str) -> str:
    return receipts.handle(demo.officer, document=demo.document, label=label).ref


def _workbooks(cast: ModuleType, demo: SimpleNamespace) -> None:
    """A workbook handed out and come back: with news, a fault and a conflict."""
    by = {"by": demo.officer, "at": demo.now - timedelta(days=20)}
    sent = exchange.hand_out(addressee="government-mali", situation="ML", language="en", **by)
    cells = {
        "5(a)/2": {"answer": "Accepted", "claim": "Partly done", "done": "The vote is set. (simulated)", "done_on": "2018-05"},
        "5(d)/1": {"claim": "Planned", "remarks": "Waiting for funds. (simulated)"},
        "5(g)/1": {"answer": "Perhaps", "done": "Rosters in four regions. (simulated)"},
    }  # fmt: skip
    data = workbooks.filled(sent.data, cells)
    later = {"by": demo.officer, "at": demo.now - timedelta(days=2)}
    demo.returned = exchange.take_in(data=data, name="government-mali.xlsx", **later)
    told = {"on": "", "text": "Asked again by telephone. (simulated)", **later}
    following.update(ref=_ask(demo, "5(d)/1"), **told)
    demo.hand_out = sent.ref
