"""The items of a document's page: each text in stretches, its clauses, their asks, and where another channel says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import slugify

from kolosi.conclusions import models
from kolosi.conclusions.queries import scope, words
from kolosi.conclusions.rules import marking
from kolosi.conclusions.rules.marking import Span, Stretch
from kolosi.kernel.viewer import Viewer

PAGE = 40  # items
REPAIRED, MARKED, RECEIVED = "repaired", "marked", "received"
TEXTS = (REPAIRED, MARKED, RECEIVED)


@dataclass(frozen=True)
class Link:
    """An ask that a clause makes or stands beside."""

    ref: str
    summary: str
    status_label: str
    tone: str
    makes: bool
    confidential: bool


@dataclass(frozen=True)
class Clause:
    """A speech act as the page shows it beside the original."""

    label: str
    tone: str
    klass: str
    verb: str
    pressure: int
    addressees: tuple[str, ...]
    chain: tuple[str, ...]
    speaker: str
    origin: str
    deadline: str
    doubtful: bool
    asks: tuple[Link, ...]


@dataclass(frozen=True)
class Item:
    """A provision: its text in stretches, its clauses, and where another channel says the same."""

    label: str
    anchor: str
    level: int
    heading: str  # only where it differs from that of the item before
    channel: str  # likewise
    guarded: bool
    stretches: tuple[Stretch, ...]
    clauses: tuple[Clause, ...]
    same: tuple[tuple[str, str, str, int], ...]  # label, anchor, relation, page


@dataclass(frozen=True)
class Ground:
    """What all parts of the page are made from."""

    viewer: Viewer
    document: models.Document
    reading: models.Reading
    hidden: frozenset[str]
    labels: Sequence[str]  # of all items shown, in order
    places: Mapping[str, int]  # label to page


def link(viewer: Viewer, ask: models.Ask, *, makes: bool) -> Link:
    """Return the link to an ask that is in reach."""
    return Link(
        ref=ask.ref,
        summary=ask.summary,
        status_label=words.label(viewer, "statuses", ask.status),
        tone=words.tone(viewer, ask.status),
        makes=makes,
        confidential=ask.confidential,
    )


def items(viewer: Viewer, ground: Ground, number: int, text: str) -> tuple[Item, ...]:
    """Return the items of that page, their texts as they are asked for."""
    low = (number - 1) * PAGE
    shown = ground.labels[max(0, low - 1) : low + PAGE]  # and the one before, whose heading may go on
    rows = list(ground.reading.items.filter(label__in=shown).prefetch_related("clauses"))
    links = _links(ground, [row.pk for row in rows])
    same = _same(ground)
    made: list[Item] = []
    before: models.Item | None = None
    for row in rows:
        if row.label in shown[1:] or low == 0:
            made.append(_item(ground, row, before, text, links, same))
        before = row
    return tuple(made)


def _item(
    ground: Ground,
    row: models.Item,
    before: models.Item | None,
    text: str,
    links: Mapping[int, Sequence[Link]],
    same: Mapping[str, Sequence[tuple[str, str, str, int]]],
) -> Item:
    channel = row.channel if before is None or before.channel != row.channel else ""
    guarded = words.guarded(ground.viewer, row.channel)
    return Item(
        label=row.label,
        anchor=slugify(row.label),
        level=row.level,
        heading=row.heading if before is None or before.heading != row.heading else "",
        channel=words.label(ground.viewer, "channels", channel) if channel else "",
        guarded=guarded,
        stretches=_stretches(ground.reading, row, text),
        clauses=tuple(_clause(ground, clause, links.get(clause.pk, ())) for clause in row.clauses.all()),
        same=tuple(same.get(row.label, ())),
    )


def _stretches(reading: models.Reading, row: models.Item, text: str) -> tuple[Stretch, ...]:
    clauses = list(row.clauses.all())
    looks = [marking.tone(clause.klass, clause.polarity) for clause in clauses]
    if text == REPAIRED:
        spans = [Span(one.start, one.end, one.label, look) for one, look in zip(clauses, looks, strict=True)]
        return marking.coloured(row.text, row.start, spans)
    spans = [
        Span(one.source_start, one.source_end, one.label, look)
        for one, look in zip(clauses, looks, strict=True)
    ]
    received = reading.original[row.source_start : row.source_end]
    if text == RECEIVED:
        return marking.coloured(received, row.source_start, spans)
    return marking.marked(received, row.source_start, spans, reading.repairs)


def _clause(ground: Ground, row: models.Clause, asks: Sequence[Link]) -> Clause:
    told = row.details
    reported = told.get("reported") or {}
    return Clause(
        label=row.label,
        tone=marking.tone(row.klass, row.polarity),
        klass=row.klass,
        verb=words.label(ground.viewer, "verbs", row.verb),
        pressure=row.pressure,
        addressees=tuple(
            words.label(ground.viewer, "addressees", str(one["code"]), otherwise=str(one["name"]))
            for one in told.get("addressed") or ()
        ),
        chain=tuple(str(one) for one in told.get("chain") or ()),
        speaker=str(reported.get("speaker") or ""),
        origin=str(reported.get("origin") or ""),
        deadline=str(told.get("deadline") or ""),
        doubtful=bool(told.get("ambiguities")),
        asks=tuple(asks),
    )


def _links(ground: Ground, items: Sequence[int]) -> dict[int, list[Link]]:
    reach = scope.asks(ground.viewer, resting=True).filter(merged_into__isnull=True, document=ground.document)
    rows = models.AskClause.objects.filter(clause__item__in=items, ask__in=reach)
    found: dict[int, list[Link]] = {}
    for row in rows.select_related("ask").order_by("-makes", "ask__number"):
        found.setdefault(row.clause_id, []).append(link(ground.viewer, row.ask, makes=row.makes))
    return found


def _same(ground: Ground) -> dict[str, list[tuple[str, str, str, int]]]:
    found: dict[str, list[tuple[str, str, str, int]]] = {}
    for pair in ground.reading.alignments:
        here, there, relation = pair["item"], pair["other"], pair["relation"]
        if here in ground.places and there in ground.places:
            found.setdefault(here, []).append((there, slugify(there), relation, ground.places[there]))
            back = {"part": "whole"}.get(relation, relation)
            found.setdefault(there, []).append((here, slugify(here), back, ground.places[here]))
    return found
