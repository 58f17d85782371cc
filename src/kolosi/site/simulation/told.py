"""How the invented world's events come to be told: states of a report, and what the task force decided when."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from kolosi.incidents import rules
from kolosi.kernel.precision import HalfKnownDate
from kolosi.site.simulation.events import COUNTED_BY_CHILD, Event, TrueViolation
from kolosi.site.simulation.shares import Hand

# One code of each required fact, so that a simulated report is whole; more facts are told where they are cheap.
FACTS: dict[str, dict[str, rules.Fact]] = {
    "RU": {"recruitment_or_use": "recruitment", "child_role": "combatant"},
    "K": {"weapon_category": "small_arms_lights_weapons", "explosive_ordnance": "no"},
    "M": {
        "weapon_category": "conventional_explosive_weapons",
        "consequences": ("serious_injury",),
        "explosive_ordnance": "yes",
    },
    "SV": {"sexual_violence_type": ("rape",)},
    "AB": {"abduction_purpose_single": "unknown"},
    "AS": {"facility_attack_type": ("attack_on_school_s",), "school_type": ("primary",)},
    "AH": {"facility_attack_type": ("attack_on_hospital_s",), "health_type": ("health_centre",)},
    "DHA": {"denial_method": ("theft",)},
    "MU": {"military_use_type": "military_use_of_school"},
    "DL": {
        "deprivation_liberty_date": HalfKnownDate(2016),
        "reasons_deprivation_liberty": "association_with_armed_groups_or_forces",
    },
}
NAMES = {
    "RU": "Recruitment", "K": "Killing", "M": "Maiming", "SV": "Sexual violence", "AB": "Abduction",
    "AS": "Attack on a school", "AH": "Attack on a hospital", "DHA": "Denial of access",
    "MU": "Military use", "DL": "Detention",
}  # fmt: skip


@dataclass(frozen=True)
class ToldState:
    """One state of a report: when it was written, how it stands, and what it tells."""

    at: datetime
    standing: rules.Standing
    told: rules.Told
    reason: str = ""


@dataclass(frozen=True)
class Decision:
    """What the task force decided of the violation of that place (from 0), and when it was recorded."""

    violation: int
    status: str
    on: date
    at: datetime


@dataclass(frozen=True)
class Halfway:
    """For what the violation of that place waits, the day that was told of it, and since when it waits."""

    violation: int
    waits: str
    on: date
    at: datetime


@dataclass(frozen=True)
class Report:
    """One report of an event: its states, decisions, and what waits for one.

    `again` marks the second report of one event: a duplicate.
    """

    event: int
    states: tuple[ToldState, ...]
    decisions: tuple[Decision, ...]
    waiting: tuple[Halfway, ...] = ()
    again: bool = False


def reports(hand: Hand, event: Event, *, until: date) -> tuple[Report, ...]:
    """Return the report of an event, and a second one where another organisation tells it too."""
    first = _report(hand, event, until)
    if not hand.happens(hand.shares["records"]["duplicate"]):
        return (first,)
    last = first.states[-1]
    later = replace(last.told, title=last.told.title.replace("(simulated)", "(simulated, second report)"))
    at = last.at + timedelta(days=hand.number(1, 20))
    return (first, Report(event.number, (replace(last, told=later, at=at),), (), again=True))


def _report(hand: Hand, event: Event, until: date) -> Report:
    shares = hand.shares["records"]
    told = _told(hand, event)
    at = _moment(hand, event.last or event.first, hand.number(1, 25))
    states = []
    if hand.happens(shares["draft_first"]):
        states.append(ToldState(at, rules.Standing.DRAFT, replace(told, account="")))
        at += timedelta(days=hand.number(1, 6))
    if hand.happens(shares["revised"]):
        states.append(ToldState(at, rules.Standing.COMPLETE, replace(told, update="")))
        at += timedelta(days=hand.number(2, 15))
    states.append(ToldState(at, rules.Standing.COMPLETE, told))
    decisions = tuple(
        one for place, _ in enumerate(event.violations) for one in _decisions(hand, place, at, until)
    )
    if hand.happens(shares["withdrawn"]):
        gone = at + timedelta(days=hand.number(30, 300))
        states.append(ToldState(gone, rules.Standing.WITHDRAWN, told, "Simulated: told by mistake."))
    return Report(event.number, tuple(states), decisions, _waiting(hand, event, decisions, at))


def _moment(hand: Hand, day: date, days: int) -> datetime:
    moment = datetime.combine(day + timedelta(days=days), time(8), tzinfo=UTC)
    return moment + timedelta(seconds=hand.number(0, 9 * 3600))


def _decisions(hand: Hand, place: int, at: datetime, until: date) -> list[Decision]:
    shares = hand.shares["decisions"]
    kinds = ("verified", "could_not_verify", "not_mrm", "did_not_occur")
    left = 1000 - sum(shares[kind] for kind in kinds)
    status = hand.one({**{kind: shares[kind] for kind in kinds}, "pending": left})
    if status == "pending":
        return []
    days = hand.of(shares["days_to_decide"]) + hand.number(0, 10)
    found = [_decision(hand, place, status, at + timedelta(days=days))]
    if status == "could_not_verify" and hand.happens(400):
        found.append(_decision(hand, place, "verified", found[0].at + timedelta(days=hand.number(60, 400))))
    if status == "verified" and hand.happens(shares["taken_back"]):
        found.append(
            _decision(hand, place, "did_not_occur", found[0].at + timedelta(days=hand.number(60, 400)))
        )
    return [one for one in found if one.on <= until]


def _waiting(hand: Hand, event: Event, decisions: tuple[Decision, ...], at: datetime) -> tuple[Halfway, ...]:
    """Return what of an event was judged and not decided; only a dense world has it."""
    undecided = {place for place, _ in enumerate(event.violations)} - {one.violation for one in decisions}
    if "waiting" not in hand.shares:
        return ()
    drawn = [(place, hand.one(hand.shares["waiting"])) for place in sorted(undecided)]
    return tuple(
        Halfway(place, waits, (at + timedelta(days=3)).date(), at + timedelta(days=hand.number(3, 20)))
        for place, waits in drawn
        if waits != "judge"
    )


def _decision(hand: Hand, place: int, status: str, at: datetime) -> Decision:
    return Decision(place, status, at.date() - timedelta(days=hand.number(0, 3)), at)


def _told(hand: Hand, event: Event) -> rules.Told:
    name = NAMES[event.violations[0].type] if event.violations else "Report"
    types = ", ".join(one.type for one in event.violations)
    victims = _victims(event)
    return rules.Told(
        title=f"{name} in {event.district} (simulated)",
        account=f"A simulated account of event {event.number}: {types}. Nobody and nothing in it is real.",
        update="Simulated: a second source was met." if hand.happens(500) else "",
        when=_when(hand, event),
        where=rules.Where(event.district, hand.shares["edition"], "admin2"),
        reported_on=HalfKnownDate(event.first.year, event.first.month),
        violations=tuple(_violation(place, one) for place, one in enumerate(event.violations)),
        victims=victims,
        perpetrators=tuple(
            rules.ToldPerpetrator(f"p{at}", tuple(_keys(event)), party, "armed_group", True)
            for at, party in enumerate(event.violations[0].parties if event.violations else ())
        ),
        sources=tuple(
            rules.ToldSource(
                f"s{at}",
                tuple(_keys(event)),
                hand.of(("primary_victim", "primary_witness", "secondary")),
                "oral_testimony",
                monitor=f"M-{hand.number(1, 40):02d}",
            )
            for at in range(hand.number(1, 3))
        ),
    )


def _keys(event: Event) -> list[str]:
    return [str(place) for place, _ in enumerate(event.violations)]


def _when(hand: Hand, event: Event) -> rules.When:
    shares, first = hand.shares["records"], event.first
    estimated = hand.happens(shares["estimated"])
    if event.last is None:
        return rules.When(_known(first), None, ongoing=True, estimated=estimated)
    if event.last == first and hand.happens(shares["month_only"]):
        return rules.When(HalfKnownDate(first.year, first.month), estimated=True)
    return rules.When(_known(first), _known(event.last) if event.last != first else None, estimated=estimated)


def _known(day: date) -> HalfKnownDate:
    return HalfKnownDate(day.year, day.month, day.day)


def _violation(place: int, one: TrueViolation) -> rules.ToldViolation:
    return rules.ToldViolation(
        key=str(place),
        type=one.type,
        tally=rules.Numbers(*one.tally) if one.type in COUNTED_BY_CHILD else rules.Numbers(),
        attribution=rules.Attribution(one.attribution),
        in_conflict=True,
        by_party=True,
        facts=FACTS[one.type],
    )


def _victims(event: Event) -> tuple[rules.ToldVictim, ...]:
    ties: dict[str, list[str]] = {}
    people = {}
    for place, one in enumerate(event.violations):
        for child in one.children:
            people[child.person] = child
            ties.setdefault(child.person, []).append(str(place))
    return tuple(
        rules.ToldVictim(
            f"v{at}", tuple(ties[person]), person=person, sex=child.sex, age=child.age, low=1, high=1
        )
        for at, (person, child) in enumerate(people.items())
    )
