"""Figures by type, party and region: rows that add up to their total, and the proof each figure carries."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kolosi.counting.rules import basis as bases
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.children import Children, children
from kolosi.counting.rules.facts import Attribution, Tally, Violation
from kolosi.counting.rules.units import counts_victims, is_grave, settled, units
from kolosi.kernel.periods import Period

UNIDENTIFIED = "unidentified"


def party_row(violation: Violation) -> str:
    """R13: a violation stands in exactly one row: its party, the composite of several, or unidentified.

    Joint and crossfire violations have one row of their own (`A + B`, `A x B`), so that rows add up to the total and no
    child is counted twice.
    """
    parties = sorted(set(violation.parties))
    if violation.attribution is Attribution.UNIDENTIFIED or not parties:
        return UNIDENTIFIED
    if violation.attribution is Attribution.CROSSFIRE:
        return " x ".join(parties)
    return " + ".join(parties)


@dataclass(frozen=True)
class Figure:
    """A number that can be proven: what it counts, when and as of when, by which rules, from which records."""

    number: int
    unit: str  # children or incidents
    tally: Tally
    at_least: bool  # R14: some tally behind it is a lower bound
    basis: Basis
    period: Period
    as_of: datetime
    rules: tuple[str, ...]
    records: tuple[str, ...]
    proof: str


def figure(
    violations: Collection[Violation],
    period: Period,
    basis: Basis,
    *,
    as_of: datetime,
    unit: str,
    rules: tuple[str, ...] = ("R01", "R03", "R05", "R06", "R08"),
) -> Figure:
    """R15: return a figure with its proof: the hash of the records it was counted from, and how it was counted."""
    tally = sum((one.tally for one in violations if counts_victims(one.type)), Tally())
    records = tuple(sorted(one.ref for one in violations))
    number = sum(units(one) for one in violations)
    told = [unit, basis, str(period), as_of.isoformat(), *rules, str(number)]
    states = sorted(f"{one.ref}@{one.recorded_at.isoformat()}" for one in violations)
    proof = hashlib.sha256(json.dumps([told, states]).encode()).hexdigest()
    low = any(one.at_least for one in violations)
    return Figure(number, unit, tally, low, basis, period, as_of, rules, records, proof)


@dataclass(frozen=True)
class Table:
    """One period on one basis, as known at one moment."""

    period: Period
    basis: Basis
    as_of: datetime
    by_type: Mapping[str, Figure]
    by_party: Mapping[tuple[str, str], Figure]  # (type, row)
    by_region: Mapping[tuple[str, str], Figure]
    children: Children

    @property
    def grave(self) -> int:
        """All grave violations of the period (R01, R02)."""
        return sum(found.number for code, found in self.by_type.items() if is_grave(code))


def table(
    states: Iterable[Violation], period: Period, basis: Basis, *, at: datetime, on: date | None = None
) -> Table:
    """Return the whole table of a period as known at a moment; `on` is the day one looks (that of `at`)."""
    known = bases.as_known(states, at=at)
    chosen = settled(bases.selected(known, period, basis, on=on or at.date()))

    def grouped(key: Callable[[Violation], object]) -> dict[object, list[Violation]]:
        groups: dict[object, list[Violation]] = defaultdict(list)
        for violation in chosen:
            groups[key(violation)].append(violation)
        return groups

    def figures(key: Callable[[Violation], object]) -> dict[object, Figure]:
        return {
            name: figure(
                found,
                period,
                basis,
                as_of=at,
                unit="children" if counts_victims(found[0].type) else "incidents",
            )
            for name, found in grouped(key).items()
        }

    return Table(
        period,
        basis,
        at,
        figures(lambda one: one.type),  # type: ignore[arg-type]  # keys are what `key` returns
        figures(lambda one: (one.type, party_row(one))),  # type: ignore[arg-type]
        figures(lambda one: (one.type, one.region)),  # type: ignore[arg-type]
        children([one for one in chosen if is_grave(one.type)]),
    )


@dataclass(frozen=True)
class Restated:
    """A violation that counts differently than it did: what it added then and adds now."""

    ref: str
    then: int
    now: int


def restated(
    states: Collection[Violation], period: Period, basis: Basis, *, then: datetime, now: datetime
) -> list[Restated]:
    """R16: list, violation by violation, how a table frozen then differs from the same table now."""
    earlier, later = (
        {
            one.ref: units(one)
            for one in settled(bases.selected(bases.as_known(states, at=at), period, basis, on=at.date()))
        }
        for at in (then, now)
    )
    return [
        Restated(ref, earlier.get(ref, 0), later.get(ref, 0))
        for ref in sorted({*earlier, *later})
        if earlier.get(ref, 0) != later.get(ref, 0)
    ]
