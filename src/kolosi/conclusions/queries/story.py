"""What happened to an ask, newest first: updates, evidence, answers, judgements and successions in one row.

Only whoever reads the whole situation is told who showed and judged what: an addressee must not learn from a status who
reported on it (docs/protection.md).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import scope, words
from kolosi.conclusions.rules import following
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Shown:
    """A piece of evidence, on its own or as a judgement names it."""

    ref: str
    title: str
    reference: str
    kind_label: str
    verified: bool
    origin: str
    dated: str
    note: str
    by: str


@dataclass(frozen=True)
class Event:
    """One thing that happened; `when` is ISO text as far as known, `by` who recorded it, `at` when they did."""

    kind: str  # update, evidence, answer, assessment or succession
    ref: str
    when: str
    first: date  # the first day `when` can mean, or the day it was recorded
    at: datetime
    by: str
    text: str = ""
    reference: str = ""
    label: str = ""  # of the kind of answer, or of the status
    tone: str = ""
    whom: str = ""  # the addressee who answered; who told; the later ask
    later: str = ""  # a reference that leads on, when the viewer can see it
    pace: str = ""
    corrects: bool = False
    number: int = 0
    source: str = ""
    evidence: tuple[Shown, ...] = field(default=())


def story(viewer: Viewer, row: models.Ask) -> tuple[Event, ...]:
    """Return what happened to an ask from a scope of the viewer's; seven queries however much it was."""
    inside = viewer.may("conclusions.read", situation=row.situation)
    kinds = (_answers, _updates, _evidence, _assessments, _successions) if inside else (_answers,)
    found = [event for kind in kinds for event in kind(viewer, row)]
    names = access.person_names(viewer, {event.by for event in found})
    found.reverse()  # the last recorded first, where days and moments are the same
    found.sort(key=lambda event: (event.first, event.at), reverse=True)
    return tuple(_named(event, names) for event in found)


def _named(event: Event, names: Mapping[str, str]) -> Event:
    shown = tuple(Shown(**{**vars(one), "by": names.get(one.by, one.by)}) for one in event.evidence)
    return Event(**{**vars(event), "by": names.get(event.by, event.by), "evidence": shown})


def evidence(viewer: Viewer, row: models.Ask) -> tuple[Shown, ...]:
    """Return the evidence that a judgement of the ask can name, in the order in which it was recorded."""
    if not viewer.may("conclusions.read", situation=row.situation):
        return ()
    return tuple(_shown(viewer, one) for one in row.evidence.all())


def _first(half_known: str, at: datetime) -> date:
    return HalfKnownDate.parse(half_known).first if half_known else at.date()


def _shown(viewer: Viewer, one: models.Evidence) -> Shown:
    return Shown(
        ref=one.ref,
        title=one.title,
        reference=one.reference,
        kind_label=words.label(viewer, "source_kinds", one.source_kind),
        verified=following.is_verified(one.source_kind),
        origin=one.origin,
        dated=one.dated,
        note=one.note,
        by=one.by,
    )


def _updates(viewer: Viewer, row: models.Ask) -> Iterator[Event]:
    for one in row.updates.all():
        yield Event(
            "update",
            one.ref,
            one.on,
            _first(one.on, one.at),
            one.at,
            one.by,
            text=one.text,
            source=one.source,
        )


def _evidence(viewer: Viewer, row: models.Ask) -> Iterator[Event]:
    for one in row.evidence.all():
        first = _first(one.dated, one.at)
        yield Event("evidence", one.ref, one.dated, first, one.at, one.by, evidence=(_shown(viewer, one),))


def _answers(viewer: Viewer, row: models.Ask) -> Iterator[Event]:
    """Answers; whoever reads only what their organisation is asked is told only what their organisation answered."""
    inside = viewer.may("conclusions.read", situation=row.situation)
    names = {body.code: body.name for body in row.addressees.all()}
    for one in row.answers.all():
        if not inside and one.addressee not in viewer.addressees:
            continue
        yield Event(
            "answer",
            one.ref,
            one.on.isoformat(),
            one.on,
            one.at,
            one.by,
            text=one.text,
            reference=one.reference,
            label=words.label(viewer, "answer_kinds", one.kind),
            tone="wrong" if following.declines(one.kind) else "going",
            whom=words.label(
                viewer, "addressees", one.addressee, otherwise=names.get(one.addressee, one.addressee)
            ),
        )


def _assessments(viewer: Viewer, row: models.Ask) -> Iterator[Event]:
    for one in row.assessments.prefetch_related("evidence"):
        yield Event(
            "assessment",
            one.ref,
            one.on.isoformat(),
            one.on,
            one.at,
            one.by,
            text=one.reason,
            label=words.label(viewer, "statuses", one.status),
            tone=words.tone(viewer, one.status),
            pace=one.pace,
            corrects=one.corrects,
            number=one.number,
            evidence=tuple(_shown(viewer, shown) for shown in one.evidence.all()),
        )


def _successions(viewer: Viewer, row: models.Ask) -> Iterator[Event]:
    rows = list(row.successions.select_related("later").defer("later__search"))
    seen = set(scope.asks(viewer).filter(pk__in=[one.later_id for one in rows]).values_list("pk", flat=True))
    for one in rows:
        later = one.later if one.later_id in seen else None
        yield Event(
            "succession",
            f"{row.ref}-{one.pk}",
            one.at.date().isoformat(),
            one.at.date(),
            one.at,
            one.by,
            text=one.reason,
            reference=one.reference,
            label=words.label(viewer, "statuses", "superseded"),
            tone=words.tone(viewer, "superseded"),
            whom=later.summary if later else "",
            later=later.ref if later else "",
        )
