"""Who is to hear of replies that are due or late, and what of it has left by mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kolosi.access import queries as access
from kolosi.kernel.viewer import Viewer
from kolosi.letters import models
from kolosi.letters.gateways import mail
from kolosi.letters.queries import present, scope
from kolosi.letters.rules import life
from kolosi.letters.rules.life import Reason


@dataclass(frozen=True)
class Due:
    """A person who is to hear of a letter, and has not been told yet: why, and on which day a reply is due."""

    letter: models.Letter
    person: str
    reason: Reason
    due: date


@dataclass(frozen=True)
class Line:
    """A letter of which people are to hear, with their names."""

    row: present.Row
    reason: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Outbox:
    """What would be noted now, how many notices wait for mail, and what stands in the way of either."""

    lines: tuple[Line, ...]
    waiting: int
    mailed: int
    mail_is_on: bool
    may_notify: bool
    may_mail: bool
    obstacles: tuple[str, ...]


def due(viewer: Viewer, *, on: date) -> Iterator[Due]:
    """Yield whoever took a step with a letter in reach that waits, unless they were told of the same before."""
    letters = scope.letters(viewer).prefetch_related("states", "notices")
    holding = {
        one.ref
        for one in access.colleagues(viewer, holding="letters.read")  # work goes to whoever can see it
    }
    for letter in letters:
        if not viewer.may("letters.notify", situation=letter.situation):
            continue
        now = present.standing(viewer, letter)
        sent = present.sent_on(viewer, list(letter.states.all()))
        reason = life.reason_to_notify(now.status, sent, statement=now.statement, on=on)
        day = life.reply_due(now.status, sent, statement=now.statement)
        if reason is None or day is None:
            continue
        told = {(one.person, one.reason, one.due) for one in letter.notices.all()}
        for person in sorted({one.by for one in letter.states.all()} & holding):
            if (person, reason.value, day) not in told:
                yield Due(letter, person, reason, day)


def waiting(viewer: Viewer) -> "QuerySet[models.Notice]":
    """Return the notices about letters in reach that have not left by mail."""
    return models.Notice.objects.filter(letter__in=scope.letters(viewer), mailed__isnull=True)


def outbox(viewer: Viewer, *, on: date) -> Outbox:
    """Return the outbox as its page shows it."""
    found = list(due(viewer, on=on))
    names = access.person_names(viewer, {one.person for one in found})
    told: dict[str, list[Due]] = {}
    for one in found:
        told.setdefault(one.letter.ref, []).append(one)
    rows = {row.ref: row for row in present.whole(viewer).filter(ref__in=told)}
    waits = waiting(viewer).count()
    is_on = mail.is_on()
    return Outbox(
        lines=tuple(
            Line(
                present.row_of(viewer, rows[ref], on=on),
                dues[0].reason.value,
                tuple(names.get(one.person, one.person) for one in dues),
            )
            for ref, dues in told.items()
        ),
        waiting=waits,
        mailed=models.Mailed.objects.filter(notice__letter__in=scope.letters(viewer)).count(),
        mail_is_on=is_on,
        may_notify=viewer.may("letters.notify"),
        may_mail=viewer.may("letters.mail"),
        obstacles=tuple(sorted(life.obstacles_to_mailing(is_on=is_on, waiting=waits))),
    )
