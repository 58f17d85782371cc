"""What of the letters lies on the thread: which carry an ask, and what was replied to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kolosi.kernel.viewer import Viewer
from kolosi.letters import models
from kolosi.letters.queries import present, scope
from kolosi.letters.rules.life import Status

REPLIES = (Status.ANSWERED, Status.DECLINED)


@dataclass(frozen=True)
class Carrying:
    """A letter in reach, with the asks it carries; `replies` are numbers of its steps."""

    row: present.Row
    situation: str
    asks: tuple[str, ...]
    replies: tuple["Replied", ...]


@dataclass(frozen=True)
class Replied:
    """A reply: the step of the letter that noted it, and the asks that it answers, each with the kind of answer."""

    ref: str
    status: str
    on: date
    answers: tuple[tuple[str, str], ...]


def carrying(
    viewer: Viewer, *, on: date, asks: Collection[str] = (), refs: Collection[str] = ()
) -> tuple[Carrying, ...]:
    """Return the letters in reach that carry one of the asks, or have one of the references, as they stand on that day."""
    rows = scope.letters(viewer)
    found = rows.filter(ref__in=refs) if refs else rows.filter(carried__ask__ref__in=asks).distinct()
    whole = found.prefetch_related("recipients", "states__answers", "carried").order_by("id")
    return tuple(_carrying(viewer, row, on) for row in whole)


def _carrying(viewer: Viewer, row: models.Letter, on: date) -> Carrying:
    return Carrying(
        present.row_of(viewer, row, on=on),
        row.situation,
        tuple(one.ask_id for one in row.carried.all()),
        tuple(
            Replied(
                f"{row.ref}/{state.number}",
                state.status,
                state.on,
                tuple((one.ask_id, one.kind) for one in state.answers.all()),
            )
            for state in row.states.all()
            if state.status in REPLIES
        ),
    )
