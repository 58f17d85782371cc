"""The register as plain values: what is known about each party, and each thing known with its source."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from kolosi.kernel.precision import HalfKnownDate
from kolosi.parties.rules.alliances import Change, Membership, Succession
from kolosi.parties.rules.spells import Spell


class Kind(StrEnum):
    """What a party is."""

    ARMED_FORCE = "armed_force"
    ARMED_GROUP = "armed_group"
    OTHER_PARTY = "other_party"
    UNKNOWN = "unknown"


class Side(StrEnum):
    """Whether a party is a State's; not knowing is an answer."""

    STATE = "state"
    NON_STATE = "non_state"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Where a party stands on its way into the register."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DECLINED = "declined"


class Name(NamedTuple):
    """A name with the time in which it was borne."""

    text: str
    language: str
    script: str
    kind: str
    spell: Spell = Spell()
    source: str = ""
    folded: str = ""
    ref: str = ""


class Described(NamedTuple):
    """What a party is; `legal_minimum_age` is the lowest age at which its own law lets it recruit, `None` unknown."""

    kind: str
    side: str
    situations: tuple[str, ...]
    legal_minimum_age: int | None = None
    spell: Spell = Spell()
    source: str = ""


class Tie(NamedTuple):
    """A membership as recorded: a party under an umbrella."""

    ref: str
    member: str
    umbrella: str
    spell: Spell
    source: str
    end_source: str = ""

    @property
    def membership(self) -> Membership:
        """The tie in whole days, its inexact ends at their widest."""
        return Membership(self.member, self.umbrella, self.spell.first_day, self.spell.last_day)


class Became(NamedTuple):
    """A succession as recorded: what became of a party, on a day as far as known."""

    ref: str
    earlier: str
    later: str
    change: Change
    on: HalfKnownDate | None
    source: str

    @property
    def succession(self) -> Succession | None:
        """The change in whole days; nothing where no day is known, since then it decides about none."""
        if self.on is None:
            return None
        return Succession(self.earlier, self.later, self.on.first, self.change, self.on.last)


class Mark(NamedTuple):
    """The identifier of a party in another list."""

    scheme: str
    identifier: str
    version: str = ""


class Decided(NamedTuple):
    """How a proposal was answered."""

    approved: bool
    reason: str
    by: str
    at: datetime


class Strike(NamedTuple):
    """The wish to strike the fact of that reference, and how it was answered; `approved` means that it is struck."""

    ref: str
    party: str
    fact: str
    reason: str
    by: str
    at: datetime
    decided: Decided | None = None

    @property
    def standing(self) -> Standing:
        """Where the wish stands."""
        return _standing(self.decided)


class Entry(NamedTuple):
    """One party of the register. `revision` counts its descriptions: an edit names the one it saw."""

    code: str
    reason: str
    proposed_by: str
    proposed_at: datetime
    simulated: bool
    described: Described
    revision: int
    names: tuple[Name, ...]
    marks: tuple[Mark, ...]
    decided: Decided | None = None

    @property
    def standing(self) -> Standing:
        """Where it stands on its way into the register."""
        return _standing(self.decided)

    def existed(self, on: date) -> bool:
        """Say whether the party may have existed on that day."""
        first, last = self.described.spell.first_day, self.described.spell.last_day
        return (first is None or first <= on) and (last is None or on <= last)


def _standing(decided: Decided | None) -> Standing:
    if decided is None:
        return Standing.PROPOSED
    return Standing.APPROVED if decided.approved else Standing.DECLINED
