"""How parties stand in the annexes of a situation, report by report, beside what is verified of them.

A party is listed by an entry of its own, or by that of an umbrella that is listed with the groups under it, as they stood
at the end of the year on which the report reports.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kolosi.counting.rules.units import unit
from kolosi.kernel.viewer import Viewer
from kolosi.listing.queries import annexes
from kolosi.listing.rules import despite, standing
from kolosi.listing.rules.annexes import Entry
from kolosi.listing.rules.despite import Number
from kolosi.listing.rules.standing import Standing
from kolosi.parties import queries as parties
from kolosi.parties import rules as alliances
from kolosi.reference.rules import Code, code_list

BEFORE, MOST = 3, 12  # columns before the first report, and of all
Numbers = Mapping[tuple[str, str, int], Number]  # by party, trigger and year


@dataclass(frozen=True)
class Column:
    """A report: its year, the year on which it reports, its symbol; without one it is not recorded for the situation."""

    report: int
    year: int
    symbol: str


@dataclass(frozen=True)
class Cell:
    """How a party stands in a report for one trigger, and what is verified of the year on which it reports."""

    column: Column
    standing: Standing
    label: str
    tone: str
    section: str
    through: parties.PartyRef | None  # the umbrella with which it is listed
    number: Number | None  # nothing where the viewer sees no figures
    despite: bool

    @property
    def is_listed(self) -> bool:
        """Say whether the report lists the party for the trigger."""
        return self.standing in standing.IS_LISTED


@dataclass(frozen=True)
class Line:
    """One party and one trigger, report by report; `unit` is what one counts."""

    party: parties.PartyRef
    trigger: str
    label: str
    letter: str
    unit: str
    cells: tuple[Cell, ...]

    @property
    def says_something(self) -> bool:
        """Say whether the party was ever listed for it, or anything of it is verified."""
        silent = {Standing.NEVER, Standing.UNRECORDED}
        return any(one.standing not in silent or (one.number and one.number.verified) for one in self.cells)


@dataclass(frozen=True)
class Together:
    """How a party stands in the last recorded report, all triggers together."""

    party: parties.PartyRef
    label: str
    tone: str
    in_a_row: int
    persistent: bool


@dataclass(frozen=True)
class Annexes:
    """What the recorded annexes say of one situation: entries by report and party, umbrellas followed."""

    reports: Mapping[int, annexes.Recorded]
    entries: Mapping[
        int, Mapping[str, tuple[Entry, ...]]
    ]  # a party's own entry before those of its umbrellas

    @property
    def simulated(self) -> bool:
        """Say whether one of the reports is invented."""
        return any(one.simulated for one in self.reports.values())

    def entry(self, year: int, party: str, trigger: str = "") -> Entry | None:
        """Return the entry by which a report lists a party, for one trigger or for any."""
        told = self.entries.get(year, {}).get(party, ())
        return next((one for one in told if not trigger or trigger in one.triggers), None)

    def listed(self, party: str, trigger: str = "") -> dict[int, bool | None]:
        """Return which reports list a party, for one trigger or for any; years between without a report too."""
        years = range(min(self.reports, default=0), max(self.reports, default=-1) + 1)
        return {
            year: self.entry(year, party, trigger) is not None if year in self.reports else None
            for year in years
        }

    def columns(self, *, today: date) -> tuple[Column, ...]:
        """Return the reports that are shown: some years before the first recorded one until the year after the last."""
        first = min(self.reports, default=today.year) - BEFORE
        last = max(self.reports, default=today.year - 1) + 1
        years = range(first, min(last, today.year) + 1)[-MOST:]
        return tuple(_column(year, self.reports.get(year)) for year in years)


def of_situation(
    viewer: Viewer, situation: str, register: parties.Book, reports: Iterable[annexes.Recorded]
) -> Annexes:
    """Return what the recorded annexes say of a situation."""
    found = {one.annex.year: one for one in reports if situation in one.annex.situations}
    return Annexes(found, {year: _listed(one, situation, register) for year, one in found.items()})


def _listed(told: annexes.Recorded, situation: str, register: parties.Book) -> dict[str, tuple[Entry, ...]]:
    own = [one for one in told.annex.entries if one.situation == situation]
    found: dict[str, tuple[Entry, ...]] = {one.party: (one,) for one in own}
    day = date(told.annex.data_year, 12, 31)
    for entry in (one for one in own if one.affiliates):
        for member in alliances.members(entry.party, register.memberships, on=day):
            found[member] = (*found.get(member, ()), entry)
    return found


def _column(year: int, report: annexes.Recorded | None) -> Column:
    return Column(year, report.annex.data_year if report else year - 1, report.annex.symbol if report else "")


def line(
    viewer: Viewer,
    told: Annexes,
    party: parties.PartyRef,
    trigger: str,
    shown: Iterable[Column],
    numbers: Numbers | None,
    names: Mapping[str, parties.PartyRef],
) -> Line:
    """Return how a party stands with one trigger in the reports that are shown."""
    road = standing.road(told.listed(party.code, trigger))
    known = code_list("listing_triggers")[trigger]

    def cell(column: Column) -> Cell:
        how = road.get(column.report, Standing.UNRECORDED)
        number = None if numbers is None else numbers.get((party.code, trigger, column.year), Number())
        entry = told.entry(column.report, party.code, trigger)
        label = _standing(how)
        return Cell(
            column,
            how,
            label.labelled(viewer.language),
            label.more["tone"],
            entry.section if entry else "",
            names.get(entry.party) if entry and entry.party != party.code else None,
            number,
            despite.is_despite(number, how),
        )

    return Line(
        party,
        trigger,
        known.labelled(viewer.language),
        known.more["letter"],
        unit(known.more["types"][0]),
        tuple(cell(one) for one in shown),
    )


def together(viewer: Viewer, told: Annexes, chosen: Iterable[parties.PartyRef]) -> Iterator[Together]:
    """Yield how each party stands in the last recorded report, and for how long."""
    last = max(told.reports, default=0)
    for party in chosen:
        roads = (standing.road(told.listed(party.code, one)) for one in code_list("listing_triggers"))
        how = _standing(standing.together([road.get(last, Standing.UNRECORDED) for road in roads]))
        ever = told.listed(party.code)
        yield Together(
            party,
            how.labelled(viewer.language),
            how.more["tone"],
            standing.in_a_row(ever, until=last),
            standing.is_persistent(ever, until=last),
        )


def _standing(how: Standing) -> Code:
    return code_list("listing_standings")[how]
