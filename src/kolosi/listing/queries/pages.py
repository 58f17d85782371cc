"""What the pages of listings show: the matrix of a situation, one party with one trigger and what is missing to be delisted."""

from dataclasses import dataclass
from datetime import date, datetime

from kolosi.kernel.folding import folded
from kolosi.kernel.viewer import Viewer
from kolosi.listing.queries import annexes, counts, standing
from kolosi.listing.queries.standing import Column, Line, Together
from kolosi.listing.rules import delisting, despite
from kolosi.listing.rules.annexes import types_of
from kolosi.listing.rules.delisting import Checked, Missing, Plan
from kolosi.listing.rules.despite import Credited
from kolosi.parties import queries as parties
from kolosi.parties.queries.shapes import ref_of
from kolosi.plans.queries import bound
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class Matrix:
    """A situation: parties and triggers by report. `counted`: the viewer sees its figures."""

    situation: str
    label: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    parties: tuple[Together, ...]
    recorded: bool
    counted: bool
    simulated: bool


@dataclass(frozen=True)
class Trigger:
    """A trigger as a tab: its code, letter and name, and the resolution that made it one."""

    code: str
    letter: str
    label: str
    resolution: str
    since: str


@dataclass(frozen=True)
class Page:
    """One party with one trigger in a situation."""

    situation: str
    label: str
    party: parties.PartyRef
    simulated: bool
    trigger: Trigger
    triggers: tuple[Trigger, ...]
    line: Line
    together: Together
    listed: bool  # in the last recorded report, for this trigger
    counted: bool
    checked: Checked
    missing: tuple[Missing, ...]


def recorded_situations(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return the situations for which annexes are recorded, by name."""
    codes = {code for one in annexes.reports(viewer) for code in one.annex.situations}
    named = [(code, code_list("situations")[code].labelled(viewer.language)) for code in codes]
    return tuple(sorted(named, key=lambda one: folded(one[1])))


def matrix(viewer: Viewer, situation: str, *, at: datetime) -> Matrix | None:
    """Return the matrix of a situation; nothing where there is none, or listings are not in reach."""
    if situation not in code_list("situations") or not viewer.may("listing.read"):
        return None
    register = parties.book(viewer)
    told = standing.of_situation(viewer, situation, register, annexes.reports(viewer))
    shown = told.columns(today=at.date())
    found = counts.credited(viewer, situation, register, chosen=code_list("listing_triggers"), at=at)
    numbers = None if found is None else despite.by_year(found)
    names = _names(viewer, register)
    lines = [
        standing.line(viewer, told, party, trigger, shown, numbers, names)
        for party in names.values()
        for trigger in code_list("listing_triggers")
    ]
    speaking = tuple(one for one in lines if one.says_something)
    chosen = dict.fromkeys(one.party for one in speaking)
    return Matrix(
        situation,
        code_list("situations")[situation].labelled(viewer.language),
        shown,
        speaking,
        tuple(standing.together(viewer, told, chosen)),
        bool(told.reports),
        found is not None,
        told.simulated,
    )


def page(viewer: Viewer, situation: str, party: str, trigger: str, *, at: datetime) -> Page | None:
    """Return one party with one trigger; nothing where the register, the list or the rights hold none."""
    register = parties.book(viewer)
    known = party in register.approved and trigger in code_list("listing_triggers")
    if not known or situation not in code_list("situations") or not viewer.may("listing.read"):
        return None
    told = standing.of_situation(viewer, situation, register, annexes.reports(viewer))
    shown = told.columns(today=at.date())
    found = counts.credited(viewer, situation, register, chosen=[trigger], at=at)
    names = _names(viewer, register)
    numbers = None if found is None else despite.by_year(found)
    checked = _checked(viewer, situation, party, trigger, found, register, at=at)
    triggers = tuple(trigger_of(viewer, code) for code in code_list("listing_triggers"))
    return Page(
        situation=situation,
        label=code_list("situations")[situation].labelled(viewer.language),
        party=names[party],
        simulated=register.approved[party].simulated or told.simulated,
        trigger=trigger_of(viewer, trigger),
        triggers=triggers,
        line=standing.line(viewer, told, names[party], trigger, shown, numbers, names),
        together=next(standing.together(viewer, told, [names[party]])),
        listed=bool(told.listed(party, trigger).get(max(told.reports, default=0))),
        counted=found is not None,
        checked=checked,
        missing=delisting.missing(checked),
    )


def _names(viewer: Viewer, register: parties.Book) -> dict[str, parties.PartyRef]:
    """Return how each party of the register is named to the viewer, by name."""
    named = [ref_of(viewer, register, code) for code in register.approved]
    return {one.code: one for one in sorted(named, key=lambda one: folded(one.short))}


def trigger_of(viewer: Viewer, code: str) -> Trigger:
    """Return a trigger with its labels."""
    known = code_list("listing_triggers")[code]
    more = known.more
    return Trigger(code, more["letter"], known.labelled(viewer.language), more["resolution"], more["since"])


def _checked(
    viewer: Viewer,
    situation: str,
    party: str,
    trigger: str,
    found: tuple[Credited, ...] | None,
    register: parties.Book,
    *,
    at: datetime,
) -> Checked:
    cycle, plan = at.year - 1, _plan(viewer, party, trigger, on=at.date())
    if found is None:
        return Checked(cycle, None, None, None, plan)
    own = [one for one in found if (one.party, one.trigger) == (party, trigger)]
    since = date(cycle, 1, 1)
    return Checked(
        cycle,
        sum(one.units for one in own if one.last.year == cycle),
        sum(one.units for one in own if one.last.year > cycle),
        counts.pending(viewer, situation, register, party, trigger, since=since, at=at),
        plan,
    )


def _plan(viewer: Viewer, party: str, trigger: str, *, on: date) -> Plan:
    """Return how the action plans on the trigger stand: implemented once every type of violation in it is."""
    types = types_of(trigger)
    if all(bound.fully_implemented(viewer, party, one, on) for one in types):
        return Plan.IMPLEMENTED
    return Plan.UNFINISHED if any(bound.pledges(viewer, party, one, on) for one in types) else Plan.NONE
