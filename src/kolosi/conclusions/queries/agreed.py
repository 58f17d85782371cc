"""The agreed words of a document, whole: what letters carry. Only for those who may read what only a letter says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from kolosi.conclusions import models
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules.documents import Status
from kolosi.kernel.viewer import Viewer

FACTS = "facts"  # a document kept as facts alone, without the words


@dataclass(frozen=True)
class Provision:
    """An item with its words, and the addressees of its clauses (code, name, kind, found)."""

    label: str
    level: int
    channel: str
    heading: str
    text: str
    start: int
    end: int
    addressed: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Agreed:
    """A document's words; `front` is its front matter with the repaired `text`; `asks` are those each item makes."""

    ref: str
    situation: str
    accepted: bool
    in_words: bool
    simulated: bool
    front: Mapping[str, Any]
    provisions: tuple[Provision, ...]
    asks: Mapping[str, tuple[str, ...]]


def agreed(viewer: Viewer, ref: str) -> Agreed | None:
    """Return the agreed words of a document in reach, or nothing; four queries whatever its length."""
    row = scope.documents(viewer).defer("data").filter(ref=ref).first()
    reading = row.readings.defer("original").last() if row else None
    if row is None or reading is None or not scope.sees_confidential(viewer, row.situation):
        return None
    items = reading.items.prefetch_related("clauses")
    made = models.AskClause.objects.filter(
        clause__item__reading=reading, makes=True, ask__merged_into__isnull=True
    )
    asks: dict[str, list[str]] = {}
    for label, ask in made.order_by("clause_id").values_list("clause__item__label", "ask__ref"):
        asks.setdefault(label, []).append(ask)
    return Agreed(
        ref=row.ref,
        situation=row.situation,
        accepted=row.status == Status.ACCEPTED,
        in_words=row.format != FACTS,
        simulated=row.simulated,
        front={**row.front, "title": row.title, "symbol": row.symbol, "text": reading.text},
        provisions=tuple(_provision(item) for item in items),
        asks={label: tuple(dict.fromkeys(refs)) for label, refs in asks.items()},
    )


def _provision(item: models.Item) -> Provision:
    addressed = [one for clause in item.clauses.all() for one in clause.details.get("addressed", ())]
    whole = (item.label, item.level, item.channel, item.heading, item.text, item.start, item.end)
    return Provision(*whole, addressed=tuple(addressed))


@dataclass(frozen=True)
class Asked:
    """An ask in reach: its label in the text, its summary, and the codes of those it asks."""

    ref: str
    label: str
    summary: str
    addressees: frozenset[str]


def asked(viewer: Viewer, refs: Collection[str]) -> dict[str, Asked]:
    """Return which of the asks are in reach, by reference, in the order of the text."""
    rows = scope.asks(viewer, resting=True).filter(ref__in=sorted(refs)).prefetch_related("addressees")
    return {
        row.ref: Asked(
            row.ref, row.label, row.summary, frozenset(one.code for one in row.addressees.all() if one.asked)
        )
        for row in rows.order_by("number")
    }
