"""Who may hold which role: what stands in the way of granting one and of taking it back."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.kernel.viewer import Grant as Held
from kolosi.reference.rules import code_list

ADMINISTRATOR = "administrator"


class Obstacle(StrEnum):
    """What can stand in the way of an act on people and roles."""

    NOT_AN_EMAIL = "access.not_an_email"
    ALREADY_ENROLLED = "access.already_enrolled"
    NO_NAME = "access.no_name"
    NO_SUCH_ROLE = "access.no_such_role"
    NO_SUCH_SITUATION = "access.no_such_situation"
    NO_SUCH_ORGANISATION = "access.no_such_organisation"
    NO_SUCH_KIND = "access.no_such_kind"
    NO_CODE = "access.no_code"
    ALREADY_ADMITTED = "access.already_admitted"
    ALREADY_HELD = "access.already_held"
    ALREADY_REVOKED = "access.already_revoked"
    OWN_ROLE = "access.own_role"
    NO_ORGANISATION = "access.no_organisation"
    NOT_ACTIVE = "access.not_active"
    LAST_ADMINISTRATOR = "access.last_administrator"
    OWN_ACCOUNT = "access.own_account"
    NOT_CLOSED = "access.not_closed"


class Granting(NamedTuple):
    """What is known when someone asks to give a role."""

    role: str
    situation: str
    own: bool  # the doer is the person
    active: bool
    answers_for_someone: bool  # the person's organisation answers for an addressee
    held: Collection[tuple[str, str]]  # (role, situation) held now


def obstacles_to_granting(asked: Granting) -> set[Obstacle]:
    """Return all that forbids giving the role: nobody gives one to themselves; some need an organisation."""
    role = code_list("roles").get(asked.role)
    addressed = role is not None and bool(role.more.get("needs_organisation"))
    standing = {
        Obstacle.NO_SUCH_ROLE: role is None,
        Obstacle.NO_SUCH_SITUATION: not is_situation(asked.situation),
        Obstacle.OWN_ROLE: asked.own,
        Obstacle.NOT_ACTIVE: not asked.active,
        Obstacle.NO_ORGANISATION: addressed and not asked.answers_for_someone,
        Obstacle.ALREADY_HELD: (asked.role, asked.situation) in asked.held,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_revoking(*, revoked: bool, role: str, other_administrators: int) -> set[Obstacle]:
    """Return all that forbids taking the role back: someone must stay who can give roles."""
    standing = {
        Obstacle.ALREADY_REVOKED: revoked,
        Obstacle.LAST_ADMINISTRATOR: not revoked and role == ADMINISTRATOR and other_administrators == 0,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_renewing(*, own: bool, active: bool) -> set[Obstacle]:
    """Return all that forbids handing out a new first password: one's own is changed on one's own page."""
    standing = {Obstacle.OWN_ACCOUNT: own, Obstacle.NOT_ACTIVE: not active}
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_closing(*, own: bool, active: bool, administers: bool, others: int) -> set[Obstacle]:
    """Return all that forbids closing the account; `others` would still administer everything without it."""
    standing = {
        Obstacle.OWN_ACCOUNT: own,
        Obstacle.NOT_ACTIVE: not active,
        Obstacle.LAST_ADMINISTRATOR: active and administers and others == 0,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_reopening(*, active: bool) -> set[Obstacle]:
    """Return all that forbids opening a closed account again."""
    return {Obstacle.NOT_CLOSED} if active else set()


def obstacles_to_enrolling(*, email: str, name: str, taken: bool) -> set[Obstacle]:
    """Return all that forbids enrolling someone under this address and name."""
    local, _, domain = email.partition("@")
    standing = {
        Obstacle.NOT_AN_EMAIL: not local or "." not in domain.strip(".") or email.split() != [email],
        Obstacle.NO_NAME: not name.strip(),
        Obstacle.ALREADY_ENROLLED: taken,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_admitting(*, code: str, name: str, kind: str, taken: bool) -> set[Obstacle]:
    """Return all that forbids adding an organisation under this code, name and kind."""
    standing = {
        Obstacle.NO_CODE: not code.replace("-", "").isalnum() or code != code.lower() or not code.isascii(),
        Obstacle.NO_NAME: not name.strip(),
        Obstacle.NO_SUCH_KIND: kind not in code_list("organisation_kinds"),
        Obstacle.ALREADY_ADMITTED: taken,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def is_situation(code: str) -> bool:
    """Say whether the code names a situation or all of them (`*`)."""
    return code == EVERYWHERE or code in code_list("situations")


def permissions(role: str) -> frozenset[str]:
    """Return the permissions of a role; a role that the list no longer knows carries none."""
    known = code_list("roles").get(role)
    return frozenset(known.more["permissions"]) if known else frozenset()


def held(role: str, situation: str) -> Held:
    """Return a role in a situation as the kernel's viewer carries it."""
    return Held(permissions=permissions(role), situation=situation)


# Whoever may run commands on the machine: an administrator that no grant in the tables makes.
CONSOLE = Viewer(person="console", name="console", grants=(held(ADMINISTRATOR, EVERYWHERE),))


def in_reach(viewer: Viewer, permission: str, situation: str) -> bool:
    """Say whether the viewer may act on roles of that situation; on roles for everywhere only from everywhere."""
    return viewer.may(permission, situation=situation)
