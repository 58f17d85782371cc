"""Documents: their list, what stands in the way of moving one, what a limited reader must not see, a new reading compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from kolosi.conclusions import models
from kolosi.conclusions.queries import asks as lists
from kolosi.conclusions.queries import present, scope, words
from kolosi.conclusions.rules import documents as rules
from kolosi.conclusions.rules import progress, proposals, rereading, shapes
from kolosi.conclusions.rules.proposals import Body
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

PAGE = 50
WORK = ("assignments", "plans", "updates", "evidence", "answers", "assessments", "successions", "handoutrow")
_LISTS = {"themes": "themes", "channels": "channels", "verb": "verbs", "urgency": "modifiers"}


@dataclass(frozen=True)
class Row:
    """A document in the list; `asks` and `done` count the asks in the viewer's reach."""

    ref: str
    title: str
    symbol: str
    situation_label: str
    adopted_on: str
    status: str
    asks: int
    done: int
    simulated: bool
    received_at: datetime


@dataclass(frozen=True)
class Listing:
    """One page of the list of documents."""

    rows: tuple[Row, ...]
    total: int
    turn: lists.Turn


@dataclass(frozen=True)
class Known:
    """What is kept of a document, enough to read it again."""

    ref: str
    title: str
    situation: str
    name: str
    format: str
    revision: int
    simulated: bool
    data: bytes


@dataclass(frozen=True)
class Told:
    """One field in which a new reading differs from the record, in words; `kept` by a person's hand."""

    field: str
    was: str
    now: str
    kept: bool


@dataclass(frozen=True)
class Proposal:
    """What a new reading makes of one ask."""

    kind: str
    ref: str
    label: str
    summary: str
    merged: bool
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Preview:
    """What taking a new reading over would do; `withheld` counts asks that the viewer may not read."""

    proposals: tuple[Proposal, ...]
    counts: dict[str, int]
    obstacles: tuple[str, ...]
    withheld: int


def documents(viewer: Viewer, *, situation: str = "", page: int = 1) -> Listing:
    """Return the documents in reach, the last received first, fifty on a page."""
    found = scope.documents(viewer)
    found = found.filter(situation=situation) if situation else found
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, page), pages)
    rows = list(found.defer("data", "front").order_by("-id")[(number - 1) * PAGE : number * PAGE])
    full = progress.Status.FULLY_IMPLEMENTED.value
    reach = scope.asks(viewer, resting=True).filter(
        merged_into__isnull=True, document__in=[row.pk for row in rows]
    )
    counts = {
        key: (asks, done)
        for key, asks, done in reach.order_by()
        .values_list("document_id")
        .annotate(asks=Count("pk"), done=Count("pk", filter=Q(status=full)))
    }
    return Listing(
        tuple(_row(viewer, row, *counts.get(row.pk, (0, 0))) for row in rows),
        total,
        lists.Turn(number, pages),
    )


def _row(viewer: Viewer, row: models.Document, asks: int, done: int) -> Row:
    return Row(
        ref=row.ref,
        title=row.title,
        symbol=row.symbol,
        situation_label=words.label(viewer, "situations", row.situation),
        adopted_on=row.adopted_on,
        status=row.status,
        asks=asks,
        done=done,
        simulated=row.simulated,
        received_at=row.received_at,
    )


def situations(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return the situations that have documents in reach: code and label, in the order of the labels."""
    codes = scope.documents(viewer).order_by().values_list("situation", flat=True).distinct()
    told = [(code, words.label(viewer, "situations", code)) for code in codes]
    return tuple(sorted(told, key=lambda one: one[1].casefold()))


def known(viewer: Viewer, ref: str) -> Known | None:
    """Return the document with its bytes, or nothing when it is not in reach."""
    row = scope.documents(viewer).filter(ref=ref).first()
    if row is None:
        return None
    return Known(
        ref=row.ref,
        title=row.title,
        situation=row.situation,
        name=row.name,
        format=row.format,
        revision=row.revision,
        simulated=row.simulated,
        data=bytes(row.data),
    )


def same(viewer: Viewer, sha256: str, situation: str) -> str:
    """Return the reference of the document that holds these bytes in that situation, or ""."""
    rows = scope.documents(viewer).filter(sha256=sha256, situation=situation)
    return rows.values_list("ref", flat=True).first() or ""


def work(viewer: Viewer, document: models.Document) -> tuple[int, int]:
    """Return how many asks a document in reach makes, and on how many of them someone already worked."""
    worked = Q()
    for relation in WORK:
        fact: Any = models.Ask._meta.get_field(relation).related_model
        worked |= Q(Exists(fact.objects.filter(ask=OuterRef("pk"))))
    counted = document.asks.aggregate(asks=Count("pk"), worked=Count("pk", filter=worked))
    return counted["asks"], counted["worked"]


def obstacles(viewer: Viewer, document: models.Document) -> dict[str, tuple[str, ...]]:
    """Return what the viewer may do with a document in reach, each act with what stands in its way."""
    asks, being_followed = work(viewer, document)
    roads = {"accept": rules.Status.ACCEPTED, "withdraw": rules.Status.WITHDRAWN}
    standing = {
        act: rules.obstacles(rules.Status(document.status), to=to, asks=asks, being_followed=being_followed)
        for act, to in roads.items()
    }
    return {
        act: tuple(sorted(standing.get(act, ())))
        for act in ("accept", "reread", "witness", "withdraw")
        if viewer.may(f"conclusions.{act}", situation=document.situation)
    }


def hidden(viewer: Viewer, document: models.Document, reading: models.Reading) -> frozenset[str]:
    """Return the labels of items whose words the viewer must not meet: only a letter has them (decision 0003).

    The reading named such items; a mark that a person set or took back on their asks overrules it.
    """
    if scope.sees_confidential(viewer, document.situation):
        return frozenset()
    links = models.AskClause.objects.filter(
        clause__item__reading=reading, makes=True, ask__merged_into__isnull=True
    )
    marks: dict[str, list[tuple[bool, bool]]] = {}
    guarded = {code for code, entry in code_list("channels").items() if entry.more["guarded"]}
    named = set(document.front.get("withheld", ()))
    for label, channel, mark, edited in links.values_list(
        "clause__item__label", "clause__item__channel", "ask__confidential", "ask__edited"
    ):
        marks.setdefault(label, []).append((mark, "confidential" in edited))
        if mark and channel in guarded:
            named.add(label)
    opened = {
        label
        for label, told in marks.items()
        if not any(mark for mark, _ in told) and any(by_hand for _, by_hand in told)
    }
    return frozenset(named - opened)


def preview(viewer: Viewer, ref: str, found: shapes.Reading) -> Preview | None:
    """Return what taking this new reading over would do to each ask, or nothing when the document is not in reach."""
    document = scope.documents(viewer).defer("data").filter(ref=ref).first()
    if document is None:
        return None
    held = present.held(viewer, document, present.whole(viewer, document.asks.all()))
    compared = rereading.compared(held, proposals.proposals(found), proposals.clauses(found))
    open_to = scope.sees_confidential(viewer, document.situation)
    shown = [one for one in compared if open_to or not _guarded(one)]
    told = tuple(
        _proposal(viewer, one, letters=open_to)
        for kind in rereading.Kind
        for one in shown
        if one.kind is kind
    )
    return Preview(
        proposals=told,
        counts={kind.value: sum(one.kind == kind.value for one in told) for kind in rereading.Kind},
        obstacles=tuple(
            sorted(
                rules.obstacles_to_rereading(
                    rules.Status(document.status), changes=changes(viewer, document, found, compared)
                )
            )
        ),
        withheld=len(compared) - len(shown),
    )


def changes(
    viewer: Viewer,
    document: models.Document,
    found: shapes.Reading,
    compared: Sequence[rereading.Comparison],
) -> bool:
    """Say whether taking a new reading over would change anything on record."""
    last = document.readings.only("grammar", "text_sha256").last()
    told = (found.document["grammar"], found.document["text_sha256"])
    same_text = last is not None and (last.grammar, last.text_sha256) == told
    return not same_text or rereading.changes_anything(compared)


def _guarded(one: rereading.Comparison) -> bool:
    sides = (one.held.values if one.held else None, one.read)
    return any(values is not None and values.confidential for values in sides)


def _proposal(viewer: Viewer, one: rereading.Comparison, *, letters: bool) -> Proposal:
    values = one.held.values if one.held else one.read
    if values is None:
        raise ValueError("a comparison has a side at least")
    return Proposal(
        kind=one.kind.value,
        ref=one.held.ref if one.held else "",
        label=values.label,
        summary=values.summary,
        merged=one.held.merged if one.held else False,
        told=tuple(_told(viewer, one, letters=letters)),
    )


def _told(viewer: Viewer, one: rereading.Comparison, *, letters: bool) -> Iterator[Told]:
    """Yield the differences in words; without `letters` the words of an ask that also a letter makes are left out."""
    channels = {*(one.held.values.channels if one.held else ()), *(one.read.channels if one.read else ())}
    silent = not letters and any(words.guarded(viewer, channel) for channel in channels)
    for other in one.differences:
        was, now = (_said(viewer, other.field, value) for value in (other.held, other.read))
        if silent and other.field == "words":
            was, now = "…", "…"
        yield Told(other.field, was, now, other.kept)


def _said(viewer: Viewer, field: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        parts = [part for part in value if not isinstance(part, Body) or part.asked]
        return ", ".join(_said(viewer, field, part) for part in parts)
    if isinstance(value, Body):
        return value.name
    return words.label(viewer, _LISTS[field], str(value)) if field in _LISTS else str(value)
