"""One document with its items, their clauses and asks: forty items on a page, in a constant number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.text import slugify

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import asks as lists
from kolosi.conclusions.queries import document_items as parts
from kolosi.conclusions.queries import documents, scope, witnesses, words
from kolosi.conclusions.rules import looking, marking, progress
from kolosi.kernel.viewer import Viewer

_PLAIN = [
    "ref",
    "title",
    "symbol",
    "situation",
    "genre",
    "format",
    "name",
    "language",
    "adopted_on",
    "status",
]
_PLAIN += ["revision", "simulated", "received_at"]
_LOGGED = ("split_word", "spacing", "footnote")
_NEEDED = {
    parts.REPAIRED: ("text", "original"),
    parts.MARKED: ("text",),
    parts.RECEIVED: ("text",),
}  # what is *not* fetched


@dataclass(frozen=True)
class Jump:
    """A place to jump to: the first item under a heading."""

    label: str
    anchor: str
    heading: str
    page: int


@dataclass(frozen=True)
class Warned:
    """What a person should look at before accepting: labels of items and clauses, counts, and the repairs told."""

    ambiguous: tuple[tuple[str, str, int], ...]  # label, anchor of its item, page
    orphans: int
    lost: tuple[parts.Link, ...]
    undated: bool
    few: bool
    repairs: tuple[tuple[str, int], ...]
    log: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Page:
    """All that the page of a document shows."""

    ref: str
    title: str
    symbol: str
    situation: str
    situation_label: str
    genre: str
    format: str
    name: str
    language: str
    adopted_on: str
    adopted_as_told: bool  # by the person who received it; the text does not say it
    report: str
    meeting: str
    status: str
    revision: int
    simulated: bool
    received_by: str
    received_at: datetime
    grammar: str
    reading: int
    asks: int
    done: int
    items_total: int
    clauses_total: int
    withheld: int
    acts: Mapping[str, tuple[str, ...]]
    text: str
    items: tuple[parts.Item, ...]
    jumps: tuple[Jump, ...]
    warned: Warned
    turn: lists.Turn
    witnessed: tuple[tuple[str, str], tuple[witnesses.Said, ...]] | None  # where it is a witness


def document(
    viewer: Viewer, ref: str, *, on: date, page: int = 1, item: str = "", text: str = parts.REPAIRED
) -> Page | None:
    """Return the page of a document that holds the item, or the page of that number; nothing when it is not in reach."""
    row = scope.documents(viewer).defer("data").filter(ref=ref).first()
    reading = row.readings.defer(*_NEEDED[text]).last() if row else None
    if row is None or reading is None:
        return None
    hidden = documents.hidden(viewer, row, reading)
    outline = reading.items.exclude(label__in=hidden).values_list("label", "heading", "channel")
    labels = [label for label, _, _ in outline]
    ground = parts.Ground(
        viewer, row, reading, hidden, labels, {label: at // parts.PAGE + 1 for at, label in enumerate(labels)}
    )
    pages = max(1, -(-len(labels) // parts.PAGE))
    number = ground.places.get(item, min(max(1, page), pages))
    asks, done, orphans, lost = _asks(ground, on)
    return Page(
        **_front(ground),
        asks=asks,
        done=done,
        items_total=len(labels),
        clauses_total=models.Clause.objects.filter(item__reading=reading)
        .exclude(item__label__in=hidden)
        .count(),
        withheld=len(hidden),
        acts=documents.obstacles(viewer, row),
        text=text,
        items=parts.items(viewer, ground, number, text),
        jumps=_jumps(list(outline), ground),
        warned=_warned(ground, asks, orphans, lost),
        turn=lists.Turn(number, pages),
        witnessed=witnesses.told(viewer, row),
    )


def _front(ground: parts.Ground) -> dict[str, Any]:
    row, told = ground.document, ground.document.front
    names = access.person_names(ground.viewer, {row.received_by})
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "situation_label": words.label(ground.viewer, "situations", row.situation),
        "adopted_as_told": bool(row.adopted_on) and not told.get("adopted_on"),
        "report": (told.get("report") or {}).get("symbol") or "",
        "meeting": str((told.get("meeting") or {}).get("date") or ""),
        "received_by": names.get(row.received_by, row.received_by),
        "grammar": ground.reading.grammar,
        "reading": ground.reading.number,
    }


def _asks(ground: parts.Ground, on: date) -> tuple[int, int, int, tuple[parts.Link, ...]]:
    """Return how many asks are in reach, how many of them are done, how many are orphans, and those not found any more."""
    reach = scope.asks(ground.viewer, resting=True).filter(document=ground.document, merged_into__isnull=True)
    ended = models.AskAddressee.objects.filter(
        ask=OuterRef("pk"), code__in=sorted(looking.ended_codes(on=on))
    )
    full = progress.Status.FULLY_IMPLEMENTED.value
    counted = reach.aggregate(
        asks=Count("pk"),
        done=Count("pk", filter=Q(status=full)),
        orphans=Count("pk", filter=Q(Exists(ended))),
    )
    found = models.AskClause.objects.filter(ask=OuterRef("pk"), clause__item__reading=ground.reading)
    lost = reach.filter(~Exists(found)) if ground.reading.number > 1 else []
    return (
        counted["asks"],
        counted["done"],
        counted["orphans"],
        tuple(parts.link(ground.viewer, ask, makes=True) for ask in lost),
    )


def _jumps(outline: Sequence[tuple[str, str, str]], ground: parts.Ground) -> tuple[Jump, ...]:
    made: list[Jump] = []
    before = ("", "")
    for label, heading, channel in outline:
        if (heading, channel) != before and (heading or channel):
            said = heading or words.label(ground.viewer, "channels", channel)
            made.append(Jump(label, slugify(label), said, ground.places[label]))
        before = (heading, channel)
    return tuple(made)


def _warned(ground: parts.Ground, asks: int, orphans: int, lost: tuple[parts.Link, ...]) -> Warned:
    doubtful = [str(label) for label in ground.document.front.get("ambiguous", ())]
    items = [(label, label.rsplit("/", 1)[0]) for label in doubtful]
    told = [one for one in ground.reading.repairs if marking.tells(one)]
    kinds: dict[str, int] = {}
    for one in told:
        kinds[one["kind"]] = kinds.get(one["kind"], 0) + 1
    log = [one for one in told if one["kind"] in _LOGGED] if not ground.hidden else []
    return Warned(
        ambiguous=tuple(
            (label, slugify(item), ground.places[item]) for label, item in items if item in ground.places
        ),
        orphans=orphans,
        lost=lost,
        undated=not ground.document.adopted_on,
        few=asks == 0 or (len(ground.labels) > 20 and asks * 20 < len(ground.labels)),
        repairs=tuple(sorted(kinds.items())),
        log=tuple(log),
    )
