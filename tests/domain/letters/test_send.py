"""Only a cleared letter is sent; it bears the day on which it went; a body that had ended gets none."""

from datetime import UTC, date, datetime

import pytest

from kolosi.kernel.refusals import Refused
from kolosi.letters import operations
from kolosi.letters.rules.address import Obstacle
from kolosi.letters.rules.life import LifeObstacle
from tests.domain.conclusions import builders
from tests.domain.letters.posting import AT, STATEMENT, Post, browser, statuses

pytestmark = pytest.mark.django_db


def test_a_letter_bears_the_day_on_which_it_went():
    post = Post()
    ref = post.cleared()
    later = datetime(2018, 7, 9, 10, 0, tzinfo=UTC)
    operations.send(ref=ref, number=2, on=date(2018, 7, 6), by=post.officer, at=later)
    assert post.page(ref).letter.day == "6 July 2018"
    assert post.page(ref).row.due == date(2018, 10, 4)


def test_what_is_not_cleared_is_not_sent():
    post = Post()
    ref = post.draft()
    with pytest.raises(Refused) as refused:
        operations.send(ref=ref, number=1, on=AT.date(), by=post.officer, at=AT)
    assert refused.value.obstacles == {LifeObstacle.NO_SUCH_ROAD}


def test_a_body_that_ended_in_the_meantime_gets_no_letter():
    told = "the Chair of the Security Council Committee established pursuant to resolution 2374 (2017) concerning Mali:"
    text = builders.TEXT.replace(
        "transmit a letter to the Secretary-General:", f"transmit a letter to {told}"
    )
    post = Post(text=text)
    ref = post.cleared("6-committee-2374")
    with pytest.raises(Refused) as refused:
        operations.send(
            ref=ref, number=2, on=date(2024, 1, 8), by=post.officer, at=datetime(2024, 1, 9, tzinfo=UTC)
        )
    assert refused.value.obstacles == {Obstacle.ENDED_BODY}


def test_a_statement_is_issued_and_waits_for_nothing():
    post = Post()
    page = post.page(post.sent(STATEMENT, form="statement"), on=date(2030, 1, 1))
    assert (page.row.due, page.row.silent_since, page.acts) == (None, None, {})


def test_the_page_sends():
    post = Post()
    ref = post.cleared()
    window = browser(post.officer)
    assert window.get(f"/letters/{ref}/send/").status_code == 200
    assert window.post(f"/letters/{ref}/send/", {"number": 2, "on": "2999-01-01"}).status_code == 422
    assert window.post(f"/letters/{ref}/send/", {"number": 1, "on": "2018-07-02"}).status_code == 409
    assert window.post(f"/letters/{ref}/send/", {"number": 2, "on": "2018-07-02"}).status_code == 302
    assert statuses(ref)[-1] == "sent"
