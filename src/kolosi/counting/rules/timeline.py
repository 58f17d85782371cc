"""From what was told, decided and linked of one violation to its states in time: what counting knew at each moment."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import zip_longest
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from kolosi.counting.rules.facts import Attribution, Child, Sex, Status, Tally, Violation

_SEXES = {"male": Sex.BOY, "boy": Sex.BOY, "female": Sex.GIRL, "girl": Sex.GIRL}
_YES_NO = {"yes": True, "no": False}


class Named(NamedTuple):
    """The violation itself, which never changes; `scope` is its situation."""

    ref: str
    incident: str
    type: str
    scope: str


@dataclass(frozen=True)
class Victim:
    """A child, or a group of `low` to `high`. `key` is stable inside its incident, `person` the same everywhere."""

    key: str
    person: str = ""
    sex: str = "unknown"
    age: int | None = None
    group: bool = False
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Recorded:
    """The violation as one state of its incident tells it. Numbers are `None` where nobody gave them.

    `standing` is draft, complete or withdrawn; `told` is false where the state holds the violation no longer.
    """

    at: datetime
    standing: str
    first: date | None
    last: date | None = None
    ongoing: bool = False
    region: str = ""
    boys: int | None = None
    girls: int | None = None
    unknown: int | None = None
    at_least: bool = False
    attribution: str = "unidentified"
    parties: tuple[str, ...] = ()
    victims: tuple[Victim, ...] = ()
    explosive: str = ""
    told: bool = True


@dataclass(frozen=True)
class Decided:
    """A final decision of the task force: what, and on which day."""

    at: datetime
    status: str
    on: date | None = None


@dataclass(frozen=True)
class Linked:
    """From then on a duplicate of another incident's telling, or no longer one."""

    at: datetime
    duplicate: bool


_Event: TypeAlias = Recorded | Decided | Linked


class Span(NamedTuple):
    """One state and when it was superseded; `None` while it is the last one."""

    violation: Violation
    superseded_at: datetime | None


class _Known(NamedTuple):
    recorded: Recorded | None = None
    decided: Decided | None = None
    duplicate: bool = False


def states(
    named: Named, recorded: Iterable[Recorded], decided: Iterable[Decided] = (), linked: Iterable[Linked] = ()
) -> list[Span]:
    """R21: return the states of a violation in time.

    Drafts never count, nor do they take back what an earlier state told whole. Before the task force decides, a
    violation is pending. A telling that changes nothing that counts makes no new state; of what happened in one
    moment, the last counts.
    """
    events: list[_Event] = [*recorded, *decided, *linked]
    events.sort(key=attrgetter("at"))  # of one moment, decisions after tellings
    known, found = _Known(), list[Violation]()
    for event in events:
        known = _after(known, event)
        if known.recorded is None:
            continue
        state = _state(named, known.recorded, known, at=event.at)
        if found and found[-1].recorded_at == event.at:
            found.pop()
        if not found or replace(found[-1], recorded_at=event.at) != state:
            found.append(state)
    ends = [state.recorded_at for state in found[1:]]
    return [Span(state, end) for state, end in zip_longest(found, ends)]


def _after(known: _Known, event: _Event) -> _Known:
    if isinstance(event, Decided):
        return known._replace(decided=event)
    if isinstance(event, Linked):
        return known._replace(duplicate=event.duplicate)
    return known if event.standing == "draft" else known._replace(recorded=event)


def _state(named: Named, told: Recorded, known: _Known, *, at: datetime) -> Violation:
    if told.first is None or (told.last is None and not told.ongoing):
        raise ValueError(f"{named.ref} was told whole without a day")
    status = Status(known.decided.status) if known.decided else Status.PENDING
    tally, at_least = tallied(told)
    return Violation(
        ref=named.ref,
        incident=named.incident,
        type=named.type,
        status=status,
        first=told.first,
        last=None if told.ongoing else told.last,
        recorded_at=at,
        verified_on=known.decided.on if known.decided and status is Status.VERIFIED else None,
        duplicate=known.duplicate,
        withdrawn=told.standing == "withdrawn" or not told.told,
        attribution=Attribution(told.attribution),
        parties=told.parties,
        tally=tally,
        children=children_of(named, told),
        at_least=at_least,
        explosive_ordnance=_YES_NO.get(told.explosive),
        region=told.region,
        scope=named.scope,
    )


def children_of(named: Named, told: Recorded) -> tuple[Child, ...]:
    """Return the children that can be told from others: everywhere by their pseudonym, else inside their incident."""
    found = {}
    for victim in told.victims:
        if not victim.group:
            key = victim.person or f"{named.incident}/{victim.key}"
            found[key] = Child(key, _sex(victim), victim.age, local=not victim.person)
    return tuple(found.values())


def tallied(told: Recorded) -> tuple[Tally, bool]:
    """R22: return the children of a violation by sex, and whether they are a lower bound.

    Where nobody entered numbers, its victims add up: each child one, a group its lower number. A group whose number is
    a range, or not known at all, makes a lower bound.
    """
    given = (told.boys, told.girls, told.unknown)
    if any(number is not None for number in given):
        return Tally(*(number or 0 for number in given)), told.at_least
    numbers = {sex: 0 for sex in Sex}
    for victim in told.victims:
        numbers[_sex(victim)] += (victim.low or 0) if victim.group else 1
    open_ended = any(victim.group and victim.low != victim.high for victim in told.victims)
    unknown = any(victim.group and victim.low is None for victim in told.victims)
    return Tally(*(numbers[sex] for sex in Sex)), told.at_least or open_ended or unknown


def _sex(victim: Victim) -> Sex:
    return _SEXES.get(victim.sex, Sex.UNKNOWN)
