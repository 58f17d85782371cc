"""Who is silent gets a follow-up letter, once; it carries the same words, and lives a life of its own."""

from datetime import UTC, datetime

import pytest

from kolosi.kernel.refusals import Refused
from kolosi.letters import operations
from kolosi.letters.queries import pages
from kolosi.letters.rules.life import LifeObstacle
from tests.domain.letters.posting import AT, DAY, Post, browser, statuses

pytestmark = pytest.mark.django_db
LATE = datetime(2018, 12, 3, 10, 0, tzinfo=UTC)


def _remind(post, ref, at=LATE):
    return operations.remind(ref=ref, on=at.date(), by=post.officer, at=at)


@pytest.mark.parametrize("form", ["letter", "note_verbale"])
def test_a_follow_up_carries_the_same_words(form):
    post = Post()
    ref = post.sent(form=form)
    before, after = post.page(ref), post.page(_remind(post, ref))
    assert after.letter.agreed == before.letter.agreed
    assert "the letter of 2 July 2018" in after.letter.before[0]
    assert after.letter.after[-1].startswith("Please accept, Excellency,")
    assert (after.row.round, after.follows, after.row.status) == (2, ref, "drafted")
    assert post.page(ref).followed_by == after.row.ref
    assert after.letter.signature


def test_only_silence_is_reminded_of_and_once():
    post = Post()
    ref = post.sent()
    with pytest.raises(Refused) as refused:
        _remind(post, ref, AT)
    assert refused.value.obstacles == {LifeObstacle.NOT_SILENT}
    assert "remind" not in post.page(ref).acts
    assert "remind" in post.page(ref, on=LATE.date()).acts
    _remind(post, ref)
    with pytest.raises(Refused) as refused:
        _remind(post, ref)
    assert refused.value.obstacles == {LifeObstacle.DRAFTED_ALREADY}


def test_the_calendar_counts_who_is_silent():
    post = Post()
    post.sent()
    assert pages.calendar(post.officer, on=DAY).silent == 0
    calendar = pages.calendar(post.officer, on=LATE.date())
    assert (calendar.silent, len(calendar.waiting), calendar.others) == (1, 1, ())


def test_the_page_drafts_it():
    post = Post()
    ref = post.sent()
    window = browser(post.officer)
    assert window.get("/letters/").status_code == 200
    assert window.get(f"/letters/{ref}/remind/").status_code == 200
    done = window.post(f"/letters/{ref}/remind/", {"on": "2018-12-03"})
    assert done.status_code == 302
    assert statuses(done["Location"].split("/")[2]) == ["drafted"]
