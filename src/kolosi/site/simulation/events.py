"""What truly happened in the invented world: events, their violations and children, before anybody tells of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kolosi.site.simulation.shares import Hand, parties_of

COUNTED_BY_CHILD = {"RU", "K", "M", "SV", "AB", "DL"}


@dataclass(frozen=True)
class Child:
    """A child of the invented world; `person` is its pseudonym wherever it is met."""

    person: str
    sex: str
    age: int | None


@dataclass(frozen=True)
class TrueViolation:
    """One violation: its children who can be told apart, and how many more of each sex are known only as a group."""

    type: str
    parties: tuple[str, ...]
    attribution: str
    children: tuple[Child, ...] = ()
    group: tuple[int, int, int] = (0, 0, 0)  # boys, girls, unknown

    @property
    def tally(self) -> tuple[int, int, int]:
        """Boys, girls and those of unknown sex."""
        told = [len([1 for child in self.children if child.sex == sex]) for sex in ("boy", "girl", "unknown")]
        return (told[0] + self.group[0], told[1] + self.group[1], told[2] + self.group[2])


@dataclass(frozen=True)
class Event:
    """One event: when, where, and what was done. `last` is nothing while it goes on."""

    number: int
    first: date
    last: date | None
    region: str
    district: str
    violations: tuple[TrueViolation, ...]


def events(seed: int, how_many: int, first: date, last: date, *, dense: bool = False) -> Iterator[Event]:
    """Yield so many events between two days; children are met again as they are in such archives."""
    hand = Hand(f"events {seed}", dense=dense)
    met: list[Child] = []
    for number in range(1, how_many + 1):
        yield _event(hand, number, first, last, met)


def _event(hand: Hand, number: int, first: date, last: date, met: list[Child]) -> Event:
    day, records = hand.day(first, last), hand.shares["records"]
    end: date | None = day
    if hand.happens(records["range"]):
        end = min(last, day + timedelta(days=hand.number(1, 120)))
    elif hand.happens(records["ongoing"]):
        end = None
    region = hand.one(hand.shares["regions"])
    district = f"{region}{hand.number(1, hand.shares['districts'][region]):02d}"
    type_code = hand.one(hand.shares["types"])
    types = [type_code]
    types += [one for one, share in hand.shares["also"].get(type_code, {}).items() if hand.happens(share)]
    parties, attribution = _doers(hand, day)
    children = _children(hand, number, type_code, met)
    found = tuple(
        _violation(hand, one, parties, attribution, children if one in {types[0], "SV", "RU", "AB"} else ())
        for one in types
    )
    return Event(number, day, end, region, district, _apart(found))


def _apart(found: tuple[TrueViolation, ...]) -> tuple[TrueViolation, ...]:
    """Keep each child either killed or maimed, never both."""
    killed = {child.person for one in found if one.type == "K" for child in one.children}
    kept = []
    for one in found:
        if one.type == "M":
            left = tuple(child for child in one.children if child.person not in killed)
            one = TrueViolation("M", one.parties, one.attribution, left, one.group)
        if one.type not in COUNTED_BY_CHILD or one.tally != (0, 0, 0):
            kept.append(one)
    return tuple(kept)


def _doers(hand: Hand, day: date) -> tuple[tuple[str, ...], str]:
    shares = hand.shares["parties"]
    known = parties_of(day)
    if hand.happens(shares["unidentified"]):
        return (), "unidentified"
    one = hand.one(known)
    others = {code: share for code, share in known.items() if code != one}
    if others and hand.happens(shares["joint"]):
        return tuple(sorted((one, hand.one(others)))), "joint"
    if others and hand.happens(shares["crossfire"]):
        return tuple(sorted((one, hand.one(others)))), "crossfire"
    return (one,), "single"


def _children(hand: Hand, number: int, type_code: str, met: list[Child]) -> tuple[Child, ...]:
    if type_code not in COUNTED_BY_CHILD:
        return ()
    found: dict[str, Child] = {}
    for at in range(hand.one({1: 60, 2: 22, 3: 10, 4: 5, 6: 3})):
        if met and hand.happens(hand.shares["victims"]["again"]):
            known = met[hand.number(max(0, len(met) - 5000), len(met) - 1)]
            child = Child(known.person, known.sex, None)  # nobody knows how much older it is now
        else:
            child = _child(hand, f"C{number:06d}-{at + 1}", type_code)
            met.append(child)
        found[child.person] = child
    return tuple(found.values())


def _child(hand: Hand, person: str, type_code: str) -> Child:
    shares = hand.shares["victims"]
    boy = hand.happens(shares["boys"].get(type_code, 600))
    sex = "unknown" if hand.happens(shares["sex_unknown"]) else "boy" if boy else "girl"
    weights = dict(enumerate(shares["weights"]))
    if type_code in {"RU", "DL"}:
        weights = {age: weight for age, weight in weights.items() if age >= 8}
    age = None if hand.happens(shares["age_unknown"]) else hand.one(weights)
    return Child(person, sex, age)


def _violation(
    hand: Hand, type_code: str, parties: tuple[str, ...], attribution: str, children: tuple[Child, ...]
) -> TrueViolation:
    if type_code not in COUNTED_BY_CHILD:
        return TrueViolation(type_code, parties, attribution)
    group = (0, 0, 0)
    if not children or hand.happens(hand.shares["victims"]["group"]):
        group = (hand.number(1, 4), hand.number(0, 2), hand.number(0, 1))
    return TrueViolation(type_code, parties, attribution, children, group)
