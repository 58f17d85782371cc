"""A piece of the pack becomes a letter that carries the agreed words, and the asks they make; what may not be written is refused."""

import pytest
from django.db import DatabaseError

from kolosi.conclusions import models as conclusions
from kolosi.kernel.refusals import Absent, Refused
from kolosi.letters import models
from kolosi.letters.queries import pages
from kolosi.letters.rules.address import Obstacle
from kolosi.letters.rules.life import LifeObstacle
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.letters.posting import AT, BANK, DAY, GOVERNMENT, STATEMENT, Post, browser

pytestmark = pytest.mark.django_db


def test_a_letter_carries_the_agreed_words_and_their_asks():
    post = Post()
    page = post.page(post.draft())
    text = conclusions.Reading.objects.get(document__ref=post.document).text
    assert len(page.letter.agreed) == 2
    assert all(words in text for _, words in page.letter.agreed)
    labels = builders.labels(post.document)
    assert {ask.ref for ask in page.asks} == {labels["3(b)/1"], labels["5(b)/1"]}
    assert (page.row.status, page.letter.day) == ("drafted", "2 July 2018")


def test_the_pack_of_a_document_says_what_is_drafted():
    post = Post()
    ref = post.draft()
    pack = pages.pack(post.officer, post.document, on=DAY)
    assert [one.key for one in pack.pieces] == [
        "3-government-zandia", "3-armed-groups", "4-community-religious-leaders", "5-government-zandia",
        "6-secretary-general", "7-world-bank", "7-donors",
    ]  # fmt: skip
    drafted = {one.key: one.letter.ref for one in pack.pieces if one.letter}
    assert drafted == {GOVERNMENT: ref}
    assert [one.forms for one in pack.pieces if len(one.forms) > 1] == [("letter", "note_verbale")]


@pytest.mark.parametrize(
    ("key", "form", "obstacle"),
    [
        (BANK, "note_verbale", Obstacle.NOT_A_NOTE_VERBALE),
        (STATEMENT, "note_verbale", Obstacle.NOT_A_NOTE_VERBALE),
        (STATEMENT, "letter", Obstacle.NOT_A_LETTER),
    ],
)
def test_forms_that_the_rules_forbid(key, form, obstacle):
    with pytest.raises(Refused) as refused:
        Post().draft(key, form=form)
    assert refused.value.obstacles == {obstacle}


def test_a_piece_is_drafted_once_and_only_of_what_was_accepted():
    post = Post()
    post.draft()
    with pytest.raises(Refused) as refused:
        post.draft()
    assert refused.value.obstacles == {LifeObstacle.DRAFTED_ALREADY}
    with pytest.raises(Refused) as refused:
        Post(text=builders.TEXT.replace("41 boys", "42 boys"), accepted=False).draft()
    assert refused.value.obstacles == {LifeObstacle.NOT_ACCEPTED}


def test_an_addressee_that_nobody_knows_how_to_address_is_refused():
    text = builders.TEXT.replace(
        "transmit a letter to the Secretary-General:", "transmit a letter to the following:"
    )
    with pytest.raises(Refused) as refused:
        Post(text=text.replace("Requesting the Secretary-General to ensure", "Requesting to ensure")).draft(
            "6-unknown"
        )
    assert Obstacle.UNKNOWN_ADDRESSEE in refused.value.obstacles


def test_a_letter_is_never_changed():
    ref = Post().draft()
    with pytest.raises(DatabaseError):
        models.Letter.objects.filter(ref=ref).update(title="Another")


@pytest.mark.parametrize("who", ["working_group_expert", "co_chair", "information_manager", "focal_point"])
def test_others_may_not(who):
    post, other = Post(), getattr(cast, who)()
    with pytest.raises(Absent):
        post.draft(by=other)
    assert browser(other).get(f"/letters/documents/{post.document}/{GOVERNMENT}/draft/").status_code == 404


def test_who_may_not_read_what_only_a_letter_says_reads_no_letter():
    post = Post()
    ref = post.draft()
    for other in (cast.information_manager(), cast.focal_point(), cast.desk_officer("SD")):
        assert pages.letter(other, ref, on=DAY) is None
        assert browser(other).get(f"/letters/{ref}/").status_code == 404
        assert browser(other).get(f"/letters/{ref}/letter.docx").status_code == 404
    assert pages.letter(cast.working_group_expert(), ref, on=DAY).acts == {}


def test_the_pages_draft_and_show():
    post = Post()
    window = browser(post.officer)
    place = f"/letters/documents/{post.document}/{GOVERNMENT}/draft/"
    assert window.get(place).status_code == 200
    done = window.post(place, {"form": "note_verbale", "on": "2018-07-02"})
    assert done.status_code == 302
    assert window.get(done["Location"]).status_code == 200
    assert window.get(done["Location"] + "letter.docx").content[:2] == b"PK"
    assert window.post(place, {"form": "letter", "on": "2018-07-02"}).status_code == 422
    assert window.get(f"/letters/documents/{post.document}/").status_code == 200
    assert window.get(f"/letters/documents/{post.document}/nothing/draft/").status_code == 404
    assert models.Letter.objects.get().at >= AT


def test_the_calendar_needs_the_same_number_of_queries_for_more_letters(django_assert_max_num_queries):
    post = Post()
    post.draft()
    with django_assert_max_num_queries(8) as few:
        pages.calendar(post.officer, on=DAY)
    for key, form in ((BANK, "letter"), (STATEMENT, "statement"), ("6-secretary-general", "letter")):
        post.draft(key, form=form)
    with django_assert_max_num_queries(len(few)):
        assert len(pages.calendar(post.officer, on=DAY).others) == 4
