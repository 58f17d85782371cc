"""A file of places is kept as received: of which situation, which edition it is, who publishes it; nothing counts yet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kolosi.kernel.refusals import Absent, Refused
from kolosi.ledger import queries as ledger
from kolosi.places import operations, queries, rules
from tests import cast
from tests.domain.places import builders

pytestmark = pytest.mark.django_db


def test_a_received_file_counts_for_nothing():
    ref = builders.received(builders.village(1, "Sirabala"))
    seen = queries.preview(cast.administrator(), ref)
    assert (seen.new, seen.known, seen.faults, seen.loaded_at) == (1, 0, 0, None)
    assert builders.codes("Sirabala") == []


def test_the_same_file_keeps_its_reference_and_the_ledger_tells_both_times():
    first, again = (builders.received(builders.village(1, "Sirabala")) for _ in range(2))
    assert first == again
    entries = ledger.entries(cast.auditor(), about=first, limit=9)
    assert [one.verb for one in entries] == ["places.receive", "places.receive"]
    assert builders.received(builders.village(1, "Sirabala"), edition="other") != first


@pytest.mark.parametrize(
    ("wrong", "obstacle"),
    [
        ({"data": b""}, rules.Obstacle.EMPTY),
        ({"layout": "pdf"}, rules.Obstacle.NO_SUCH_LAYOUT),
        ({"edition": ""}, rules.Obstacle.NO_EDITION),
        ({"edition": "No Code"}, rules.Obstacle.NO_EDITION),
        ({"source": " "}, rules.Obstacle.NO_SOURCE),
        ({"situation": "QQ"}, rules.Obstacle.NO_SUCH_SITUATION),
    ],
)
def test_what_stands_in_the_way(wrong, obstacle):
    told = {"data": builders.village(1, "Sirabala"), **wrong}
    with pytest.raises(Refused) as refused:
        builders.received(**told)
    assert refused.value.obstacles == {obstacle}


@pytest.mark.parametrize("who", ["field_monitor", "co_chair", "desk_officer", "stranger", "auditor"])
def test_others_bring_nothing_in(who):
    viewer = getattr(cast, who)()
    with pytest.raises(Absent):
        builders.received(builders.village(1, "Sirabala"), by=viewer)
    assert builders.browser(viewer).get("/places/receive/").status_code == 404


def test_someone_of_another_situation_brings_nothing_in():
    with pytest.raises(Absent):
        builders.received(builders.village(1, "Sirabala"), by=cast.information_manager("NE"))
    ref = builders.received(builders.village(1, "Sirabala"))
    assert queries.preview(cast.information_manager("NE"), ref) is None


def test_the_page_receives_and_shows_what_is_new():
    window = builders.browser(cast.information_manager())
    sent = SimpleUploadedFile("ML.txt", builders.village(1, "Sirabala").encode())
    told = {
        "file": sent,
        "layout": "geonames",
        "situation": "ML",
        "edition": "villages",
        "source": builders.SOURCE,
    }
    answer = window.post("/places/receive/", told, follow=True)
    assert "What this file would add" in answer.content.decode()
    assert answer.redirect_chain[0][0].endswith("/load/")


def test_the_page_says_what_is_missing_beside_what_was_typed():
    window = builders.browser(cast.information_manager())
    sent = SimpleUploadedFile("ML.txt", b"x")
    answer = window.post("/places/receive/", {"file": sent, "layout": "geonames", "situation": "ML"})
    assert answer.status_code == 422
    assert "The edition is missing" in answer.content.decode()
    assert window.post("/places/receive/", {"situation": ""}).status_code == 422


def test_an_operation_needs_the_right_in_the_situation_of_the_file():
    ref = builders.received(builders.village(1, "Sirabala"))
    with pytest.raises(Absent):
        operations.load(ref=ref, by=cast.information_manager("NE"), at=builders.AT)
