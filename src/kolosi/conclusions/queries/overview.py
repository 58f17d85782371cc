"""How much of what was asked is done, by whom, on which theme, and what is late: counted in the tables, at a glance.

The number of queries does not depend on how many asks there are. Tones group statuses (reference/data/statuses.toml).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Exists, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Substr

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import asks, scope, states, words
from kolosi.conclusions.rules import looking
from kolosi.conclusions.rules.documents import Status as Stage
from kolosi.conclusions.rules.progress import Status
from kolosi.kernel.viewer import Viewer
from kolosi.reference import rules as reference

TONES = ("kept", "going", "heed", "wrong", "idle")
ROWS = 10  # rows of a division that are shown; how many follow is told
MONTHS, WEEKS = 12, 13


@dataclass(frozen=True)
class Row:
    """A group of asks: how many, of each tone in the order of `TONES`; of addressees and the whole, how many are late."""

    code: str
    label: str
    total: int
    tones: tuple[int, ...]
    overdue: int = 0
    silent: int = 0

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
    """Where a viewer can look: situations and documents, code or reference to name; and whether any is made up."""

    situations: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    simulated: bool


def overview(viewer: Viewer, wanted: asks.Filters, *, on: date) -> Overview:
    """Return how the asks that are wanted stand on that day."""
    rows = asks.narrowed(viewer, wanted, on=on).order_by()
    whole: list[Any] = list(
        rows.values("status").annotate(
            **_late(on),
            total=Count("pk"),
            declined=Count("pk", filter=Q(declined=True)),
            unowned=Count("pk", filter=Q(owner="")),
        )
    )
    counts = {one["status"]: one["total"] for one in whole}
    addressed = rows.filter(addressees__asked=True)
    return Overview(
        whole=_folded("", "", whole),
        standings=tuple(_standing(viewer, status, counts.get(status.value, 0)) for status in Status),
        seen={
            **{state: sum(one[state] for one in whole) for state in ("overdue", "silent", "declined")},
            "orphaned": _orphaned(rows, on),
        },
        unowned=sum(one["unowned"] for one in whole),
        kinds=_kinds(viewer, addressed),
        bodies=_group(viewer, addressed, "addressees__code", "addressees", on=on),
        themes=_group(viewer, rows.filter(themes__isnull=False), "themes__code", "themes", on=on),
        months=_months(rows, on),
        weeks=_weeks(rows, on),
    )


def reach(viewer: Viewer) -> Reach:
    """Return what the overview can be narrowed to: situations of the viewer, and accepted documents.

    Whoever may read only what is asked of their organisation is offered the documents that ask it something.
    """
    if viewer.may("conclusions.read"):
        named = scope.documents(viewer)
    else:
        named = models.Document.objects.filter(pk__in=scope.asks(viewer).order_by().values("document"))
    columns = ("ref", "symbol", "title", "simulated")
    rows = list(named.filter(status=Stage.ACCEPTED).order_by("-adopted_first", "-id").values_list(*columns))
    return Reach(
        situations=tuple((one.code, one.name) for one in access.situations(viewer)),
        documents=tuple((ref, symbol or title) for ref, symbol, title, _ in rows),
        simulated=any(simulated for *_, simulated in rows),
    )


def _late(on: date) -> dict[str, Count]:
    """Count those that are late: by far the dearest part, so not every division has it."""
    return {state: Count("pk", filter=states.STATES[state](on)) for state in ("overdue", "silent")}


def _orphaned(rows: "QuerySet[models.Ask]", on: date) -> int:
    """Count open asks that address or need an ended body, beginning with the few that name one."""
    ended = models.AskAddressee.objects.filter(code__in=sorted(looking.ended_codes(on=on)))
    return rows.filter(pk__in=ended.values("ask")).exclude(status__in=sorted(looking.CLOSED)).count()


def _standing(viewer: Viewer, status: Status, count: int) -> Standing:
    return Standing(status.value, words.label(viewer, "statuses", status), words.tone(viewer, status), count)


def _folded(code: str, label: str, told: Iterable[Mapping[str, Any]]) -> Row:
    """Fold what is counted by status into one row."""
    tones, total, overdue, silent = dict.fromkeys(TONES, 0), 0, 0, 0
    for one in told:
        tones[_tone(one["status"])] += one["total"]
        total += one["total"]
        overdue, silent = overdue + one.get("overdue", 0), silent + one.get("silent", 0)
    return Row(code, label, total, tuple(tones.values()), overdue, silent)


def _tone(status: str) -> str:
    return str(reference.code_list("statuses")[status].more["tone"])


def _group(viewer: Viewer, rows: "QuerySet[models.Ask]", column: str, name: str, *, on: date) -> Group:
    """Divide the asks by a column that a join meets once an ask: counted by tone in one pass, late ones for addressees."""
    named = {"named": Min("addressees__name"), **_late(on)} if name == "addressees" else {}
    by_tone = {tone: Count("pk", filter=Q(status__in=_of_tone(tone))) for tone in TONES[:-1]}
    found = []
    for one in rows.values(column).annotate(total=Count("pk"), **by_tone, **named):
        label = words.label(viewer, name, one[column], otherwise=one.get("named", ""))
        known = [one[tone] for tone in TONES[:-1]]
        tones = (*known, one["total"] - sum(known))
        found.append(
            Row(one[column], label, one["total"], tones, one.get("overdue", 0), one.get("silent", 0))
        )
    return _first(found)


def _kinds(viewer: Viewer, rows: "QuerySet[models.Ask]") -> Group:
    """Divide the asks by kinds of addressees: an ask to several bodies of a kind counts once for the kind."""
    once = Count("pk", distinct=True)
    parts: dict[str, list[Mapping[str, Any]]] = {}
    for one in rows.values("addressees__kind", "status").annotate(total=once):
        parts.setdefault(one["addressees__kind"], []).append(one)
    return _first(
        [_folded(code, words.label(viewer, "addressee_kinds", code), told) for code, told in parts.items()]
    )


def _first(rows: list[Row]) -> Group:
    rows.sort(key=lambda row: (-row.total, row.label))
    return Group(tuple(rows[:ROWS]), max(0, len(rows) - ROWS))


def _of_tone(tone: str) -> list[str]:
    return [status.value for status in Status if _tone(status.value) == tone]


def _months(rows: "QuerySet[models.Ask]", on: date) -> tuple[Stretch, ...]:
    """Return the judgements of the last months, this one included, by tone; months without any are left out."""
    of_these = Exists(rows.filter(pk=OuterRef("ask")))
    # A day is written 2018-05-04 by both databases: its first seven signs are the month.
    month = Substr(Cast("on", CharField()), 1, 7)
    since = (on.replace(day=1) - timedelta(days=31 * MONTHS - 45)).replace(day=1)
    made = models.Assessment.objects.filter(of_these, on__range=(since, on)).order_by().annotate(month=month)
    months: dict[str, list[int]] = {}
    for begun, status, count in made.values_list("month", "status").annotate(count=Count("pk")):
        months.setdefault(begun, [0] * len(TONES))[TONES.index(_tone(status))] += count
    return tuple(
        Stretch(begins, _last_day(begins), tuple(counts))
        for begins, counts in (
            (date.fromisoformat(f"{begun}-01"), counts) for begun, counts in sorted(months.items())[-MONTHS:]
        )
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
