"""Asks that pages are looked at with: one with a long story, one orphaned, one confidential, one only previewed."""

from datetime import UTC, date, datetime
from types import ModuleType, SimpleNamespace

from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.rules import following as rules
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import Followed

LATER = datetime(2019, 3, 1, 9, 0, tzinfo=UTC)
TEXT = builders.TEXT.replace("2017/77", "2017/177").replace(
    "(a) Encouraging the Government to endorse the Safe Schools Declaration;",
    "(a) Encouraging the Government to endorse the Safe Schools Declaration without delay;",
)


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Follow an ask of a document of the tests for a while, and name the others."""
    officer = cast.desk_officer("ML")
    document = builders.document(officer, text=TEXT)
    refs = builders.labels(document)
    ask = Followed(officer, document, refs["3(b)/1"])
    demo.ask, demo.confidential_ask, demo.addressed_ask = ask.ref, refs["5(b)/1"], refs["7(a)/1"]
    preview = builders.document(officer, text=TEXT.replace("2017/177", "2017/178"), accepted=False)
    demo.previewed_ask = builders.ask(officer, of=preview)
    _tell(ask)
    bank = Followed(officer, document, demo.addressed_ask)
    bank.answer("declined", date(2018, 6, 28), addressee="world-bank", conveyed_on=date(2018, 6, 1))
    _work(cast, ask)


def _tell(ask: Followed) -> None:
    ask.plan(
        ("The declaration is laid before parliament", "2018-06", date(2018, 6, 20)),
        ("A list of schools in use by forces is drawn up", "2018-07", None),
        ("The declaration is endorsed", "2019", None),
        text="Endorse the declaration, then clear the schools that are still in use.",
    )
    shown = ask.show("Monitors of the task force", "un_verified", dated="2018-06", reference="S/2018/9999")
    ask.answer(
        "accepted", date(2018, 6, 29), conveyed_on=date(2018, 6, 5), text="We shall endorse it this year."
    )
    ask.judge("partial", date(2018, 6, 30), evidence=[shown], reason="The bill is before parliament.")


def _work(cast: ModuleType, ask: Followed) -> None:
    focal = cast.focal_point(["government-zandia"])
    told = {"by": ask.officer, "at": LATER}
    operations.assign(
        ref=ask.ref, owner=ask.officer.person, focal_points=[focal.person], revision=ask.revision, **told
    )
    operations.update(
        ref=ask.ref, on="2019-02", text="The list of schools has been drawn up and is disputed.", **told
    )
    shown = rules.Shown("Speech of the minister", "addressee", "Ministry of Education", dated="2018-07-01")
    operations.attach(ref=ask.ref, shown=shown, **told)
