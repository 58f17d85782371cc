"""A plan is written whole, with milestones; what is due follows from those that are not done."""

from datetime import date

import pytest

from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.rules.progress import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import browser, followed

pytestmark = pytest.mark.django_db


def test_due_is_the_earliest_milestone_that_is_not_done():
    ask = followed()
    ask.plan(("First", "2018-05", date(2018, 5, 20)), ("Second", "2018-09", None), ("Third", "2019", None))
    row = ask.row
    assert (row.due_on, row.milestones, row.milestones_done) == (date(2018, 9, 30), 3, 1)
    page = ask.page()
    assert [step.state for step in page.steps] == ["done", "open", "open"]
    assert page.pace == "on"
    late = ask.page(on=date(2018, 10, 1))
    assert ([step.state for step in late.steps], late.pace, late.row.overdue) == (
        ["done", "late", "open"],
        "off",
        "milestone",
    )


def test_the_plan_before_stays_on_record():
    ask = followed()
    ask.plan(("First", "2018-09", None))
    ask.plan(("First", "2018-09", date(2018, 7, 1)))
    assert [plan.milestones.get().done_on for plan in ask.row.plans.all()] == [None, date(2018, 7, 1)]
    assert ask.row.due_on is None


@pytest.mark.parametrize(
    ("text", "milestones", "obstacle"),
    [
        ("", [], Obstacle.NO_TEXT),
        ("A plan", [(" ", "2018", None)], Obstacle.NO_TEXT),
        ("A plan", [("Step", "soon", None)], Obstacle.NO_SUCH_DATE),
        ("A plan", [("Step", "2018", date(2018, 7, 3))], Obstacle.IN_THE_FUTURE),
    ],
)
def test_what_a_plan_needs(text, milestones, obstacle):
    ask = followed()
    with pytest.raises(Refused) as refused:
        ask.plan(*milestones, text=text)
    assert refused.value.obstacles >= {obstacle}
    assert not ask.row.plans.exists()


def test_the_same_plan_again_is_nothing_new():
    ask = followed()
    ask.plan(("First", "2018-09", None))
    with pytest.raises(Refused) as refused:
        ask.plan(("First ", "2018-09", None))
    assert refused.value.obstacles == {Obstacle.NOTHING_CHANGED}


def test_a_preview_is_not_planned():
    ask = followed(accepted=False)
    with pytest.raises(Refused) as refused:
        ask.plan(("First", "2018-09", None))
    assert refused.value.obstacles == {Obstacle.NOT_FOLLOWED}


def test_an_edit_of_an_older_plan_is_stale():
    ask = followed()
    ask.plan(("First", "2018-09", None))
    with pytest.raises(Stale) as stale:
        operations.schedule(
            ref=ask.ref,
            plan=operations.rules.Planned(text="Mine"),
            revision=ask.revision - 1,
            by=ask.officer,
            at=builders.LATER,
        )
    assert any("First" in value for value in stale.value.theirs.values())
    assert "Mine" in stale.value.yours.values()


def test_the_page_writes_steps_in_the_order_of_their_days():
    ask = followed()
    window = browser(ask.officer)
    told = {
        "text": "Screen",
        "revision": ask.revision,
        "steps-TOTAL_FORMS": 3,
        "steps-INITIAL_FORMS": 0,
        "steps-0-text": "Later",
        "steps-0-due": "2019",
        "steps-1-text": "Sooner",
        "steps-1-due": "2018-08",
    }
    assert window.post(f"/asks/{ask.ref}/schedule/", told).status_code == 302
    assert [step.text for step in ask.page().steps] == ["Sooner", "Later"]
    shown = window.get(f"/asks/{ask.ref}/schedule/").content.decode()
    assert 'value="Sooner"' in shown
    half = window.post(f"/asks/{ask.ref}/schedule/", {**told, "steps-1-due": "", "revision": ask.revision})
    assert (half.status_code, "Say by when" in half.content.decode()) == (200, True)


@pytest.mark.parametrize("who", ["working_group_expert", "focal_point", "field_monitor"])
def test_others_may_not(who):
    ask, other = followed(), getattr(cast, who)()
    with pytest.raises(Absent):
        operations.schedule(
            ref=ask.ref,
            plan=operations.rules.Planned(text="x"),
            revision=ask.revision,
            by=other,
            at=builders.LATER,
        )
    assert browser(other).get(f"/asks/{ask.ref}/schedule/").status_code == 404
