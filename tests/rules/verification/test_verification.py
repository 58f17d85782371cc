"""The road from allegation to verified violation: a table of what is missing, and properties over all roads."""

from datetime import date
from itertools import product

import pytest

from kolosi.verification import rules
from kolosi.verification.rules import Dossier, Judgement, Level, Obstacle, Policy, Source, Status

TODAY = date(2024, 6, 1)
READY = Dossier(
    Status.PENDING, Status.VERIFIED, [Source("s-1", True)], True, True, True, occurred_first=date(2024, 3, 1)
)
ONE = Policy()
VERIFY = Judgement(Level.TASK_FORCE, Status.VERIFIED, date(2024, 5, 1), "", ["c-1", "c-2"], True)


def obstacles(dossier: Dossier = READY, judgement: Judgement = VERIFY, policy: Policy = ONE) -> set[Obstacle]:
    return rules.obstacles(dossier, judgement, policy=policy, today=TODAY)


def test_nothing_stands_in_the_way_of_a_violation_that_meets_the_standard() -> None:
    assert obstacles() == set()


@pytest.mark.parametrize(
    ("dossier", "judgement", "obstacle"),
    [
        (READY._replace(sources=[]), VERIFY, Obstacle.FEW_SOURCES),
        (READY._replace(sources=[Source("s", False)]), VERIFY, Obstacle.FEW_SOURCES),
        (READY._replace(judged_credible=False), VERIFY, Obstacle.NOT_CREDIBLE),
        (READY._replace(confirmed_by_un=False), VERIFY, Obstacle.NOT_CONFIRMED),
        (READY._replace(in_the_gate=False), VERIFY, Obstacle.OUTSIDE_THE_GATE),
        (READY._replace(below=Status.PENDING), VERIFY, Obstacle.LEVEL_BELOW_MISSING),
        (READY, VERIFY._replace(on=None), Obstacle.NO_DAY),
        (READY, VERIFY._replace(on=date(2024, 6, 2)), Obstacle.IN_THE_FUTURE),
        (READY, VERIFY._replace(on=date(2024, 2, 28)), Obstacle.BEFORE_THE_INCIDENT),
        (READY, VERIFY._replace(is_co_chair=False), Obstacle.NOT_A_CO_CHAIR),
        (READY, VERIFY._replace(has_signed=True), Obstacle.ALREADY_SIGNED),
        (READY, VERIFY._replace(to=Status.COULD_NOT_VERIFY), Obstacle.NO_REASON),
        (READY._replace(status=Status.VERIFIED), VERIFY._replace(to=Status.NOT_MRM), Obstacle.NO_REASON),
        (READY._replace(status=Status.VERIFIED), VERIFY, Obstacle.NO_SUCH_ROAD),
        (READY, VERIFY._replace(reason="no_access"), Obstacle.OTHER_REASON),
        (READY, VERIFY._replace(to=Status.NOT_MRM, reason="no_access"), Obstacle.OTHER_REASON),
    ],
)
def test_what_is_missing_stands_in_the_way(
    dossier: Dossier, judgement: Judgement, obstacle: Obstacle
) -> None:
    assert obstacles(dossier, judgement) == {obstacle}


def test_a_un_monitors_own_observation_is_a_primary_source() -> None:
    assert obstacles(READY._replace(sources=[Source("s", False, direct_observation=True)])) == set()


def test_two_primary_sources_where_the_policy_asks_for_two() -> None:
    two = Policy(primary_sources=2)
    assert obstacles(policy=two) == {Obstacle.FEW_SOURCES}
    twice = READY._replace(sources=[Source("s-1", True), Source("s-1", True)])
    assert obstacles(twice, policy=two) == {Obstacle.FEW_SOURCES}
    assert obstacles(READY._replace(sources=[Source("s-1", True), Source("s-2", True)]), policy=two) == set()


def test_two_different_co_chairs_make_it_final() -> None:
    assert not rules.is_final(["c-1"], policy=Policy())
    assert not rules.is_final(["c-1", "c-1"], policy=Policy())
    assert rules.is_final(["c-1", "c-2"], policy=Policy())


def test_lower_levels_need_no_co_chair() -> None:
    lower = VERIFY._replace(level=Level.FOCAL_POINT, is_co_chair=False)
    assert obstacles(READY._replace(below=None), lower) == set()


@pytest.mark.parametrize(("here", "there"), list(product(Status, Status)))
def test_nothing_moves_off_the_roads(here: Status, there: Status) -> None:
    told = obstacles(READY._replace(status=here), VERIFY._replace(to=there, reason="why"))
    assert (Obstacle.NO_SUCH_ROAD in told) == (there not in rules.ROADS[here])


def test_every_status_is_on_the_map_and_none_leads_to_itself() -> None:
    assert set(rules.ROADS) == set(Status)
    assert not [status for status, roads in rules.ROADS.items() if status in roads]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.VERIFIED])
def test_every_judgement_but_verified_has_reasons_of_its_own(status: Status) -> None:
    for reason in rules.reasons_for(status):
        told = obstacles(READY, VERIFY._replace(to=status, reason=reason))
        assert not told & {Obstacle.NO_REASON, Obstacle.OTHER_REASON}
    assert rules.reasons_for(status)
    assert not rules.reasons_for(Status.VERIFIED)


def test_a_level_speaks_when_the_one_below_has_or_when_it_has_something_to_take_back() -> None:
    assert rules.obstacles_to_speaking(READY) == set()
    silent = READY._replace(below=Status.PENDING)
    assert rules.obstacles_to_speaking(silent) == {Obstacle.LEVEL_BELOW_MISSING}
    assert rules.obstacles_to_speaking(silent._replace(status=Status.VERIFIED)) == set()
    assert rules.obstacles_to_speaking(READY._replace(open_proposal=True)) == {Obstacle.OPEN_PROPOSAL}
    assert rules.obstacles_to_speaking(READY._replace(below=None)) == set()


def test_only_taking_back_a_verified_violation_corrects_what_was_published() -> None:
    taken = {
        (here, there)
        for here, there in product(Status, Status)
        if rules.corrects_what_was_published(here, there)
    }
    assert taken == {(Status.VERIFIED, there) for there in Status if there is not Status.VERIFIED}
