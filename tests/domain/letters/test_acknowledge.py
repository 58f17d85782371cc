"""A receipt is no reply: the letter still waits, and its addressee can still be silent."""

from datetime import date

import pytest

from kolosi.kernel.refusals import Refused
from kolosi.letters import operations
from kolosi.letters.rules.life import LifeObstacle
from tests.domain.letters.posting import AT, DAY, Post, browser, statuses

pytestmark = pytest.mark.django_db


def test_a_receipt_is_no_reply():
    post = Post()
    ref = post.sent()
    operations.acknowledge(ref=ref, number=3, on=DAY, by=post.officer, at=AT)
    page = post.page(ref, on=date(2019, 1, 1))
    assert (page.row.status, page.row.silent_since) == ("acknowledged", date(2018, 9, 30))


def test_nothing_is_received_before_it_was_sent():
    post = Post()
    ref = post.cleared()
    with pytest.raises(Refused) as refused:
        operations.acknowledge(ref=ref, number=2, on=DAY, by=post.officer, at=AT)
    assert LifeObstacle.NOT_SENT_YET in refused.value.obstacles


def test_the_page_notes_it():
    post = Post()
    ref = post.sent()
    window = browser(post.officer)
    assert window.get(f"/letters/{ref}/acknowledge/").status_code == 200
    assert window.post(f"/letters/{ref}/acknowledge/", {"number": 3, "on": "2018-07-02"}).status_code == 302
    assert statuses(ref)[-1] == "acknowledged"
