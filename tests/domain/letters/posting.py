"""What the tests of letters share: an accepted document of our own words, two officers, and letters on any step of the road."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.test import Client

from kolosi.kernel.viewer import Viewer
from kolosi.letters import models, operations
from kolosi.letters.queries import pages
from tests import cast
from tests.domain.conclusions import builders

AT = datetime(2018, 7, 2, 10, 0, tzinfo=UTC)
DAY = AT.date()
GOVERNMENT, STATEMENT, BANK = "5-government-zandia", "3-government-zandia", "7-world-bank"


@dataclass
class Post:
    """A document with two officers: one drafts, the other clears."""

    officer: Viewer = field(default_factory=cast.desk_officer)
    second: Viewer = field(default_factory=cast.desk_officer)
    text: str = builders.TEXT
    accepted: bool = True
    document: str = ""

    def __post_init__(self) -> None:
        self.document = builders.document(self.officer, text=self.text, accepted=self.accepted)

    def draft(
        self, key: str = GOVERNMENT, *, form: str = "letter", on: date = DAY, by: Viewer | None = None
    ) -> str:
        return operations.draft(
            document=self.document, key=key, form=form, on=on, by=by or self.officer, at=AT
        )

    def cleared(self, key: str = GOVERNMENT, **more: str) -> str:
        ref = self.draft(key, **more)  # type: ignore[arg-type]
        operations.clear(ref=ref, number=1, by=self.second, at=AT)
        return ref

    def sent(self, key: str = GOVERNMENT, **more: str) -> str:
        ref = self.cleared(key, **more)
        operations.send(ref=ref, number=2, on=DAY, by=self.officer, at=AT)
        return ref

    def page(self, ref: str, *, by: Viewer | None = None, on: date = DAY) -> pages.Page:
        found = pages.letter(by or self.officer, ref, on=on)
        assert found is not None
        return found


def browser(viewer: Viewer) -> Client:
    """Return a client in which the person is signed in."""
    return cast.sign_in(Client(), viewer)


def statuses(ref: str) -> list[str]:
    """Return the steps of a letter's life."""
    return list(models.State.objects.filter(letter__ref=ref).values_list("status", flat=True))
