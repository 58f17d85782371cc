"""A letter is cleared by someone other than its drafter, and the ledger says who."""

import pytest

from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.letters import operations
from kolosi.letters.rules.life import LifeObstacle
from tests import cast
from tests.domain.letters.posting import AT, Post, browser, statuses

pytestmark = pytest.mark.django_db


def test_another_clears():
    post = Post()
    ref = post.cleared()
    assert statuses(ref) == ["drafted", "cleared"]
    assert [event.by for event in post.page(ref).events] == ["Dana Desk (simulated)"] * 2


def test_nobody_clears_their_own_draft():
    post = Post()
    ref = post.draft()
    with pytest.raises(Refused) as refused:
        operations.clear(ref=ref, number=1, by=post.officer, at=AT)
    assert refused.value.obstacles == {LifeObstacle.OWN_DRAFT}
    assert post.page(ref).acts["clear"] == (LifeObstacle.OWN_DRAFT,)
    assert post.page(ref, by=post.second).acts == {"clear": ()}


def test_what_was_seen_must_be_the_last_step():
    post = Post()
    ref = post.cleared()
    with pytest.raises(Stale):
        operations.clear(ref=ref, number=1, by=post.second, at=AT)


def test_others_may_not():
    ref = Post().draft()
    with pytest.raises(Absent):
        operations.clear(ref=ref, number=1, by=cast.working_group_expert(), at=AT)


def test_the_page_clears():
    post = Post()
    ref = post.draft()
    assert browser(post.officer).get(f"/letters/{ref}/").status_code == 200
    assert browser(post.officer).post(f"/letters/{ref}/clear/", {"number": 1}).status_code == 422
    window = browser(post.second)
    assert window.get(f"/letters/{ref}/clear/").status_code == 200
    assert window.post(f"/letters/{ref}/clear/", {"number": 1}).status_code == 302
    assert statuses(ref) == ["drafted", "cleared"]
