"""What a product is made from: tables of counting, names, what is withheld; and how one number is looked up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from kolosi.counting.rules import disclosure_audiences as audiences
from kolosi.counting.rules import units
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Tally
from kolosi.counting.rules.tables import UNIDENTIFIED, Figure, Table
from kolosi.kernel.periods import Period
from kolosi.reference import rules as reference
from kolosi.reports.rules.content import Cell, Spot
from kolosi.reports.rules.words import Amount, Tongue

SEXES = ("boys", "girls", "unknown")
INSIDE = "task_force"  # points of a map are for them alone
KINDS = ("type", "party", "region", "explosive")


@dataclass(frozen=True)
class Followed:
    """What became of one ask; `plans` are titles of commitments that it is about, each with whether it came later."""

    label: str
    summary: str
    addressees: tuple[str, ...]
    status: str
    conveyed_on: date | None
    silent_since: date | None
    answered_on: date | None
    answer: str
    evidence: int
    plans: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Conclusions:
    """What became of the last conclusions on the situation: how many asks, how many at each stage, and each of them.

    `letters_only` asks are made in letters alone: no report speaks of them (decision 0003).
    """

    symbol: str
    adopted: date | None
    asks: int
    standings: tuple[tuple[str, int], ...]
    each: tuple[Followed, ...] = ()
    letters_only: int = 0


@dataclass(frozen=True)
class Shape:
    """A shape of a map as a GeoJSON geometry, and the regions in it: several where their own borders are not known."""

    codes: tuple[str, ...]
    outline: Mapping[str, Any]
    source: str = ""


@dataclass(frozen=True)
class Told:
    """All that a product is written from. `before` are earlier tables on the same basis, the last one the baseline.

    `names` are those of parties and regions in the language of the product; `withheld` are keys of figures that the
    audience may not be told; `outlines` are shapes of regions. With a `release`, nothing is told but what it tells.
    """

    kind: str
    situation: str
    tables: Mapping[Basis, Table]
    basis: Basis = Basis.IN_PERIOD
    language: str = "en"
    audience: str = "task_force"
    symbol: str = ""
    simulated: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Table, ...] = ()
    conclusions: Conclusions | None = None
    withheld: frozenset[str] = frozenset()
    outlines: tuple[Shape, ...] = ()
    spots: tuple[Spot, ...] = ()
    release: str = ""

    @property
    def tongue(self) -> Tongue:
        """The language of the product with its names."""
        own = {UNIDENTIFIED: Tongue(self.language).say("unidentified")}
        return Tongue(self.language, {**self.names, **own})

    @property
    def table(self) -> Table:
        """The table on the product's own basis."""
        return self.tables[self.basis]

    @property
    def said_basis(self) -> str:
        """The basis as it is said: a release tells what occurred in the period, whenever it was verified."""
        return "released" if self.release else self.basis.value

    @property
    def period(self) -> Period:
        """The days that the product is about."""
        return self.table.period

    @property
    def as_of(self) -> datetime:
        """The moment whose knowledge it tells."""
        return self.table.as_of


def key(basis: str, kind: str, type_code: str, row: str = "", sex: str = "all") -> str:
    """Return the name of a figure: basis, kind of table, type, row, and the sex where it is one of the three."""
    parts = [basis, kind, type_code, row] + ([] if sex == "all" else [sex])
    return "/".join(parts)


def rows(table: Table, kind: str) -> Mapping[tuple[str, str], Figure]:
    """Return the figures of one kind of table by (type, row)."""
    if kind == "type":
        return {(code, ""): found for code, found in table.by_type.items()}
    held = {"party": table.by_party, "region": table.by_region, "explosive": table.by_explosive}
    return held[kind]


def cell(
    told: Told, basis: Basis, type_code: str, *, kind: str = "type", row: str = "", sex: str = "all"
) -> Cell:
    """Return one number as it may be told: zero where nothing was counted, none where sexes are not counted.

    What a release does not tell of a type that it does tell is withheld: it is no zero.
    """
    name = key(basis, kind, type_code, row, sex)
    found = rows(told.tables[basis], kind).get((type_code, row)) if basis in told.tables else None
    if sex != "all" and not units.counts_victims(type_code):
        return Cell()
    if name in told.withheld:
        return Cell(hidden=True, key=name)
    if found is None:
        untold = bool(told.release) and type_code in told.table.by_type
        return Cell(hidden=True, key=name) if untold else Cell(0)
    number = found.number if sex == "all" else getattr(found.tally, sex)
    return Cell(number, found.at_least, key=name, proof=found.proof)


def summed(cells: list[Cell], *, key: str = "") -> Cell:
    """Return the sum of numbers; it is withheld where one of them is."""
    if any(one.hidden for one in cells):
        return Cell(hidden=True, key=key)
    numbers = [one for one in cells if one.number is not None]
    return Cell(sum(one.number or 0 for one in numbers), any(one.at_least for one in numbers), key=key)


def least(told: Told, cells: list[Cell]) -> Cell:
    """Return the sum of numbers; of a release, the sum of those told where some are withheld, as the least it can be.

    A release was tried against an attacker who knows every number that it tells, hence every sum of them.
    """
    whole, given = summed(cells), summed([one for one in cells if not one.hidden])
    return replace(given, at_least=True) if told.release and whole.hidden and given.number else whole


def grave(told: Told, basis: Basis) -> Cell:
    """Return the number of grave violations on that basis."""
    return least(told, [cell(told, basis, code) for code in types() if units.is_grave(code)])


def apart(told: Told, kind: str) -> tuple[str, ...]:
    """Return the grave types that no table by region tells to the audience: sums of a region leave them out and say so."""
    if not told.release or kind != "region":
        return ()
    national = audiences.audience(told.audience).national_types
    return tuple(
        code for code in types() if code in national and code in told.table.by_type and units.is_grave(code)
    )


def shorts(told: Told, codes: tuple[str, ...]) -> str:
    """Return the short names of types as a sentence names them."""
    return told.tongue.listed(told.tongue.say(f"short_{code}").lower() for code in codes)


def amount(one: Cell) -> Amount:
    """Return the number as a sentence says it."""
    return Amount(one.number or 0, one.at_least)


def tally(told: Told, basis: Basis, codes: tuple[str, ...]) -> Tally | None:
    """Return boys, girls and unknown of these types together, or nothing where one of the numbers is withheld."""
    parts = {sex: summed([cell(told, basis, code, sex=sex) for code in codes]) for sex in SEXES}
    if any(one.hidden for one in parts.values()):
        return None
    return Tally(**{sex: one.number or 0 for sex, one in parts.items()})


def by_row(told: Told, basis: Basis, codes: tuple[str, ...], kind: str) -> list[tuple[str, Cell]]:
    """Return the rows of these types together, the highest number first; withheld ones last, then by name."""
    found = dict.fromkeys(row for code, row in rows(told.tables[basis], kind) if code in codes)
    sums = [(row, summed([cell(told, basis, code, kind=kind, row=row) for code in codes])) for row in found]
    return sorted(sums, key=lambda one: (one[1].hidden, -(one[1].number or 0), told.tongue.named(one[0])))


def dimension(told: Told, kind: str) -> str:
    """Return what the rows of a table are: a release tells kinds of parties, never one party."""
    return "party_kind" if told.release and kind == "party" else kind


def types() -> tuple[str, ...]:
    """Return the types of violation in the order of their list, grave ones first."""
    return tuple(reference.code_list("violation_types"))
