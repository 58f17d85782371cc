"""How much of what was asked is done, by whom, on which theme, and what is late: counted in the tables, at a glance.

The number of queries does not depend on how many asks there are. Tones group statuses (reference/data/statuses.toml).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import asks, scope, states, words
from kolosi.conclusions.rules import looking
from kolosi.conclusions.rules.documents import Status as Stage
from kolosi.conclusions.rules.progress import Status
from kolosi.kernel.viewer import Viewer
from kolosi.reference import rules as reference

TONES = ("kept", "going", "heed", "wrong", "idle")
SEEN = ("overdue", "silent", "orphaned", "declined")  # states that are counted; `states` says what they are
ROWS = 10  # rows of a division that are shown; how many follow is told
MONTHS, WEEKS = 12, 13


@dataclass(frozen=True)
class Row:
    """A group of asks: how many, of each tone in the order of `TONES`, and how many are late."""

    code: str
    label: str
    total: int
    tones: tuple[int, ...]
    overdue: int
    silent: int

    @property
    def kept(self) -> int:
        return self.tones[0]


@dataclass(frozen=True)
class Standing:
    """How many asks have a status."""

    code: str
    label: str
    tone: str
    count: int


@dataclass(frozen=True)
class Stretch:
    """A month of judgements (by tone), or a week of due days (`milestones`, `reviews`); `until` is its last day."""

    begins: date
    until: date
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Group:
    """The first rows of a division, and how many more there are."""

    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True)
class Overview:
    """Everything the overview shows."""

    whole: Row
    standings: tuple[Standing, ...]
    seen: Mapping[str, int]
    unowned: int
    kinds: Group
    bodies: Group
    themes: Group
    months: tuple[Stretch, ...]
    weeks: tuple[Stretch, ...]


@dataclass(frozen=True)
class Reach:
    """Where a viewer can look: situations and followed documents, code or reference to name; and who they are."""

    situations: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]


def overview(viewer: Viewer, wanted: asks.Filters, *, on: date) -> Overview:
    """Return how the asks that are wanted stand on that day."""
    rows = asks.narrowed(viewer, wanted, on=on).order_by()
    whole = rows.aggregate(**_counts(on), **_standings(), unowned=Count("pk", filter=Q(owner="")))
    addressed = rows.filter(addressees__asked=True)
    return Overview(
        whole=_row("", "", whole),
        standings=tuple(_standing(viewer, status, whole[status.value]) for status in Status),
        seen={state: whole[state] for state in SEEN},
        unowned=whole["unowned"],
        kinds=_group(viewer, addressed, "addressees__kind", "addressee_kinds", on=on),
        bodies=_group(viewer, addressed, "addressees__code", "addressees", on=on),
        themes=_group(viewer, rows.filter(themes__isnull=False), "themes__code", "themes", on=on),
        months=_months(rows, on),
        weeks=_weeks(rows, on),
    )


def reach(viewer: Viewer) -> Reach:
    """Return what the overview can be narrowed to: situations of the viewer, and documents with followed asks."""
    followed = scope.asks(viewer).order_by().values("document")
    named = models.Document.objects.filter(pk__in=followed, status=Stage.ACCEPTED)
    return Reach(
        situations=tuple((one.code, one.name) for one in access.situations(viewer)),
        documents=tuple(
            (ref, symbol or title)
            for ref, symbol, title in named.order_by("-adopted_first", "-id").values_list(
                "ref", "symbol", "title"
            )
        ),
    )


def _counts(on: date) -> dict[str, Count]:
    """Count asks, asks of each tone, and asks in the states that are seen on that day. An ask is counted once."""
    by_tone = {tone: Count("pk", filter=Q(status__in=_of_tone(tone))) for tone in TONES}
    by_state = {state: Count("pk", filter=states.STATES[state](on)) for state in SEEN}
    return {"total": Count("pk"), **by_tone, **by_state}


def _standings() -> dict[str, Count]:
    return {status.value: Count("pk", filter=Q(status=status.value)) for status in Status}


def _of_tone(tone: str) -> list[str]:
    codes = reference.code_list("statuses").values()
    return [one.code for one in codes if one.more["tone"] == tone]


def _standing(viewer: Viewer, status: Status, count: int) -> Standing:
    return Standing(status.value, words.label(viewer, "statuses", status), words.tone(viewer, status), count)


def _row(code: str, label: str, told: Mapping[str, Any]) -> Row:
    tones = tuple(told[tone] for tone in TONES)
    return Row(code, label, told["total"], tones, told["overdue"], told["silent"])


def _group(viewer: Viewer, rows: "QuerySet[models.Ask]", column: str, name: str, *, on: date) -> Group:
    """Divide the asks by a column; an ask to several bodies of a kind counts once for the kind."""
    once = column == "addressees__kind"
    counted = {key: _once(count) if once else count for key, count in _counts(on).items() if key in _SHOWN}
    named = {"named": Min("addressees__name")} if name == "addressees" else {}
    found = sorted(
        rows.values(column).annotate(**counted, **named), key=lambda one: (-one["total"], one[column])
    )
    shown = tuple(
        _row(one[column], words.label(viewer, name, one[column], otherwise=one.get("named", "")), one)
        for one in found[:ROWS]
    )
    return Group(shown, max(0, len(found) - ROWS))


_SHOWN = frozenset({"total", *TONES, "overdue", "silent"})


def _once(count: Count) -> Count:
    return Count("pk", filter=count.filter, distinct=True)


def _months(rows: "QuerySet[models.Ask]", on: date) -> tuple[Stretch, ...]:
    """Return the judgements of the last months in which there were any, by tone."""
    made = models.Assessment.objects.filter(ask__in=rows.values("pk"), on__lte=on)
    by_day = made.order_by().values_list("on", "status").annotate(count=Count("pk"))
    months: dict[date, list[int]] = {}
    for day, status, count in by_day:
        tone = reference.code_list("statuses")[status].more["tone"]
        months.setdefault(day.replace(day=1), [0] * len(TONES))[TONES.index(tone)] += count
    return tuple(
        Stretch(begins, _last_day(begins), tuple(counts))
        for begins, counts in sorted(months.items())[-MONTHS:]
    )


def _last_day(begins: date) -> date:
    return (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _weeks(rows: "QuerySet[models.Ask]", on: date) -> tuple[Stretch, ...]:
    """Return how many open asks have their next day in each of the coming weeks, the first beginning on that day."""
    kind = Case(
        When(due_on__isnull=False, then=Value("milestone")), default=Value("review"), output_field=CharField()
    )
    coming = (
        rows.exclude(status__in=sorted(looking.CLOSED))
        .annotate(day=Coalesce("due_on", "review_on"), measure=kind)
        .filter(day__gte=on, day__lt=on + timedelta(weeks=WEEKS))
    )
    weeks = [[0, 0] for _ in range(WEEKS)]
    for day, measure, count in coming.values_list("day", "measure").annotate(count=Count("pk")):
        weeks[(day - on).days // 7][measure == "review"] += count
    return tuple(
        Stretch(on + timedelta(weeks=at), on + timedelta(weeks=at, days=6), tuple(counts))
        for at, counts in enumerate(weeks)
    )
