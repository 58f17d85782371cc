"""A reply is noted clause by clause: each ask that it answers has the answer too, from the day the letter was sent."""

from datetime import date

import pytest

from kolosi.conclusions import models as conclusions
from kolosi.kernel.refusals import Refused
from kolosi.letters import operations
from kolosi.letters.rules.life import LifeObstacle
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.letters.posting import AT, DAY, Post, browser, statuses

pytestmark = pytest.mark.django_db


def _reply(post, ref, answers, **more):
    told = {"number": 3, "on": DAY, "said": "They grant entry.", **more}
    operations.reply(ref=ref, answers=answers, by=post.officer, at=AT, **told)


def test_each_ask_gets_its_answer():
    post = Post()
    ref = post.sent()
    asks = builders.labels(post.document)
    _reply(post, ref, {asks["5(b)/1"]: "accepted"})
    answered = conclusions.Ask.objects.get(ref=asks["5(b)/1"])
    assert (answered.answered_on, answered.conveyed_on, answered.declined) == (DAY, DAY, False)
    assert answered.answers.get().reference == ref
    assert conclusions.Ask.objects.get(ref=asks["3(b)/1"]).answered_on is None
    page = post.page(ref, on=date(2030, 1, 1))
    assert [(ask.label, kind) for ask, kind in page.events[-1].answers] == [("5(b)/1", "Accepted")]
    assert page.row.silent_since is None


@pytest.mark.parametrize(
    ("answers", "more", "obstacle"),
    [
        ({"a-000000000000": "accepted"}, {}, LifeObstacle.NOT_ASKED_HERE),
        ({}, {"said": " "}, LifeObstacle.NOTHING_SAID),
        ({}, {"on": date(2018, 6, 1)}, LifeObstacle.BEFORE_THE_LAST),
    ],
)
def test_what_a_reply_needs(answers, more, obstacle):
    post = Post()
    ref = post.sent()
    with pytest.raises(Refused) as refused:
        _reply(post, ref, answers, **more)
    assert refused.value.obstacles == {obstacle}
    assert statuses(ref)[-1] == "sent"


def test_an_answer_of_no_known_kind_is_refused():
    post = Post()
    ref = post.sent()
    with pytest.raises(Refused) as refused:
        _reply(post, ref, {builders.labels(post.document)["5(b)/1"]: "perhaps"})
    assert refused.value.obstacles == {LifeObstacle.NO_SUCH_ANSWER}


def test_there_is_no_reply_without_a_letter():
    post = Post()
    with pytest.raises(Refused) as refused:
        _reply(post, post.cleared(), {}, number=2)
    assert LifeObstacle.NOT_SENT_YET in refused.value.obstacles
    assert browser(post.officer).get("/letters/lt-000000000000/reply/").status_code == 404


def test_the_page_notes_it():
    post = Post()
    ref, asks = post.sent(), builders.labels(post.document)
    window = browser(post.officer)
    assert window.get(f"/letters/{ref}/reply/").status_code == 200
    told = {"number": 3, "on": "2018-07-02", "said": "Yes.", f"ask-{asks['5(b)/1']}": "informed"}
    assert window.post(f"/letters/{ref}/reply/", told).status_code == 302
    assert statuses(ref)[-1] == "answered"
    assert window.get(f"/letters/{ref}/").status_code == 200
    assert browser(cast.working_group_expert()).post(f"/letters/{ref}/reply/", told).status_code == 404
