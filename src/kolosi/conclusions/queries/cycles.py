"""Two conclusions on one situation, ask by ask, as a page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from kolosi.conclusions import models
from kolosi.conclusions.queries import scope, words
from kolosi.conclusions.rules import contrast, cycles
from kolosi.conclusions.rules.documents import Status as Stage
from kolosi.conclusions.rules.progress import Status
from kolosi.kernel.viewer import Viewer

CONCLUSIONS = "conclusions"  # the genre that makes cycles: a press release tells the same conclusions again
_LEFT = ("search", "document__data", "document__front")


@dataclass(frozen=True)
class Compared:
    """Conclusions that can be compared: accepted, and in reach of someone who may compare there."""

    ref: str
    name: str
    situation: str
    situation_label: str
    adopted: date | None
    simulated: bool


@dataclass(frozen=True)
class Side:
    """An ask in one of the two conclusions, with the words of the clause that makes it."""

    ref: str
    label: str
    words: str
    addressees: tuple[str, ...]
    verb: str
    pressure: int
    status_label: str
    tone: str


@dataclass(frozen=True)
class Row:
    """What became of one ask. `stretches` lead from the earlier words to the later; `cycles` in how many it came again."""

    change: str
    earlier: Side | None
    later: Side | None
    pressure: int
    urgency: int
    stretches: tuple[contrast.Stretch, ...]
    unimplemented: bool
    cycles: int
    chronic: bool


@dataclass(frozen=True)
class Comparison:
    """Two conclusions side by side; `before` counts the conclusions of the situation up to the later one."""

    earlier: Compared
    later: Compared
    rows: tuple[Row, ...]
    counts: dict[str, int]
    unimplemented: int
    chronic: int
    before: int


def comparable(viewer: Viewer) -> tuple[Compared, ...]:
    """Return the conclusions that the viewer may compare, by situation, the latest first."""
    rows = _conclusions(viewer).order_by("situation", "-adopted_first", "-id")
    found = [_compared(viewer, row) for row in rows]
    return tuple(sorted(found, key=lambda one: one.situation_label.casefold()))


def comparison(viewer: Viewer, *, earlier: str, later: str) -> Comparison | None:
    """Return what became of the asks between two conclusions on one situation, or nothing where they are not in reach."""
    chosen = {row.ref: row for row in _conclusions(viewer).filter(ref__in=[earlier, later])}
    if len(chosen) < 2 or chosen[earlier].situation != chosen[later].situation:
        return None
    chain = _chain(viewer, chosen[later])
    seen = _asks(viewer, [*chain, chosen[earlier].pk])
    told = {key: [_plain(row) for row in rows] for key, rows in seen.items()}
    pairs = cycles.compared(told[chosen[earlier].pk], told[chosen[later].pk])
    runs = cycles.runs([told[key] for key in chain])
    sides = {row.ref: row for rows in seen.values() for row in rows}
    rows = tuple(
        _row(viewer, pair, sides, runs.get(pair.later.ref, 0) if pair.later else 0) for pair in pairs
    )
    return Comparison(
        earlier=_compared(viewer, chosen[earlier]),
        later=_compared(viewer, chosen[later]),
        rows=rows,
        counts={change.value: count for change, count in cycles.counts(pairs).items()},
        unimplemented=sum(row.unimplemented for row in rows),
        chronic=sum(row.chronic for row in rows),
        before=len(chain),
    )


def _conclusions(viewer: Viewer) -> "QuerySet[models.Document]":
    rows = scope.documents(viewer).filter(status=Stage.ACCEPTED, genre=CONCLUSIONS).defer("data", "front")
    held = viewer.situations("conclusions.compare")
    return rows if held is None else rows.filter(situation__in=sorted(held))


def _chain(viewer: Viewer, last: models.Document) -> list[int]:
    """Return the conclusions of the situation in the order of adoption up to that one; undated ones have no place."""
    dated = _conclusions(viewer).filter(situation=last.situation, adopted_first__isnull=False)
    before = dated.filter(adopted_first__lt=last.adopted_first) if last.adopted_first else dated.none()
    return [*before.order_by("adopted_first", "id").values_list("pk", flat=True), last.pk]


def _asks(viewer: Viewer, documents: Sequence[int]) -> dict[int, list[models.Ask]]:
    makes = models.AskClause.objects.filter(makes=True).select_related("clause").order_by("position")
    rows = (
        scope.asks(viewer)
        .filter(document__in=documents)
        .select_related("document")
        .defer(*_LEFT)
        .order_by("document_id", "number")
        .prefetch_related("addressees", "themes", Prefetch("clauses", queryset=makes))
    )
    found: dict[int, list[models.Ask]] = {key: [] for key in documents}
    for row in rows:
        found[row.document_id].append(row)
    return found


def _plain(row: models.Ask) -> cycles.Ask:
    made = [one.clause for one in row.clauses.all()]
    return cycles.Ask(
        ref=row.ref,
        label=row.label,
        addressees=frozenset(one.code for one in row.addressees.all() if one.asked),
        themes=frozenset(one.code for one in row.themes.all()),
        obligation=(str(made[0].details.get("obligation", {}).get("text", "")) if made else "")
        or row.summary,
        pressure=row.pressure,
        urgency=frozenset(row.urgency),
        deadline=row.deadline,
        status=Status(row.status),
    )


def _compared(viewer: Viewer, row: models.Document) -> Compared:
    return Compared(
        row.ref,
        " · ".join(part for part in (row.symbol or row.title, row.adopted_on) if part),
        row.situation,
        words.label(viewer, "situations", row.situation),
        row.adopted_first,
        row.simulated,
    )


def _row(viewer: Viewer, pair: cycles.Pair, rows: dict[str, models.Ask], again: int) -> Row:
    earlier = _side(viewer, rows[pair.earlier.ref]) if pair.earlier else None
    later = _side(viewer, rows[pair.later.ref]) if pair.later else None
    return Row(
        change=pair.change.value,
        earlier=earlier,
        later=later,
        pressure=pair.pressure,
        urgency=pair.urgency,
        stretches=contrast.contrasted(earlier.words, later.words) if earlier and later else (),
        unimplemented=pair.unimplemented,
        cycles=again,
        chronic=again >= cycles.CHRONIC,
    )


def _side(viewer: Viewer, row: models.Ask) -> Side:
    made = [one.clause.text for one in row.clauses.all()]
    return Side(
        ref=row.ref,
        label=row.label,
        words=made[0] if made else row.summary,
        addressees=tuple(
            words.label(viewer, "addressees", one.code, otherwise=one.name)
            for one in row.addressees.all()
            if one.asked
        ),
        verb=words.label(viewer, "verbs", row.verb),
        pressure=row.pressure,
        status_label=words.label(viewer, "statuses", row.status),
        tone=words.tone(viewer, row.status),
    )
