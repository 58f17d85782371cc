"""An answer is of an addressee, on a day; declining is an answer, silence is none."""

from datetime import date

import pytest

from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.rules.progress import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import browser, followed

pytestmark = pytest.mark.django_db


def test_declining_is_an_answer_and_not_silence():
    ask = followed()
    ask.answer("acknowledged", date(2018, 6, 20), conveyed_on=date(2018, 1, 1))
    assert not ask.row.declined
    ask.answer("declined", date(2018, 6, 30))
    page = ask.page()
    assert (page.row.declined, page.row.silent, page.dates.silent_since) == (True, False, None)
    assert ask.row.answered_on == date(2018, 6, 30)


def test_an_earlier_answer_written_down_late_does_not_overturn_the_later():
    ask = followed()
    ask.answer("declined", date(2018, 6, 30))
    ask.answer("accepted", date(2018, 6, 1))
    assert (ask.row.declined, ask.row.answered_on) == (True, date(2018, 6, 30))


def test_silence_counts_from_the_first_handing_over():
    ask = followed()
    ask.answer("acknowledged", date(2018, 6, 20), conveyed_on=date(2018, 5, 10))
    ask.answer("informed", date(2018, 6, 21), conveyed_on=date(2018, 6, 1))
    assert ask.row.conveyed_on == date(2018, 5, 10)
    ask.answer("informed", date(2018, 6, 22), conveyed_on=date(2018, 4, 1))
    assert ask.row.conveyed_on == date(2018, 4, 1)


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        ({"addressee": "world-bank"}, Obstacle.NO_SUCH_ADDRESSEE),
        ({"kind": "silence"}, Obstacle.NO_SUCH_KIND),
        ({"text": " "}, Obstacle.NO_TEXT),
        ({"on": date(2018, 7, 3)}, Obstacle.IN_THE_FUTURE),
        ({"conveyed_on": date(2018, 7, 3)}, Obstacle.ANSWERED_BEFORE),
    ],
)
def test_what_an_answer_needs(told, obstacle):
    ask = followed()
    with pytest.raises(Refused) as refused:
        ask.answer(**{"kind": "accepted", **told})
    assert refused.value.obstacles == {obstacle}
    assert not ask.row.answers.exists()


def test_a_body_that_is_only_needed_does_not_answer():
    ask = followed(label="6(a)/1")
    with pytest.raises(Refused) as refused:
        ask.answer("accepted", addressee="unicef")
    assert refused.value.obstacles == {Obstacle.NO_SUCH_ADDRESSEE}


def test_an_addressee_sees_its_own_answers():
    ask, focal = followed(), cast.focal_point(["government-zandia"])
    ask.answer("accepted", text="We agree.")
    (event,) = ask.page(focal).story
    assert (event.kind, event.text) == ("answer", "We agree.")


@pytest.mark.parametrize(
    "who", ["working_group_expert", "information_manager", "focal_point", "field_monitor"]
)
def test_others_may_not(who):
    ask, other = followed(), getattr(cast, who)()
    said = operations.rules.Said("government-zandia", "accepted", date(2018, 7, 1), "Yes.")
    with pytest.raises(Absent):
        operations.answer(ref=ask.ref, said=said, by=other, at=builders.LATER)
    assert browser(other).get(f"/asks/{ask.ref}/answer/").status_code == 404


def test_the_page_notes_an_answer():
    ask = followed()
    window = browser(ask.officer)
    told = {"addressee": "government-zandia", "kind": "declined", "on": "2018-07-01", "text": "No."}
    assert "Silence is not entered" in window.get(f"/asks/{ask.ref}/answer/").content.decode()
    assert window.post(f"/asks/{ask.ref}/answer/", told).status_code == 302
    assert ask.row.declined
    assert window.post(f"/asks/{ask.ref}/answer/", {**told, "text": ""}).status_code == 422
    assert window.post(f"/asks/{ask.ref}/answer/", {**told, "addressee": "unicef"}).status_code == 200
