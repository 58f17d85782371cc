"""When an incident is complete: the gate of the mechanism, tallies that agree, ages that can be, required facts.

A draft may be partial; only completion is refused, with every reason at once. G1 to G4 decide what belongs to the
mechanism, T1 to T4 keep numbers together (sources: the monitoring manual; the tallies are our own).
"""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kolosi.reference import facts
from kolosi.reference import rules as reference

ADULT = 18


class Obstacle(StrEnum):
    """What can stand in the way of completing an incident, or of another act on it."""

    NO_VIOLATION = "incidents.no_violation"
    NO_TITLE = "incidents.no_title"
    NO_DATE = "incidents.no_date"
    ENDS_BEFORE = "incidents.ends_before"
    IN_THE_FUTURE = "incidents.in_the_future"
    NO_PLACE = "incidents.no_place"
    NO_ACCOUNT = "incidents.no_account"
    NO_SUCH_TYPE = "incidents.no_such_type"
    NO_TALLY = "incidents.no_tally"
    MORE_VICTIMS_THAN_TALLY = "incidents.more_victims_than_tally"
    TOTAL_ABOVE_SUM = "incidents.total_above_sum"
    TOTAL_BELOW_LARGEST = "incidents.total_below_largest"
    KILLED_AND_MAIMED = "incidents.killed_and_maimed"
    NOT_A_CHILD = "incidents.not_a_child"
    AGE_DISAGREES = "incidents.age_disagrees"
    NOT_IN_CONFLICT = "incidents.not_in_conflict"
    NO_PARTY = "incidents.no_party"
    MISSING_FACT = "incidents.missing_fact"
    WITHDRAWN = "incidents.withdrawn"
    NOTHING_CHANGED = "incidents.nothing_changed"
    NOT_A_DRAFT = "incidents.not_a_draft"
    NO_REASON = "incidents.no_reason"
    NOT_ITS_OWN_DUPLICATE = "incidents.not_its_own_duplicate"
    ANOTHER_SITUATION = "incidents.another_situation"
    ALREADY_A_DUPLICATE = "incidents.already_a_duplicate"
    ORIGINAL_IS_A_DUPLICATE = "incidents.original_is_a_duplicate"
    HAS_DUPLICATES = "incidents.has_duplicates"
    NOT_A_DUPLICATE = "incidents.not_a_duplicate"
    NO_NAME = "incidents.no_name"


class Tally(NamedTuple):
    """Children of a violation by sex; the total is computed, never typed (T1)."""

    boys: int = 0
    girls: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """T1: all of them."""
        return self.boys + self.girls + self.unknown


class Victim(NamedTuple):
    """A child that is told from others, or a group of `number` children that are not. `key` is a pseudonym."""

    key: str
    sex: str = "unknown"
    age: int | None = None
    born: date | None = None
    number: int = 1


class Violation(NamedTuple):
    """A violation as entered; `facts` are the codes of the details that were given."""

    type: str
    tally: Tally | None
    victims: Sequence[Victim] = ()
    in_conflict: bool | None = None  # G1
    by_party: bool | None = None  # G3: by a party to the conflict, though perhaps unidentified
    facts: Collection[str] = ()


class Incident(NamedTuple):
    """An incident as entered; `children` is how many different ones it touched, where somebody counted."""

    title: str
    first: date | None
    last: date | None
    open_ended: bool
    place: str
    account: str
    violations: Sequence[Violation]
    children: int | None = None


def counts_children(type_code: str) -> bool:
    """Say whether the type counts each child, so that it needs a tally."""
    return bool(reference.code_list("violation_types")[type_code].more["unit"] == "victims")


def obstacles(incident: Incident, *, today: date) -> set[Obstacle]:
    """Return all that forbids completing the incident."""
    standing = {
        Obstacle.NO_VIOLATION: not incident.violations,
        Obstacle.NO_TITLE: not incident.title.strip(),
        Obstacle.NO_PLACE: not incident.place.strip(),
        Obstacle.NO_ACCOUNT: not incident.account.strip(),
        Obstacle.KILLED_AND_MAIMED: bool(_keys(incident, "K") & _keys(incident, "M")),
        **_dates(incident, today),
        **_totals(incident),
    }
    found = {obstacle for obstacle, stands in standing.items() if stands}
    for violation in incident.violations:
        found |= violation_obstacles(violation, on=incident.first)
    return found


def _dates(incident: Incident, today: date) -> dict[Obstacle, bool]:
    first, last = incident.first, incident.last
    return {
        Obstacle.NO_DATE: first is None,
        Obstacle.ENDS_BEFORE: first is not None and last is not None and last < first,
        Obstacle.IN_THE_FUTURE: any(day is not None and day > today for day in (first, last)),
    }


def _keys(incident: Incident, type_code: str) -> set[str]:
    """T4: one child is not both killed and maimed in one incident."""
    return {
        victim.key
        for one in incident.violations
        if one.type == type_code
        for victim in one.victims
        if victim.key
    }


def _totals(incident: Incident) -> dict[Obstacle, bool]:
    """T3: different children of an incident are at least the largest tally, at most the sum of all."""
    known = [code.code for code in reference.code_list("violation_types").values()]
    totals = [
        one.tally.total
        for one in incident.violations
        if one.tally and one.type in known and counts_children(one.type)
    ]
    children = incident.children
    return {
        Obstacle.TOTAL_ABOVE_SUM: children is not None and bool(totals) and children > sum(totals),
        Obstacle.TOTAL_BELOW_LARGEST: children is not None and bool(totals) and children < max(totals),
    }


def violation_obstacles(violation: Violation, *, on: date | None) -> set[Obstacle]:
    """Return all that forbids completing one violation: its type, its tally, its victims' ages, its required facts."""
    if violation.type not in reference.code_list("violation_types"):
        return {Obstacle.NO_SUCH_TYPE}
    needs_tally = counts_children(violation.type)
    named = sum(victim.number for victim in violation.victims)
    standing = {
        Obstacle.NO_TALLY: needs_tally and (violation.tally is None or violation.tally.total == 0),
        # T2: victims told one by one or in groups are never more than the tally
        Obstacle.MORE_VICTIMS_THAN_TALLY: needs_tally
        and violation.tally is not None
        and named > violation.tally.total,
        Obstacle.NOT_A_CHILD: any(_grown(victim, on) for victim in violation.victims),
        Obstacle.AGE_DISAGREES: any(_disagrees(victim, on) for victim in violation.victims),
        Obstacle.NOT_IN_CONFLICT: violation.in_conflict is False,
        Obstacle.NO_PARTY: violation.by_party is False,
        Obstacle.MISSING_FACT: bool(missing_facts(violation.type, violation.facts)),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def _grown(victim: Victim, on: date | None) -> bool:
    """G2: under eighteen at the time of the violation."""
    age = victim.age if victim.age is not None else age_on(victim.born, on)
    return age is not None and not 0 <= age < ADULT


def _disagrees(victim: Victim, on: date | None) -> bool:
    counted = age_on(victim.born, on)
    return victim.age is not None and counted is not None and counted != victim.age


def age_on(born: date | None, on: date | None) -> int | None:
    """Return completed years on that day, `None` where either is unknown."""
    if born is None or on is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def under_15(victim: Victim, on: date | None) -> bool | None:
    """Say whether the child was under fifteen then; `None` where its age is unknown."""
    age = victim.age if victim.age is not None else age_on(victim.born, on)
    return None if age is None else age < 15


def remainder(violation: Violation) -> int:
    """T2: return how many children of the tally nobody told apart; shown as the unidentified remainder."""
    named = sum(victim.number for victim in violation.victims)
    return max(0, (violation.tally.total if violation.tally else 0) - named)


def missing_facts(type_code: str, given: Collection[str]) -> list[str]:
    """Return the required facts of the type that were not given, in the order of the reviewed list."""
    return facts.missing(type_code, given)


def in_the_gate(violation: Violation, *, on: date | None) -> bool:
    """G1 to G4: say whether the violation belongs to the mechanism; what nobody knows does not shut it out, but G1 and G3 must be judged."""
    children = not any(_grown(victim, on) for victim in violation.victims)
    known_type = violation.type in reference.code_list("violation_types")
    return bool(violation.in_conflict) and bool(violation.by_party) and children and known_type
