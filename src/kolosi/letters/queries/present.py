"""A letter's present: where it stands, since when, and whether its addressee is silent. None of it is stored twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kolosi.conclusions.queries import words
from kolosi.kernel.viewer import Viewer
from kolosi.letters import models
from kolosi.letters.queries import scope
from kolosi.letters.rules import life, packs
from kolosi.letters.rules.life import Status

TONES = {
    Status.DRAFTED: "idle",
    Status.CLEARED: "going",
    Status.SENT: "going",
    Status.ACKNOWLEDGED: "going",
    Status.ANSWERED: "kept",
    Status.DECLINED: "wrong",
    Status.ASSESSED: "kept",
}


@dataclass(frozen=True)
class Row:
    """One letter in a list."""

    ref: str
    document: str
    title: str
    paragraph: str
    channel: str
    round: int
    to: tuple[str, ...]
    status: str
    status_label: str
    tone: str
    on: date
    due: date | None
    silent_since: date | None
    simulated: bool


def whole(viewer: Viewer) -> "QuerySet[models.Letter]":
    """Return the letters in reach with all that `row_of` reads; three queries whatever their number."""
    return scope.letters(viewer).prefetch_related("recipients", "states")


def sent_on(viewer: Viewer, states: Sequence[models.State]) -> date | None:
    """Return the day on which the letter was sent, whoever asks, if it was."""
    return next((one.on for one in states if one.status == Status.SENT), None)


def row_of(viewer: Viewer, letter: models.Letter, *, on: date) -> Row:
    """Return a letter in reach as lists show it on that day."""
    states = list(letter.states.all())
    status = Status(states[-1].status)
    sent, statement = sent_on(viewer, states), letter.channel in packs.STATEMENTS
    return Row(
        ref=letter.ref,
        document=letter.document_id,
        title=letter.title,
        paragraph=letter.paragraph,
        channel=words.label(viewer, "channels", letter.channel),
        round=letter.round,
        to=tuple(one.name for one in letter.recipients.all()),
        status=status.value,
        status_label=words.label(viewer, "letter_statuses", status.value),
        tone=TONES[status],
        on=states[-1].on,
        due=life.reply_due(status, sent, statement=statement),
        silent_since=life.silent_since(status, sent, statement=statement, on=on),
        simulated=letter.simulated,
    )


def standing(viewer: Viewer, letter: models.Letter) -> life.Standing:
    """Return what the rules ask of a letter in reach."""
    states = list(letter.states.all())
    statement = letter.channel in packs.STATEMENTS
    return life.Standing(Status(states[-1].status), statement, letter.by, states[-1].on)
