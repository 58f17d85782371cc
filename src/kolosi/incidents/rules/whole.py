"""From a telling to the gate: what a whole incident lacks, whichever door it came in by."""

from datetime import date

from kolosi.incidents.rules import gate
from kolosi.incidents.rules.told import Told, ToldVictim, ToldViolation, When


def first_day(when: When) -> date | None:
    """Return the first day it can have begun."""
    return when.begins.first if when.begins else None


def last_day(when: When) -> date | None:
    """Return the last day it can have happened; `None` while it goes on, or where nobody knows a day."""
    if when.ongoing or when.begins is None:
        return None
    return (when.ends or when.begins).last


def whole_obstacles(told: Told, *, today: date) -> set[gate.Obstacle]:
    """Return all that forbids completing the incident as told (G1 to G4, T1 to T4, required facts)."""
    return gate.obstacles(as_entered(told), today=today)


def as_entered(told: Told) -> gate.Incident:
    """Return the telling in the words of the gate."""
    return gate.Incident(
        title=told.title,
        first=first_day(told.when),
        last=last_day(told.when),
        open_ended=told.when.ongoing,
        place=told.where.code or told.where.told,
        account=told.account,
        violations=tuple(entered_violation(one, told.victims) for one in told.violations),
        children=told.children,
    )


def entered_violation(told: ToldViolation, victims: tuple[ToldVictim, ...]) -> gate.Violation:
    """Return one violation with those victims who are explicitly its own."""
    own = [victim for victim in victims if told.key in victim.violations]
    tally = told.tally
    return gate.Violation(
        type=told.type,
        tally=gate.Tally(tally.boys or 0, tally.girls or 0, tally.unknown or 0) if tally else None,
        victims=tuple(_entered_victim(victim) for victim in own),
        in_conflict=told.in_conflict,
        by_party=told.by_party,
        facts=frozenset(told.facts),
    )


def _entered_victim(victim: ToldVictim) -> gate.Victim:
    known = victim.born if victim.born is not None and victim.born.day is not None else None
    return gate.Victim(
        key=victim.person or victim.key,
        sex=victim.sex,
        age=victim.age_to if victim.age_to is not None else victim.age,
        born=known.first if known else None,
        number=victim.low or (0 if victim.group else 1),
    )
