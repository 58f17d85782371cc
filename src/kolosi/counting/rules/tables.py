"""Figures by type, party and region: rows that add up to their total, and the proof each figure carries."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from kolosi.counting.rules import basis as bases
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.children import Ages, Children, Repeated, ages, children, repeated
from kolosi.counting.rules.facts import Attribution, Tally, Violation
from kolosi.counting.rules.proof import fingerprint, leaf, mark, sealed, together
from kolosi.counting.rules.units import counts_victims, is_grave, settled, units
from kolosi.kernel.periods import Period

_VERIFIED = ("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08")
RULES = {basis: _VERIFIED for basis in Basis} | {Basis.UNVERIFIED: ("R01", "R02", "R04", "R05", "R08", "R19")}
UNIDENTIFIED = "unidentified"
JOINT, CROSSFIRE = " + ", " x "


def party_row(violation: Violation) -> str:
    """R13: a violation stands in exactly one row: its party, the composite of several, or unidentified.

    Joint and crossfire violations have one row of their own (`A + B`, `A x B`), so that rows add up to the total and no
    child is counted twice.
    """
    parties = sorted(set(violation.parties))
    if violation.attribution is Attribution.UNIDENTIFIED or not parties:
        return UNIDENTIFIED
    if violation.attribution is Attribution.CROSSFIRE:
        return CROSSFIRE.join(parties)
    return JOINT.join(parties)


def parties_in(row: str) -> tuple[str, ...]:
    """R13: return the parties of which a row is made; none for the unidentified."""
    mark = CROSSFIRE if CROSSFIRE in row else JOINT
    return () if row == UNIDENTIFIED else tuple(row.split(mark))


@dataclass(frozen=True)
class Figure:
    """A number that can be proven: what it counts, when and as of when, by which rules, from which records.

    `scope` names the situations that were counted; `None` means all of them.
    """

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
    scope: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know: a period, as known at a moment, on the day one looks, of some situations or all."""

    period: Period
    at: datetime
    on: date
    scope: tuple[str, ...] | None = None


def asked(
    period: Period, *, at: datetime, on: date | None = None, scope: Collection[str] | None = None
) -> Asked:
    """Return the question with its day (that of `at`, unless told) and its situations in order."""
    return Asked(period, at, on or at.date(), None if scope is None else tuple(sorted(set(scope))))


class Counted(NamedTuple):
    """What stands behind one figure, before it is proven; `states` is their fingerprint."""

    type: str
    number: int
    tally: Tally
    at_least: bool
    records: tuple[str, ...]
    states: str


def added(in_period: Counted, late: Counted) -> Counted:
    """R07: return what is behind a figure of the total: both parts, each violation in one of them."""
    return Counted(
        in_period.type,
        in_period.number + late.number,
        in_period.tally + late.tally,
        in_period.at_least or late.at_least,
        tuple(sorted((*in_period.records, *late.records))),
        together((in_period.states, late.states)),
    )


def proven(counted: Counted, basis: Basis, ask: Asked) -> Figure:
    """R15: return the figure with its proof: the hash of the states it was counted from, and how it was counted."""
    unit = "children" if counts_victims(counted.type) else "incidents"
    rules = RULES[basis]
    said = [unit, basis, ask.period, ask.at.astimezone(UTC).isoformat(), ask.on, ask.scope, rules]
    proof = sealed(counted.states, [*said, counted.number])
    return Figure(
        counted.number, unit, counted.tally, counted.at_least, basis, ask.period, ask.at, rules,
        counted.records, proof, ask.scope,
    )  # fmt: skip


def figure(violations: Collection[Violation], basis: Basis, ask: Asked) -> Figure:
    """R14: return the figure of violations of one type; it says so when some tally behind it is a lower bound."""
    code = next(iter(violations)).type
    counted = Counted(
        code,
        sum(units(one) for one in violations),
        sum((one.tally for one in violations if counts_victims(code)), Tally()),
        any(one.at_least for one in violations),
        tuple(sorted(one.ref for one in violations)),
        together(
            fingerprint(
                (leaf(one.ref), mark(one.ref, one.recorded_at))
                for one in violations
                if basis is not Basis.TOTAL or bases.basis_of(one, ask.period, on=ask.on) is part
            )
            for part in ((Basis.IN_PERIOD, Basis.LATE) if basis is Basis.TOTAL else (basis,))
        ),
    )
    return proven(counted, basis, ask)


def explosive_row(violation: Violation) -> str:
    """R20: explosive ordnance was the cause, was not, or nobody knows: three rows that add up to the total."""
    return {True: "yes", False: "no", None: "unknown"}[violation.explosive_ordnance]


@dataclass(frozen=True)
class Table:
    """One period on one basis, as known at one moment. Keys of two parts are (type, row)."""

    period: Period
    basis: Basis
    as_of: datetime
    by_type: Mapping[str, Figure]
    by_party: Mapping[tuple[str, str], Figure]
    by_region: Mapping[tuple[str, str], Figure]
    by_explosive: Mapping[tuple[str, str], Figure]
    ages: Mapping[str, Ages]  # of the types that count children
    children: Children
    repeated: tuple[Repeated, ...]  # R11

    @property
    def grave(self) -> int:
        """All grave violations of the period (R01, R02)."""
        return sum(found.number for code, found in self.by_type.items() if is_grave(code))

    @property
    def with_several(self) -> int:
        """How many children suffered several types (R11)."""
        return len(self.repeated)


def chosen(states: Iterable[Violation], ask: Asked) -> dict[Basis, list[Violation]]:
    """Return the violations of each basis, as known then, those verified settled among themselves.

    A child maimed and killed is settled (R04) before late ones are told apart, so that IN_PERIOD and LATE add up.
    """
    inside = (one for one in states if ask.scope is None or one.scope in ask.scope)
    known = bases.as_known(inside, at=ask.at)
    total = settled(bases.selected(known, ask.period, Basis.TOTAL, on=ask.on))
    apart = settled(bases.selected(known, ask.period, Basis.UNVERIFIED, on=ask.on))
    parts = {basis: bases.selected(total, ask.period, basis, on=ask.on) for basis in Basis}
    return {**parts, Basis.UNVERIFIED: apart}


def complete(states: Iterable[Violation], ask: Asked) -> dict[Basis, Table]:
    """Return the whole set of tables of a period: in it, late, both together, and what is not verified."""
    return {basis: _table(found, basis, ask) for basis, found in chosen(states, ask).items()}


def table(
    states: Iterable[Violation],
    period: Period,
    basis: Basis,
    *,
    at: datetime,
    on: date | None = None,
    scope: Collection[str] | None = None,
) -> Table:
    """Return one table of a period as known at a moment; `on` is the day one looks (that of `at`)."""
    return complete(states, asked(period, at=at, on=on, scope=scope))[basis]


def _table(found: list[Violation], basis: Basis, ask: Asked) -> Table:
    def figures(row: Callable[[Violation], str]) -> dict[tuple[str, str], Figure]:
        groups: dict[tuple[str, str], list[Violation]] = defaultdict(list)
        for one in found:
            groups[one.type, row(one)].append(one)
        return {name: figure(those, basis, ask) for name, those in groups.items()}

    by_type = {code: made for (code, _), made in figures(lambda one: "").items()}
    return Table(
        ask.period,
        basis,
        ask.at,
        by_type,
        figures(party_row),
        figures(lambda one: one.region),
        figures(explosive_row),
        {code: ages(one for one in found if one.type == code) for code in by_type if counts_victims(code)},
        children(found),
        repeated(found),
    )


@dataclass(frozen=True)
class Restated:
    """A violation that counts differently than it did: what it added then and adds now."""

    ref: str
    then: int
    now: int


def restated(
    states: Collection[Violation],
    period: Period,
    basis: Basis,
    *,
    then: datetime,
    now: datetime,
    scope: Collection[str] | None = None,
) -> list[Restated]:
    """R16: list, violation by violation, how a table frozen then differs from the same table now."""
    earlier, later = (
        {one.ref: units(one) for one in chosen(states, asked(period, at=at, scope=scope))[basis]}
        for at in (then, now)
    )
    return [
        Restated(ref, earlier.get(ref, 0), later.get(ref, 0))
        for ref in sorted({*earlier, *later})
        if earlier.get(ref, 0) != later.get(ref, 0)
    ]
