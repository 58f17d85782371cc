"""A policy holds from a day on, never asks for fewer than two co-chairs, and changes no old decision."""

from datetime import date

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.verification import operations, queries
from kolosi.verification.rules import Obstacle, Policy
from tests import cast
from tests.domain.verification.builders import AT

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2017, 7, 1), date(2017, 8, 1)


def test_the_policy_of_a_day_is_the_last_one_that_had_begun() -> None:
    chair = cast.co_chair("ML")
    for policy, since in ((Policy(1, 3), JULY), (Policy(2, 2), AUGUST)):
        operations.set_policy(situation="ML", policy=policy, since=since, by=chair, at=AT)
    found = [queries.policy_of(chair, "ML", on=on) for on in (date(2017, 6, 30), JULY, AUGUST)]
    assert found == [Policy(1, 2), Policy(1, 3), Policy(2, 2)]
    (told,) = queries.situation_policies(chair, on=JULY)
    assert (told.now, [line.since for line in told.past], told.may_set) == (
        Policy(1, 3),
        [AUGUST, JULY],
        True,
    )


def test_never_fewer_than_two_co_chairs() -> None:
    with pytest.raises(Refused) as refused:
        operations.set_policy(situation="ML", policy=Policy(0, 1), since=JULY, by=cast.co_chair("ML"), at=AT)
    assert refused.value.obstacles == {Obstacle.FEWER_THAN_TWO, Obstacle.FEW_SOURCES}


def test_only_a_co_chair_of_the_situation_sets_it() -> None:
    for stranger in (cast.co_chair("AF"), cast.information_manager("ML")):
        with pytest.raises(Absent):
            operations.set_policy(situation="ML", policy=Policy(), since=JULY, by=stranger, at=AT)
