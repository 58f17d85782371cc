"""What pages are given about people, organisations and situations: plain frozen values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class HeldRole:
    """A role someone holds or held; `situation` is a code or `*`."""

    ref: str
    role: str
    role_label: str
    situation: str
    situation_label: str
    granted_by: str
    granted_at: datetime
    revoked_at: datetime | None
    obstacles: tuple[str, ...] = ()  # what forbids taking it back; told on the person's own page only


@dataclass(frozen=True)
class Person:
    """One person with the roles they hold now."""

    ref: str
    name: str
    email: str
    organisation: str
    organisation_name: str
    active: bool
    simulated: bool
    has_factor: bool
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True)
class Account:
    """What stands in the way of renewing or closing someone's account; nothing means it can be done."""

    active: bool
    obstacles_to_renewing: tuple[str, ...]
    obstacles_to_closing: tuple[str, ...]


@dataclass(frozen=True)
class Colleague:
    """Someone to whom work can be given."""

    ref: str
    name: str
    organisation: str


@dataclass(frozen=True)
class Mailbox:
    """Where a person is written to, and in which language."""

    email: str
    language: str


@dataclass(frozen=True)
class Organisation:
    """A body and the addressees it answers for, as codes and in words."""

    code: str
    name: str
    kind: str
    kind_label: str
    addressees: tuple[str, ...]
    addressee_labels: tuple[str, ...]
    simulated: bool


@dataclass(frozen=True)
class Told:
    """An entry of the ledger with the names behind its references; a reference that leads to nobody has none."""

    ref: str
    at: datetime
    by: str
    by_name: str
    verb: str
    about: str
    about_name: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Situation:
    """A situation on the agenda of the Working Group."""

    code: str
    name: str
