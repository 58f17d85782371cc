"""Letters that pages are looked at with: one whose addressee is silent, one that waits for someone to clear it."""

from types import ModuleType, SimpleNamespace

from kolosi.letters import operations
from tests.domain.conclusions import builders


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Draft two letters of the document that is followed; clear and send the first."""
    officer, second = cast.desk_officer("ML"), cast.desk_officer("ML")
    told = {
        "document": demo.document,
        "form": "letter",
        "on": builders.AT.date(),
        "by": officer,
        "at": builders.AT,
    }
    demo.letter = operations.draft(key="7-government-zandia", **told)
    operations.clear(ref=demo.letter, number=1, by=second, at=builders.AT)
    operations.send(ref=demo.letter, number=2, on=builders.AT.date(), by=officer, at=builders.AT)
    demo.drafted_letter = operations.draft(key="11-world-bank", **told)
