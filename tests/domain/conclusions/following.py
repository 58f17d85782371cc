"""What the tests of following share: an officer, their ask, what is on record of it, and its page in a browser without one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from kolosi.conclusions import models
from kolosi.conclusions.operations import assessing
from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.queries import ask_page
from kolosi.conclusions.rules import following as rules
from kolosi.kernel.viewer import Viewer
from tests import cast
from tests.domain.conclusions import builders

ON = date(2018, 7, 2)
GOVERNMENT = "government-zandia"


@dataclass
class Followed:
    """An ask that an officer follows; `row` is read anew each time."""

    officer: Viewer
    document: str
    ref: str

    @property
    def row(self) -> models.Ask:
        return models.Ask.objects.get(ref=self.ref)

    @property
    def revision(self) -> int:
        return self.row.revision

    def page(self, viewer: Viewer | None = None, *, on: date = ON) -> ask_page.AskPage:
        found = ask_page.ask(viewer or self.officer, self.ref, on=on)
        assert found is not None
        return found

    def plan(self, *milestones: tuple[str, str, date | None], text: str = "Screen every barracks.") -> None:
        plan = rules.Planned(text=text, milestones=tuple(rules.Wanted(*step) for step in milestones))
        operations.schedule(
            ref=self.ref, plan=plan, revision=self.revision, by=self.officer, at=builders.LATER
        )

    def show(self, origin: str, kind: str = "un_verified", **more: str) -> str:
        shown = rules.Shown(title=f"Report of {origin}", source_kind=kind, origin=origin, **more)
        return operations.attach(ref=self.ref, shown=shown, by=self.officer, at=builders.LATER)

    def answer(self, kind: str, on: date = ON, **more: Any) -> str:
        said = rules.Said(**{"addressee": GOVERNMENT, "text": "We write to you.", **more}, kind=kind, on=on)
        return operations.answer(ref=self.ref, said=said, by=self.officer, at=builders.LATER)

    def judge(self, level: str, on: date = ON, *, reason: str = "Seen by the monitors.", **more: Any) -> str:
        judged = assessing.Judged(level=level, on=on, reason=reason, **more)
        return assessing.assess(
            ref=self.ref, judged=judged, revision=self.revision, by=self.officer, at=builders.LATER
        )

    def replace(self, reason: str = "Asked again.", **later: str) -> None:
        told = assessing.Later(reason=reason, **later)
        assessing.supersede(
            ref=self.ref, later=told, revision=self.revision, by=self.officer, at=builders.LATER
        )


def followed(*, label: str = "", accepted: bool = True, officer: Viewer | None = None) -> Followed:
    """Return an ask of the tests' own document: the first, or the one with this label."""
    by = officer or cast.desk_officer()
    document = builders.document(by, accepted=accepted)
    return Followed(by, document, builders.ask(by, of=document, label=label))


def browser(viewer: Viewer) -> Client:
    """Return a browser in which that person has signed in."""
    return cast.sign_in(Client(), viewer)
