"""From the rows that belong to one incident to its telling: every cell that cannot be taken is told, none is dropped unseen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from kolosi.incidents import rules
from kolosi.incidents.gateways.sheets import Complaint, Wrong, value_of, yes_or_no
from kolosi.incidents.rules.coming import SheetObstacle as Reason
from kolosi.reference.facts import TALLIES, Fact, Kind

LETTERS = 80  # of a cell that is quoted in a complaint
_T = TypeVar("_T")


@dataclass(frozen=True)
class Cell:
    """What stands under one heading: the fact it tells, the part of a tally, the text."""

    field: str
    fact: Fact
    text: str
    part: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a sheet: which entry it tells, and what else it says of the incident (`own`)."""

    sheet: str
    number: int
    entry: str
    cells: tuple[Cell, ...]
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What the register knows that a sheet can name: parties by every name (small letters), longest texts by column."""

    parties: Mapping[str, str] = field(default_factory=dict)
    longest: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True)
class Incoming:
    """One incident as the sheets tell it; with complaints it is not taken."""

    key: str
    sheet: str
    row: int
    told: rules.Told
    standing: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()


class _Reading:
    """The rows of one incident while they are read, and what was found wrong."""

    def __init__(self, known: Known) -> None:
        self.known, self.complaints = known, list[Complaint]()

    def wrong(self, row: Row, name: str, text: str, reason: Reason) -> None:
        self.complaints.append(Complaint(row.sheet, row.number, name, text[:LETTERS], reason))

    def values(self, row: Row) -> dict[str, Any]:
        """Return what a row says: by attribute where the telling has one, else among `facts`."""
        told: dict[str, Any] = {"facts": {}}
        tallies: dict[str, tuple[Fact, dict[str, int]]] = {}
        said: dict[tuple[str, str], Any] = {}
        for cell in row.cells:
            if not cell.text.strip():
                continue
            value = self._value(row, cell)
            if value is None:
                continue
            if said.setdefault((cell.fact.id, cell.part), value) != value:
                self.wrong(row, cell.field, cell.text, Reason.TWICE)  # two columns that do not agree
            elif cell.part:
                tallies.setdefault(cell.fact.id, (cell.fact, {}))[1][cell.part] = value
            else:
                _put(told, cell.fact, value)
        for fact, parts in tallies.values():
            _put(told, fact, rules.Numbers(*(parts.get(name) for name, _ in TALLIES[fact.kind])))
        return told

    def _value(self, row: Row, cell: Cell) -> Any:
        try:
            value = value_of(cell.fact, cell.text)
        except Wrong as wrong:
            return self.wrong(row, cell.field, cell.text, wrong.reason)
        if cell.fact.kind is Kind.PARTY:
            value = self.known.parties.get(value.casefold())
            if value is None:
                return self.wrong(row, cell.field, cell.text, Reason.NO_SUCH_PARTY)
        most = self.known.longest.get((row.entry, cell.fact.id))
        if most is not None and any(len(str(one)) > most for one in _each(value)):
            return self.wrong(row, cell.field, cell.text, Reason.TOO_LONG)
        return value


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _put(told: dict[str, Any], fact: Fact, value: Any) -> None:
    if fact.told:
        told[fact.told] = value
    else:
        told["facts"][fact.id] = value


def read(key: str, rows: Sequence[Row], known: Known) -> Incoming:
    """Return the incident that the rows tell, with every reason why it cannot be taken as it is."""
    reading = _Reading(known)
    by_entry: dict[str, list[Row]] = {}
    for row in rows:
        by_entry.setdefault(row.entry, []).append(row)
    heads = by_entry.get("incidents", [])
    for again in heads[1:]:
        reading.wrong(again, "ref", key, Reason.TWICE)
    told = reading.values(heads[0]) if heads else {"facts": {}}
    violations = _entries(reading, by_entry, "violations", _violation)
    there = {one.key for one in violations}
    whole = rules.Told(
        **{name: value for name, value in told.items() if "." not in name and name not in {"facts", "ref"}},
        when=rules.When(**_under(told, "when")),
        where=rules.Where(**_under(told, "where")),
        facts=told["facts"],
        violations=violations,
        victims=_entries(reading, by_entry, "victims", _victim, there),
        perpetrators=_entries(reading, by_entry, "perpetrators", rules.ToldPerpetrator, there),
        sources=_entries(reading, by_entry, "sources", rules.ToldSource, there),
        evidence=_entries(reading, by_entry, "evidence", _evidence, there),
        responses=_entries(reading, by_entry, "responses", rules.ToldResponse, there),
    )
    first = heads[0] if heads else rows[0]
    _dates(reading, first, whole)
    standing = _standing(reading, first)
    return Incoming(key, first.sheet, first.number, whole, standing, first.own, tuple(reading.complaints))


def _under(told: Mapping[str, Any], stem: str) -> dict[str, Any]:
    return {
        name.removeprefix(f"{stem}."): value for name, value in told.items() if name.startswith(f"{stem}.")
    }


def _entries(
    reading: _Reading,
    by_entry: Mapping[str, list[Row]],
    entry: str,
    make: Callable[..., _T],
    there: Iterable[str] | None = None,
) -> tuple[_T, ...]:
    made: list[_T] = []
    keys: set[str] = set()
    for place, row in enumerate(by_entry.get(entry, ()), 1):
        told = reading.values(row)
        told.setdefault("key", f"{entry[0]}{place}")
        if told["key"] in keys:
            reading.wrong(row, "key", told["key"], Reason.TWICE)
        keys.add(told["key"])
        for missing in set(told.get("violations", ())) - set(there or ()):
            reading.wrong(row, "violations", missing, Reason.NO_SUCH_VIOLATION)
        if entry == "violations" and "type" not in told:
            if not any(cell.fact.id == "type" and cell.text for cell in row.cells):
                reading.wrong(row, "type", "", Reason.NO_SUCH_TYPE)
            continue
        if low_to_high(told):
            made.append(make(**told))
        else:
            reading.wrong(row, "high", str(told["high"]), Reason.OUT_OF_BOUNDS)
    return tuple(made)


def low_to_high(told: Mapping[str, Any]) -> bool:
    """Say whether the numbers of a group can be: at most is never less than at least."""
    low, high = told.get("low"), told.get("high")
    return low is None or high is None or low <= high


def _violation(**told: Any) -> rules.ToldViolation:
    if "attribution" in told:
        told["attribution"] = rules.Attribution(told["attribution"])
    return rules.ToldViolation(**told)


def _victim(**told: Any) -> rules.ToldVictim:
    nobody_said = {"low": None, "high": None} if told.get("group") else {}
    return rules.ToldVictim(**{**nobody_said, **told})


def _evidence(**told: Any) -> rules.ToldEvidence:
    del told["facts"]
    return rules.ToldEvidence(**told)


def _dates(reading: _Reading, row: Row, told: rules.Told) -> None:
    first: date | None = rules.first_day(told.when)
    last = rules.last_day(told.when)
    if first is not None and last is not None and last < first:
        reading.wrong(row, "ends", str(told.when.ends), Reason.ENDS_BEFORE)
    if (told.where.latitude is None) is not (told.where.longitude is None):
        reading.wrong(row, "longitude", "", Reason.OUT_OF_BOUNDS)


def _standing(reading: _Reading, row: Row) -> str:
    told = row.own.get("standing", "").strip().casefold()
    if told and told not in set(rules.Standing):
        reading.wrong(row, "standing", told, Reason.NO_SUCH_CODE)
    if told == rules.Standing.WITHDRAWN and not row.own.get("reason", "").strip():
        reading.wrong(row, "reason", "", Reason.NO_KEY)
    try:
        yes_or_no(row.own.get("simulated") or "no")
    except Wrong as wrong:
        reading.wrong(row, "simulated", row.own["simulated"], wrong.reason)
    return told
