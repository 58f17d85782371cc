"""Simulated violations whose count gives a published set: any set, however much of it was published.

A small integer programme chooses how many children suffered which types, so that all numbers of the set hold at once.
Where they cannot all hold, as few units as possible are off, and those are reported: nothing is forced (R17). What was
not published is free (R18). The records are simulated and say so by their references.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain, count, repeat
from typing import Any, Generic, TypeVar

from kolosi.counting.rules import fitting, stated
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Attribution, Child, Sex, Status, Tally, Violation
from kolosi.counting.rules.fitting import Fit
from kolosi.counting.rules.published import numbers
from kolosi.counting.rules.stated import Published
from kolosi.counting.rules.units import counts_victims
from kolosi.kernel.periods import Period

UNSTATED = Period.parse("2020")  # for sets that name no period
REST = "not published"  # the party of violations for which the set names none
MOST = 1_000_000  # records made at once: world figures are a twentieth of that
_KNOWN_BEFORE = 3  # every so many violations have an earlier state, which must not count
_T = TypeVar("_T")


@dataclass(frozen=True)
class Calibrated:
    """The raw records of a set: states with the moment that ended each, and by how much what could not hold."""

    period: Period
    at: datetime
    states: tuple[tuple[Violation, datetime | None], ...]
    off: Mapping[str, int]


def calibrated(published: Published) -> Calibrated:
    """Return raw simulated records whose count gives the set."""
    if too_great := _too_great(published):
        raise ValueError(f"{too_great}: not more than {MOST} records are made at once")
    period = period_of(published)
    fit = fitting.fitted(published)
    days, parties = _Days(published, period), _Flows(published, "by_party", _parties)
    regions = _Flows(published, "by_region", _regions)
    made = chain(
        _of_children(published, fit, parties, regions, days), _of_incidents(fit, parties, regions, days)
    )
    at = datetime.combine(period.last, datetime.min.time(), UTC) + timedelta(days=60)
    states = tuple(chain.from_iterable(_in_time(number, one) for number, one in enumerate(made)))
    return Calibrated(period, at, (*states, *_noise(period)), fit.off)


def _too_great(published: Published) -> str:
    """Return the numbers that would ask for more records than memory should hold."""
    return ", ".join(
        name
        for name, number in numbers(published).items()
        if name.split()[0] in stated.NAMES and number > MOST
    )


def period_of(published: Published) -> Period:
    """Return the period that the set names, or a year where it names none."""
    days = published.get("period")
    if isinstance(days, str):
        return Period.parse(days)
    return Period(*(date.fromisoformat(day) for day in days)) if days else UNSTATED


class _Days:
    """Hands out days: earlier ones for as many units as were verified late, then those of the period."""

    def __init__(self, published: Published, period: Period) -> None:
        self.period = period
        basis, late = stated.basis_of(published), stated.number(published.get("late")) or 0
        self.all_late = basis is Basis.LATE
        self.left = late if basis is Basis.TOTAL else 0
        self.apart = late if basis is Basis.IN_PERIOD else 0  # late ones of types that the set does not tell

    def next(self, *, late: bool = False) -> dict[str, date]:
        """Return when the next unit happened and was verified."""
        first = self.period.first
        if late or self.all_late or self.left:
            self.left = max(0, self.left - 1)
            first -= timedelta(days=40)
        return {"first": first, "last": first, "verified_on": self.period.last}


class _Flows(Generic[_T]):
    """One value after the other for each type; two types that are published together share theirs."""

    def __init__(
        self, published: Published, name: str, flow: Callable[[Mapping[str, Any], Any], Iterator[_T]]
    ) -> None:
        self.published, self.name, self.flow = published, name, flow
        self._open: dict[str, Iterator[_T]] = {}

    def next(self, code: str) -> _T:
        """Return the next value for that type."""
        place, told = stated.field(self.published, code, self.name)
        if place not in self._open:
            value = self.published.get(place)
            self._open[place] = self.flow(value if isinstance(value, Mapping) else {}, told)
        return next(self._open[place])


def _of_children(
    published: Published, fit: Fit, parties: _Flows[str], regions: _Flows[str], days: _Days
) -> Iterator[Violation]:
    numbers = count()
    causes = _Flows(published, "explosive_ordnance", _causes)
    ages = {name: _Flows(published, name, _ages) for name in ("under15", "min_age", "max_age")}
    told = {code: _named(published, code, ages) for code in (*stated.CHILDREN_TYPES, "DL")}
    for number, child in enumerate(fit.children):
        for code in child.types:
            sex = child.recorded(code)
            yield _violation(
                f"S-{next(numbers):06d}", code, **days.next(), region=regions.next(code), **attributed(parties.next(code)),
                explosive_ordnance=causes.next(code),
                tally=Tally(int(sex is Sex.BOY), int(sex is Sex.GIRL), int(sex is Sex.UNKNOWN)),
                children=(Child(f"simulated-{number}", sex, ages[told[code]].next(code)),),
            )  # fmt: skip


def _named(published: Published, code: str, ages: Mapping[str, Any]) -> str:
    return next((name for name in ages if stated.field(published, code, name)[1] is not None), "under15")


def _of_incidents(fit: Fit, parties: _Flows[str], regions: _Flows[str], days: _Days) -> Iterator[Violation]:
    for code, number in fit.incidents.items():
        for at in range(number):
            # What no total holds takes no day that a total needs.
            when = days.next() if code in stated.INCIDENT_TYPES else _Days({}, days.period).next()
            yield _violation(
                f"S-{code}-{at:06d}",
                code,
                **when,
                region=regions.next(code),
                **attributed(parties.next(code)),
            )
    for at in range(days.apart):
        yield _violation(f"S-late-{at:06d}", "DHA", **days.next(late=True))


def _violation(ref: str, code: str, **more: Any) -> Violation:
    recorded = datetime.combine(more["verified_on"], datetime.min.time(), UTC) + timedelta(days=1)
    return Violation(
        ref=ref, incident=f"i-{ref}", type=code, status=Status.VERIFIED, recorded_at=recorded, **more
    )


def _ages(told: Mapping[str, Any], _: Any) -> Iterator[int | None]:
    """Yield ages of which so many are under 15, the youngest and the oldest among them; else unknown ones."""
    youngest, oldest, under = (stated.number(told.get(name)) for name in ("min_age", "max_age", "under15"))
    total = stated.number(told) or 0
    if under is None:
        ends = [age for age in (youngest, oldest) if age is not None]
        return chain(ends[:total], repeat(None))
    young = [min(14, youngest or 0), *repeat(14, under - 1)] if under else []
    old = [17 if oldest is None else max(15, oldest), *repeat(15, total)][: max(0, total - under)]
    return chain(young, old, repeat(None))


def _causes(told: Mapping[str, Any], number: Any) -> Iterator[bool | None]:
    return repeat(None) if number is None else chain(repeat(True, number), repeat(False))


def _parties(told: Mapping[str, Any], rows: Any) -> Iterator[str]:
    named = chain.from_iterable(repeat(party, number or 0) for party, number in (rows or {}).items())
    return chain(named, repeat(REST if rows else "unidentified"))


def _regions(told: Mapping[str, Any], rows: Any) -> Iterator[str]:
    named = chain.from_iterable(repeat(region, number or 0) for region, number in (rows or {}).items())
    return chain(named, repeat(""))


def attributed(row: str) -> dict[str, Any]:
    """Return how a violation of that row is attributed: to one, to several together, to nobody identified."""
    for mark, how in ((" x ", Attribution.CROSSFIRE), (" + ", Attribution.JOINT)):
        if mark in row:
            return {"attribution": how, "parties": tuple(row.split(mark))}
    if row == "unidentified":
        return {"attribution": Attribution.UNIDENTIFIED}
    return {"attribution": Attribution.SINGLE, "parties": (row,)}


def _in_time(number: int, one: Violation) -> list[tuple[Violation, datetime | None]]:
    """Return the violation's states: some were told otherwise, or waited, before."""
    if number % _KNOWN_BEFORE:
        return [(one, None)]
    before = one.recorded_at - timedelta(days=20)
    pending = {"status": Status.PENDING, "verified_on": None, "recorded_at": before}
    earlier = Violation(**{**vars(one), **pending, "tally": one.tally + Tally(unknown=1)})
    return [(earlier, one.recorded_at), (one, None)]


def _noise(period: Period) -> Iterator[tuple[Violation, datetime | None]]:
    """Yield records that must never count: duplicates, withdrawn, dismissed, of other periods."""
    day = {"first": period.first, "last": period.first, "verified_on": period.last, "tally": Tally(boys=7)}
    later = period.last + timedelta(days=20)
    for code in ("RU", "K", "AS", "DHA"):
        tally = Tally(boys=7) if counts_victims(code) else Tally()
        yield _violation(f"S-{code}-duplicate", code, **{**day, "tally": tally}, duplicate=True), None
        yield _violation(f"S-{code}-withdrawn", code, **{**day, "tally": tally}, withdrawn=True), None
        yield _violation(f"S-{code}-next", code, **{**day, "tally": tally, "verified_on": later}), None
