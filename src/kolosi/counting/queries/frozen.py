"""Frozen sets of figures, read back as they were published, and how today differs from them (R16)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from kolosi.counting import models
from kolosi.counting.queries.extracts import READ
from kolosi.counting.queries.figures import counted_behind, question
from kolosi.counting.rules.facts import Tally
from kolosi.counting.rules.tables import Restated
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class FrozenSet:
    """The head of a frozen set."""

    ref: str
    title: str
    situations: tuple[str, ...]
    period: Period
    on: date
    as_of: datetime
    simulated: bool
    by: str
    at: datetime


@dataclass(frozen=True)
class FrozenNumber:
    """One frozen number with its proof."""

    basis: str
    kind: str
    type: str
    row: str
    number: int
    unit: str
    tally: Tally
    at_least: bool
    rules: tuple[str, ...]
    proof: str


@dataclass(frozen=True)
class FrozenCount:
    """How many different children stood behind a basis."""

    basis: str
    keyed: int
    unkeyed: int
    tally: Tally
    several: int

    @property
    def published(self) -> int:
        """The number as published: each child without a key taken for a different one (R10)."""
        return self.keyed + self.unkeyed


@dataclass(frozen=True)
class FrozenPage:
    """A frozen set, whole."""

    head: FrozenSet
    numbers: tuple[FrozenNumber, ...]
    children: tuple[FrozenCount, ...]


def scope(viewer: Viewer) -> QuerySet[models.Frozen]:
    """Return the sets whose every situation the viewer is let into."""
    seen = viewer.situations(READ)
    if seen is None:
        return models.Frozen.objects.all()
    rows = models.Frozen.objects.values_list("pk", "scope")
    return models.Frozen.objects.filter(pk__in=[pk for pk, scope in rows if set(scope.split()) <= seen])


def frozen_sets(viewer: Viewer) -> tuple[FrozenSet, ...]:
    """Return all frozen sets, the newest first."""
    return tuple(_head(row) for row in scope(viewer))


def frozen(viewer: Viewer, ref: str) -> FrozenPage:
    """Return one set as it was frozen."""
    row = scope(viewer).filter(ref=ref).first()
    if row is None:
        raise Absent
    numbers = tuple(
        FrozenNumber(
            one.basis, one.kind, one.type, one.row, one.number, one.unit, Tally(one.boys, one.girls, one.unknown),
            one.at_least, tuple(one.rules.split()), one.proof,
        )
        for one in row.figures.all()
    )  # fmt: skip
    children = tuple(
        FrozenCount(one.basis, one.keyed, one.unkeyed, Tally(one.boys, one.girls, one.unknown), one.several)
        for one in row.children.all()
    )
    return FrozenPage(_head(row), numbers, children)


def restatements(viewer: Viewer, ref: str, *, at: datetime) -> dict[str, tuple[Restated, ...]]:
    """R16: return, by basis, each violation that counts differently now than in the frozen set."""
    row = scope(viewer).filter(ref=ref).first()
    if row is None:
        raise Absent
    head = _head(row)
    ask = question(viewer, head.period, at=at, situations=head.situations)
    _, rows = counted_behind(viewer, ask)
    found: dict[str, tuple[Restated, ...]] = {}
    earlier: dict[str, dict[str, int]] = {}
    for basis, violation, units in row.records.values_list("basis", "violation", "units"):
        earlier.setdefault(basis, {})[violation] = units
    later: dict[str, dict[str, int]] = {}
    for one in rows:
        later.setdefault(one.basis, {})[one.violation] = one.units
    for basis in sorted({*earlier, *later}):
        then, now = earlier.get(basis, {}), later.get(basis, {})
        differing = tuple(
            Restated(name, then.get(name, 0), now.get(name, 0))
            for name in sorted({*then, *now})
            if then.get(name, 0) != now.get(name, 0)
        )
        if differing:
            found[basis] = differing
    return found


def quoting(viewer: Viewer, violations: Collection[str]) -> dict[str, tuple[FrozenSet, ...]]:
    """Return, for each violation, the frozen sets that counted it as verified: who must hear of a correction."""
    rows = (
        models.FrozenRecord.objects.filter(frozen__in=scope(viewer), violation__in=violations)
        .exclude(basis="unverified")
        .select_related("frozen")
    )
    found: dict[str, dict[str, FrozenSet]] = {}
    for row in rows:
        found.setdefault(row.violation, {})[row.frozen.ref] = _head(row.frozen)
    return {violation: tuple(sets.values()) for violation, sets in found.items()}


def _head(row: models.Frozen) -> FrozenSet:
    return FrozenSet(
        row.ref, row.title, tuple(row.scope.split()), Period(row.first, row.last), row.on, row.as_of,
        row.simulated, row.by, row.at,
    )  # fmt: skip
