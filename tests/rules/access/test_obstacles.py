"""What stands in the way of acts on people and roles: everything at once, and nothing else."""

import pytest

from kolosi.access import rules
from kolosi.access.rules import Granting, Obstacle
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.reference.rules import code_list

FINE = Granting(
    role="desk_officer", situation="ML", own=False, active=True, answers_for_someone=False, held=set()
)


@pytest.mark.parametrize(
    ("change", "standing"),
    [
        ({}, set()),
        ({"situation": EVERYWHERE}, set()),
        ({"role": "emperor"}, {Obstacle.NO_SUCH_ROLE}),
        ({"situation": "Atlantis"}, {Obstacle.NO_SUCH_SITUATION}),
        ({"own": True}, {Obstacle.OWN_ROLE}),
        ({"active": False}, {Obstacle.NOT_ACTIVE}),
        ({"role": "focal_point"}, {Obstacle.NO_ORGANISATION}),
        ({"role": "focal_point", "answers_for_someone": True}, set()),
        ({"held": {("desk_officer", "ML")}}, {Obstacle.ALREADY_HELD}),
        ({"held": {("desk_officer", EVERYWHERE)}}, set()),
        ({"own": True, "active": False, "role": "donor"}, {Obstacle.OWN_ROLE, Obstacle.NOT_ACTIVE, Obstacle.NO_ORGANISATION}),
    ],
)  # fmt: skip
def test_granting(change: dict[str, object], standing: set[Obstacle]) -> None:
    assert rules.obstacles_to_granting(FINE._replace(**change)) == standing  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("revoked", "role", "others", "standing"),
    [
        (False, "desk_officer", 0, set()),
        (True, "desk_officer", 0, {Obstacle.ALREADY_REVOKED}),
        (False, "administrator", 1, set()),
        (False, "administrator", 0, {Obstacle.LAST_ADMINISTRATOR}),
        (True, "administrator", 0, {Obstacle.ALREADY_REVOKED}),
    ],
)
def test_revoking(revoked: bool, role: str, others: int, standing: set[Obstacle]) -> None:
    assert rules.obstacles_to_revoking(revoked=revoked, role=role, other_administrators=others) == standing


@pytest.mark.parametrize(
    ("own", "active", "administers", "others", "standing"),
    [
        (False, True, False, 0, set()),
        (False, True, True, 1, set()),
        (False, True, True, 0, {Obstacle.LAST_ADMINISTRATOR}),
        (True, True, True, 1, {Obstacle.OWN_ACCOUNT}),
        (False, False, True, 0, {Obstacle.NOT_ACTIVE}),
    ],
)
def test_closing(own: bool, active: bool, administers: bool, others: int, standing: set[Obstacle]) -> None:
    found = rules.obstacles_to_closing(own=own, active=active, administers=administers, others=others)
    assert found == standing


def test_renewing_and_reopening() -> None:
    assert rules.obstacles_to_renewing(own=False, active=True) == set()
    assert rules.obstacles_to_renewing(own=True, active=False) == {Obstacle.OWN_ACCOUNT, Obstacle.NOT_ACTIVE}
    assert rules.obstacles_to_reopening(active=False) == set()
    assert rules.obstacles_to_reopening(active=True) == {Obstacle.NOT_CLOSED}


@pytest.mark.parametrize(
    ("email", "name", "taken", "standing"),
    [
        ("a@b.example", "A", False, set()),
        ("a@b", "A", False, {Obstacle.NOT_AN_EMAIL}),
        ("a@.b.", "A", False, {Obstacle.NOT_AN_EMAIL}),
        ("a b@c.example", "A", False, {Obstacle.NOT_AN_EMAIL}),
        ("@b.example", " ", True, {Obstacle.NOT_AN_EMAIL, Obstacle.NO_NAME, Obstacle.ALREADY_ENROLLED}),
    ],
)
def test_enrolling(email: str, name: str, taken: bool, standing: set[Obstacle]) -> None:
    assert rules.obstacles_to_enrolling(email=email, name=name, taken=taken) == standing


@pytest.mark.parametrize(
    ("code", "kind", "standing"),
    [
        ("ministry-of-x", "government", set()),
        ("Ministry", "government", {Obstacle.NO_CODE}),
        ("ministère", "government", {Obstacle.NO_CODE}),
        ("", "realm", {Obstacle.NO_CODE, Obstacle.NO_SUCH_KIND}),
    ],
)
def test_admitting(code: str, kind: str, standing: set[Obstacle]) -> None:
    assert rules.obstacles_to_admitting(code=code, name="A", kind=kind, taken=False) == standing


def test_a_role_that_is_no_longer_known_carries_nothing() -> None:
    assert rules.permissions("emperor") == frozenset()


def test_roles_for_everywhere_are_given_only_from_everywhere() -> None:
    local = Viewer(person="p", grants=(rules.held("administrator", "ML"),))
    assert rules.in_reach(local, "access.grant", "ML")
    assert not rules.in_reach(local, "access.grant", EVERYWHERE)
    assert not rules.in_reach(local, "access.grant", "SO")


def test_no_role_both_administers_and_reads_what_is_confidential() -> None:
    """Whoever gives roles does not hold the letters; two people are needed for harm."""
    for code in code_list("roles"):
        held = rules.permissions(code)
        assert not ({"access.grant", "conclusions.read_confidential"} <= held), code
