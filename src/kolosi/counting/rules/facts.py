"""The plain facts that are counted: violations in their states, and the children they are linked to.

A fact is what the task force knew at one time. Rules never change one; they choose, group and add.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Status(StrEnum):
    """What the task force finally decided about a violation (its earlier levels never count)."""

    PENDING = "pending"
    VERIFIED = "verified"
    COULD_NOT_VERIFY = "could_not_verify"
    NOT_MRM = "not_mrm"
    DID_NOT_OCCUR = "did_not_occur"


class Attribution(StrEnum):
    """How a violation is laid at the door of parties."""

    SINGLE = "single"
    JOINT = "joint"
    CROSSFIRE = "crossfire"
    UNIDENTIFIED = "unidentified"


class Sex(StrEnum):
    """As published: three numbers, always."""

    BOY = "boy"
    GIRL = "girl"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Child:
    """A child that can be told from others: `key` is a pseudonym, the same in every incident; `age` in full years.

    `local`: the key holds inside its incident only, where nobody knows whether the child was met elsewhere.
    """

    key: str
    sex: Sex = Sex.UNKNOWN
    age: int | None = None
    local: bool = False


@dataclass(frozen=True)
class Tally:
    """Children of one violation by sex, those without a key included."""

    boys: int = 0
    girls: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them; never typed by anyone (T1)."""
        return self.boys + self.girls + self.unknown

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.boys + other.boys, self.girls + other.girls, self.unknown + other.unknown)


@dataclass(frozen=True)
class Violation:
    """One violation in one of its states.

    `first` to `last` is when it occurred, as far as known; `last` is `None` while it goes on. `recorded_at` is when this
    state was written. `at_least`: the tally is a lower bound. `scope` is what viewers are let into (a situation).
    """

    ref: str
    incident: str
    type: str
    status: Status
    first: date
    last: date | None
    recorded_at: datetime
    verified_on: date | None = None
    duplicate: bool = False
    withdrawn: bool = False
    attribution: Attribution = Attribution.UNIDENTIFIED
    parties: tuple[str, ...] = ()
    tally: Tally = Tally()
    children: tuple[Child, ...] = ()
    at_least: bool = False
    explosive_ordnance: bool | None = None
    region: str = ""
    scope: str = ""
