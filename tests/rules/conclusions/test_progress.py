"""How an ask stands: downward there is one road, and the top needs two independent sources."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.conclusions.rules import progress
from kolosi.conclusions.rules.progress import ROADS, SCORES, Judgement, Level, Obstacle, Source, Status, Step
from kolosi.reference.rules import code_list

ON = date(2018, 9, 1)
DONE, OPEN_, LATE = (
    Step(date(2018, 6, 30), date(2018, 6, 1)),
    Step(date(2018, 12, 31), None),
    Step(date(2018, 8, 31), None),
)
TWO = (Source("Monitors", verified=True), Source("Ministry", verified=False))


def judgement(status=Status.INITIATED, **more):
    known = {
        "followed": True,
        "sources": TWO,
        "steps": (DONE, OPEN_),
        "body_ended": False,
        "reason": "Seen.",
        "corrects": False,
        "in_the_future": False,
        "before_the_last": False,
    }
    return Judgement(status=status, **{**known, **more})


@pytest.mark.parametrize(
    ("more", "level", "obstacle"),
    [
        ({"followed": False}, Level.PARTIAL, Obstacle.NOT_FOLLOWED),
        ({"reason": " "}, Level.PARTIAL, Obstacle.NO_REASON),
        ({"steps": ()}, Level.PARTIAL, Obstacle.PACE_UNKNOWN),
        ({"in_the_future": True}, Level.PARTIAL, Obstacle.IN_THE_FUTURE),
        ({"before_the_last": True}, Level.PARTIAL, Obstacle.BEFORE_THE_LAST),
        ({"sources": TWO[:1]}, Level.FULLY_IMPLEMENTED, Obstacle.FEW_SOURCES),
        (
            {"sources": (TWO[0], Source(" MONITORS ", verified=True))},
            Level.FULLY_IMPLEMENTED,
            Obstacle.FEW_SOURCES,
        ),
        (
            {"sources": (TWO[1], Source("Army", verified=False))},
            Level.FULLY_IMPLEMENTED,
            Obstacle.NO_VERIFIED_SOURCE,
        ),
        ({"body_ended": True}, Level.FULLY_IMPLEMENTED, Obstacle.BODY_ENDED),
        ({}, Level.NOT_INITIATED, Obstacle.NO_SUCH_ROAD),
    ],
)
def test_what_is_missing_stands_in_the_way(more, level, obstacle):
    assert progress.obstacles(judgement(**more), level=level, on=ON) == {obstacle}


@pytest.mark.parametrize("level", [Level.PARTIAL, Level.FULLY_IMPLEMENTED, Level.REGRESSED, Level.CONTINUOUS])
def test_nothing_missing_nothing_in_the_way(level):
    assert progress.obstacles(judgement(), level=level, on=ON) == set()


def test_lower_marks_need_no_sources():
    told = judgement(status=Status.NOT_ASSESSED, sources=())
    for level in set(Level) - {Level.FULLY_IMPLEMENTED, Level.REGRESSED}:
        assert progress.obstacles(told, level=level, on=ON) == set()


@pytest.mark.parametrize(
    ("steps", "pace"),
    [
        ((), ""),
        ((DONE,), "on"),
        ((DONE, OPEN_), "on"),
        ((DONE, LATE), "off"),
        ((Step(date(2018, 6, 30), date(2018, 7, 15)),), "on"),
        ((Step(date(2018, 8, 31), date(2018, 9, 2)),), "off"),
    ],
)
def test_pace_is_reckoned_on_the_day(steps, pace):
    assert progress.pace(steps, on=ON) == pace


@given(st.sampled_from(list(Status)), st.sampled_from(list(Level)), st.booleans())
def test_nothing_moves_off_the_roads(status, level, on_pace):
    steps = (DONE,) if on_pace else (LATE,)
    moved = progress.obstacles(judgement(status, steps=steps), level=level, on=ON)
    to = progress.status_of(level, steps, on=ON)
    assert (Obstacle.NO_SUCH_ROAD in moved) == (to not in ROADS[status])


def test_every_status_is_on_the_map_and_none_leads_back_to_the_beginning():
    assert set(ROADS) == set(SCORES) == set(Status) == {Status(code) for code in code_list("statuses")}
    assert all(Status.NOT_ASSESSED not in roads for roads in ROADS.values())
    assert all(Status.SUPERSEDED in ROADS[status] for status in set(Status) - {Status.SUPERSEDED})


def test_downward_there_is_one_road():
    """Between on pace and off pace an ask goes both ways: it is partial all the while."""
    for here, there in [(status, road) for status in Status for road in ROADS[status]]:
        low, high = SCORES[there], SCORES[here]
        if low is not None and high is not None and low < high:
            assert (here, there) == (Status.PARTIAL_ON_PACE, Status.PARTIAL_OFF_PACE)


@given(st.lists(st.sampled_from(list(Level)), max_size=8))
def test_no_row_of_judgements_comes_down_without_regression(levels):
    """What was reached stays reached, whatever states beside the scale lie between."""
    status, history, highest = Status.NOT_ASSESSED, [], 0
    for level in levels:
        told = judgement(status, steps=(DONE,), reached=progress.reached(history))
        if progress.obstacles(told, level=level, on=ON):
            continue
        status = progress.status_of(level, (DONE,), on=ON)
        history.append((status, False))
        score = SCORES[status]
        highest = 0 if status is Status.REGRESSED else highest
        assert score is None or score >= highest
        highest = max(highest, score or 0)


def test_a_correction_takes_the_place_of_what_it_corrects():
    full, begun = (Status.FULLY_IMPLEMENTED, False), (Status.INITIATED, True)
    assert progress.reached([full, begun]) is Status.INITIATED
    assert progress.reached([full, (Status.REGRESSED, False)]) is None
    assert progress.reached([full, (Status.REGRESSED, False), (Status.PARTIAL_ON_PACE, False)]) is (
        Status.PARTIAL_ON_PACE
    )


def test_a_correction_leads_anywhere_but_to_regression():
    for level in set(Level) - {Level.REGRESSED}:
        told = judgement(Status.FULLY_IMPLEMENTED, corrects=True)
        assert Obstacle.NO_SUCH_ROAD not in progress.obstacles(told, level=level, on=ON)
    begun = judgement(Status.NOT_INITIATED, corrects=True)
    assert Obstacle.NO_SUCH_ROAD in progress.obstacles(begun, level=Level.REGRESSED, on=ON)


def test_the_paimt_crosswalk_loses_nothing_of_the_scale():
    told = {
        status: code_list("statuses")[status].more["crosswalk"]["paimt"]
        for status, score in SCORES.items()
        if score is not None
    }
    assert sorted(told.values()) == [0, 2.5, 5, 7.5, 10]
    assert [SCORES[status] for status in sorted(told, key=lambda status: told[status])] == [0, 1, 2, 3, 4]


def test_the_peace_accords_matrix_is_coarser_but_never_out_of_order():
    scored = sorted((score, status) for status, score in SCORES.items() if score is not None)
    told = [code_list("statuses")[status].more["crosswalk"]["pam"] for _, status in scored]
    assert told == sorted(told)
    assert set(told) == {0, 1, 2, 3}


def test_scores_are_those_of_the_list():
    assert {Status(code): entry.more.get("score") for code, entry in code_list("statuses").items()} == SCORES
