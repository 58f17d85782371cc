"""What stands in the way of following, all of it at once; and days as far as they are known."""

from datetime import date

import pytest

from kolosi.conclusions.rules import contrast, following
from kolosi.conclusions.rules.following import Planned, Replaced, Said, Shown, Wanted
from kolosi.conclusions.rules.progress import Obstacle, Status

ON = date(2018, 7, 2)


def test_everything_that_stands_in_the_way_is_said_at_once():
    shown = following.obstacles_to_attaching(Shown("", "hearsay", " ", dated="2019"), followed=False, on=ON)
    assert shown == {
        Obstacle.NOT_FOLLOWED,
        Obstacle.NO_TEXT,
        Obstacle.NO_SUCH_KIND,
        Obstacle.NO_ORIGIN,
        Obstacle.IN_THE_FUTURE,
    }
    said = Said("b", "silence", date(2018, 7, 3), conveyed_on=date(2018, 7, 4))
    assert following.obstacles_to_answering(said, followed=False, asked={"a"}, on=ON) == {
        Obstacle.NOT_FOLLOWED,
        Obstacle.NO_SUCH_ADDRESSEE,
        Obstacle.NO_SUCH_KIND,
        Obstacle.NO_TEXT,
        Obstacle.IN_THE_FUTURE,
        Obstacle.ANSWERED_BEFORE,
    }
    replaced = Replaced(Status.SUPERSEDED, False, False, True, False, " ")
    assert following.obstacles_to_replacing(replaced) == {
        Obstacle.NOT_FOLLOWED,
        Obstacle.NO_SUCH_ROAD,
        Obstacle.NO_LATER_TEXT,
        Obstacle.LATER_IS_ITSELF,
        Obstacle.NO_REASON,
    }


@pytest.mark.parametrize("act", following.ACTS)
def test_a_preview_stands_in_the_way_of_every_act(act):
    assert following.obstacles(act, followed=False, status=Status.INITIATED) == {Obstacle.NOT_FOLLOWED}
    assert following.obstacles(act, followed=True, status=Status.INITIATED) == set()


@pytest.mark.parametrize(
    ("told", "obstacles"),
    [
        ("", set()),
        ("2018", set()),
        ("2018-07", set()),
        ("2018-08", {Obstacle.IN_THE_FUTURE}),
        ("2018-13", {Obstacle.NO_SUCH_DATE}),
        ("soon", {Obstacle.NO_SUCH_DATE}),
    ],
)
def test_a_year_or_month_still_running_is_not_the_future(told, obstacles):
    assert following.obstacles_to_updating(followed=True, text="x", told=told, on=ON) == obstacles


def test_the_next_due_day_is_the_last_day_that_the_earliest_open_step_can_mean():
    steps = (
        Wanted("a", "2018-01", date(2018, 1, 5)),
        Wanted("b", "2019", None),
        Wanted("c", "2018-09", None),
    )
    assert following.next_due(steps) == date(2018, 9, 30)
    assert following.next_due(steps[:1]) is None
    assert [step.due_last for step in following.steps(Planned(milestones=steps))] == [
        date(2018, 1, 31),
        date(2019, 12, 31),
        date(2018, 9, 30),
    ]


@pytest.mark.parametrize("more", [0, 1])
def test_what_is_longer_than_its_place_is_refused_before_the_database_does(more):
    line, title = "x" * (following.LINE + more), "x" * (following.TITLE + more)
    text = "x" * (following.TEXT + more)
    plan = Planned(responsible=line, milestones=(Wanted(title, "2018"),))
    answers = [
        following.obstacles_to_scheduling(plan, followed=True, changed=True, on=ON),
        following.obstacles_to_updating(followed=True, text=text, told="", on=ON),
        following.obstacles_to_attaching(Shown(title, "media", "b"), followed=True, on=ON),
        following.obstacles_to_attaching(Shown("a", "media", line), followed=True, on=ON),
        following.obstacles_to_answering(
            Said("a", "accepted", ON, reference=title), followed=True, asked={"a"}, on=ON
        ),
        following.obstacles_to_replacing(Replaced(Status.INITIATED, True, True, False, False, "x", line)),
    ]
    assert answers == [{Obstacle.TOO_LONG} if more else set()] * 6


def test_only_declining_declines():
    assert following.declines("declined")
    assert not any(
        following.declines(kind) for kind in ("accepted", "partly_accepted", "acknowledged", "silence")
    )


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("let the teams pass", "let all the teams through"),
        ("one two", "one two"),
        ("", "new words"),
        ("old words", ""),
    ],
)
def test_marks_lead_from_one_wording_to_the_other(first, other):
    marked = contrast.contrasted(first, other)
    assert " ".join(part.words for part in marked if part.kind != "new") == first
    assert " ".join(part.words for part in marked if part.kind != "gone") == other
    assert all(part.words for part in marked)
