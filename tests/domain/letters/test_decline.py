"""To decline is a reply, unlike silence: the asks of the letter are declined with it."""

from datetime import date

import pytest

from kolosi.conclusions import models as conclusions
from kolosi.letters import operations
from tests.domain.conclusions import builders
from tests.domain.letters.posting import AT, DAY, Post, browser, statuses

pytestmark = pytest.mark.django_db


def test_a_refusal_is_no_silence_and_declines_each_ask():
    post = Post()
    ref = post.sent()
    operations.decline(ref=ref, number=3, on=DAY, said="They refuse.", by=post.officer, at=AT)
    page = post.page(ref, on=date(2030, 1, 1))
    assert (page.row.status, page.row.silent_since) == ("declined", None)
    asks = builders.labels(post.document)
    declined = conclusions.Ask.objects.filter(declined=True).values_list("ref", flat=True)
    assert set(declined) == {asks["3(b)/1"], asks["5(b)/1"]}


def test_the_page_notes_it():
    post = Post()
    ref = post.sent()
    window = browser(post.officer)
    assert window.get(f"/letters/{ref}/decline/").status_code == 200
    told = {"number": 3, "on": "2018-07-02", "said": ""}
    assert window.post(f"/letters/{ref}/decline/", told).status_code == 200
    assert window.post(f"/letters/{ref}/decline/", {**told, "said": "No."}).status_code == 302
    assert statuses(ref)[-1] == "declined"
