"""An incident as somebody tells it: the one plain value that forms and sheets make, and that a state keeps.

What nobody said is empty or `None`: unknown is never zero. Facts are those of the reviewed list (`violation_facts`), by
their own identifiers; a value is a code, several codes, a number, a yes or no, a text, a half-known day or a tally.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from kolosi.kernel.precision import HalfKnownDate


class Standing(StrEnum):
    """Where one state of an incident stands."""

    DRAFT = "draft"
    COMPLETE = "complete"
    WITHDRAWN = "withdrawn"


class Attribution(StrEnum):
    """How a violation is laid at the door of parties."""

    SINGLE = "single"
    JOINT = "joint"
    CROSSFIRE = "crossfire"
    UNIDENTIFIED = "unidentified"


@dataclass(frozen=True)
class Numbers:
    """People by sex (boys, girls; or men, women), each known or not; `None` is not zero."""

    boys: int | None = None
    girls: int | None = None
    unknown: int | None = None

    @property
    def total(self) -> int:
        """T1: what is known of them, added up; never typed by anyone."""
        return sum(number or 0 for number in (self.boys, self.girls, self.unknown))

    def __bool__(self) -> bool:
        return any(number is not None for number in (self.boys, self.girls, self.unknown))


Fact: TypeAlias = "str | tuple[str, ...] | int | bool | Numbers | HalfKnownDate"
Facts: TypeAlias = Mapping[str, Fact]


@dataclass(frozen=True)
class When:
    """When it happened: a half-known day, or a stretch of them; `ongoing` has no end yet."""

    begins: HalfKnownDate | None = None
    ends: HalfKnownDate | None = None
    ongoing: bool = False
    estimated: bool = False


@dataclass(frozen=True)
class Where:
    """Where it happened: a place of the register (`code` in an `edition`), and how precisely that is known.

    `precision` is a code of `place_precisions`: a point, a settlement, or somewhere in an area. `told` is the place as
    somebody wrote it, kept whatever the register says.
    """

    code: str = ""
    edition: str = ""
    precision: str = ""
    told: str = ""
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""


@dataclass(frozen=True)
class ToldViolation:
    """One violation: `key` tells it from the others of the incident (its reference once it has one)."""

    key: str
    type: str
    tally: Numbers = Numbers()
    at_least: bool = False
    attribution: Attribution = Attribution.UNIDENTIFIED
    in_conflict: bool | None = None  # G1
    by_party: bool | None = None  # G3
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class ToldVictim:
    """A child told from others, or a group of them. `person` is the pseudonym that is the same in every incident."""

    key: str
    violations: tuple[str, ...] = ()
    person: str = ""
    group: bool = False
    low: int | None = 1  # how many, at least; 1 for a child told from others
    high: int | None = 1  # at most; `None` where nobody knows
    sex: str = "unknown"
    age: int | None = None
    age_to: int | None = None  # the oldest of a group, or the other end of an uncertain age
    age_estimated: bool = False
    born: HalfKnownDate | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class ToldPerpetrator:
    """A party (its code in the register, empty while unidentified) to which violations are attributed."""

    key: str
    violations: tuple[str, ...] = ()
    party: str = ""
    category: str = "unknown"
    attribution_verified: bool | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class ToldSource:
    """Somebody or something that tells of violations; who it is lives in the vault only."""

    key: str
    violations: tuple[str, ...] = ()
    category: str = ""
    kind: str = ""
    organisation: str = ""
    monitor: str = ""
    met: HalfKnownDate | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class ToldEvidence:
    """A reference to a file or object that supports violations: what it is and its hash, never the thing itself."""

    key: str
    violations: tuple[str, ...] = ()
    title: str = ""
    kind: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class ToldResponse:
    """What the task force did, or will do, about violations."""

    key: str
    violations: tuple[str, ...] = ()
    on: HalfKnownDate | None = None
    addressed: str = ""
    follow_up: str = ""
    due: HalfKnownDate | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """A whole incident as told."""

    title: str = ""
    account: str = ""
    account_public: str = ""
    update: str = ""
    notes: str = ""
    when: When = When()
    where: Where = Where()
    reported_on: HalfKnownDate | None = None
    location_type: str = ""
    follow_up: str = "open"
    children: int | None = None
    violations: tuple[ToldViolation, ...] = ()
    victims: tuple[ToldVictim, ...] = ()
    perpetrators: tuple[ToldPerpetrator, ...] = ()
    sources: tuple[ToldSource, ...] = ()
    evidence: tuple[ToldEvidence, ...] = ()
    responses: tuple[ToldResponse, ...] = ()
    facts: Facts = field(default_factory=dict)


class Awaits(StrEnum):
    """What is still to be done about a violation, as far as queues are looked up by it."""

    FIRST = "first"  # to be judged for the first time, or once more from the beginning
    LATER = "later"  # it is on its road: a level above has it
    NOTHING = "nothing"
    ANEW = "anew"  # nothing waited, it was verified, and its incident was told anew since


class Verdict(NamedTuple):
    """What the room that judges decided of a violation (by its reference), from which day it holds, and what it awaits."""

    violation: str
    status: str
    on: date | None
    awaits: Awaits = Awaits.NOTHING


Entry = TypeVar("Entry", ToldVictim, ToldPerpetrator, ToldSource, ToldEvidence, ToldResponse)


def renamed(told: Told, names: Mapping[str, str]) -> Told:
    """Return the telling with its violations under other names, in all that is tied to them."""

    def tied(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(
            replace(one, violations=tuple(names.get(key, key) for key in one.violations)) for one in entries
        )

    return replace(
        told,
        violations=tuple(replace(one, key=names.get(one.key, one.key)) for one in told.violations),
        victims=tied(told.victims),
        perpetrators=tied(told.perpetrators),
        sources=tied(told.sources),
        evidence=tied(told.evidence),
        responses=tied(told.responses),
    )
