"""Two conclusions compared on a page: in reach, on one situation, in the order of their adoption."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kolosi.conclusions.queries import cycles
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.cycle_texts import EARLIER, FIRST, LATER
from tests.domain.conclusions.following import Followed, browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    officer = cast.desk_officer()
    return officer, [builders.document(officer, text=text) for text in (FIRST, EARLIER, LATER)]


def test_what_came_again_is_told_with_its_status_and_its_cycles(three):
    officer, (_, earlier, later) = three
    shelter = builders.labels(earlier)["3(d)/1"]
    Followed(officer, earlier, shelter).judge("initiated")
    found = cycles.comparison(officer, earlier=earlier, later=later)
    assert found.counts == {"repeated": 1, "strengthened": 2, "weakened": 1, "lapsed": 2, "new": 1}
    assert (found.unimplemented, found.chronic, found.before) == (2, 2, 3)
    lapsed = {row.earlier.ref: row for row in found.rows if row.change == "lapsed"}
    assert lapsed[shelter].earlier.status_label == "Initiated, planned"
    stronger = next(row for row in found.rows if row.pressure == 3)
    assert {(one.kind, one.words) for one in stronger.stretches} >= {
        ("gone", "Encouraging"),
        ("new", "Urging"),
    }


def test_the_page_shows_both_wordings(three):
    officer, (_, earlier, later) = three
    page = browser(officer).get(f"/cycles/?earlier={earlier}&later={later}").content.decode()
    assert "<del>Encouraging</del>" in page
    assert "<ins>Urging</ins>" in page
    assert "Lapsed before it was done" in page
    assert "Chronic, 2 cycles" in page


def test_the_same_or_another_situation_is_refused_beside_the_field(three):
    officer, (first, *_) = three
    other = builders.document(officer, situation="CD")
    client = browser(officer)
    assert "the same conclusions" in client.get(f"/cycles/?earlier={first}&later={first}").content.decode()
    assert "another situation" in client.get(f"/cycles/?earlier={first}&later={other}").content.decode()


def test_the_later_must_not_have_been_adopted_before_the_earlier(three):
    officer, (first, earlier, _) = three
    page = browser(officer).get(f"/cycles/?earlier={earlier}&later={first}").content.decode()
    assert "adopted before" in page


def test_only_what_is_accepted_and_in_reach_is_offered(three):
    officer, documents = three
    builders.document(officer, accepted=False)
    assert {one.ref for one in cycles.comparable(officer)} == set(documents)
    assert cycles.comparable(cast.desk_officer("CD")) == ()
    assert cycles.comparable(cast.focal_point()) == ()
    assert cycles.comparison(cast.desk_officer("CD"), earlier=documents[0], later=documents[1]) is None
    assert browser(cast.field_monitor()).get("/cycles/").status_code == 404


def test_confidential_asks_are_compared_only_for_those_who_may_read_them():
    officer = cast.desk_officer()
    one = builders.document(officer)
    two = builders.document(officer, text=builders.TEXT.replace("2017", "2018"))
    manager = cast.information_manager()
    hidden = cycles.comparison(manager, earlier=one, later=two)
    shown = cycles.comparison(officer, earlier=one, later=two)
    assert len(shown.rows) == len(hidden.rows) + 1
    assert "Salt House" not in str(hidden)


def test_the_number_of_queries_does_not_depend_on_the_asks(three):
    officer, (first, earlier, later) = three
    counted = []
    for pair in ((first, earlier), (earlier, later)):
        with CaptureQueriesContext(connection) as made:
            cycles.comparison(officer, earlier=pair[0], later=pair[1])
        counted.append(len(made))
    assert counted[0] == counted[1] <= 8
