"""What became of a party: the party of an act is the one of its day, and an inexact day is said to be so."""

from datetime import date

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import operations, queries
from kolosi.parties.rules import Obstacle, parsed
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def parties():
    builders.party("old")
    builders.party("new")
    builders.party("third")


def _succeed(code="old", later="new", change="renamed", on="2016-05-01", *, source=builders.SOURCE, by=None):
    told = {"code": code, "later": later, "change": change, "on": parsed(on), "source": source}
    return operations.succeed(**told, by=by or cast.information_manager(), at=builders.AT)


def _of(code, on):
    found = builders.sheet(code, on, cast.field_monitor()).stood
    return found.party.code, found.unsure


def test_the_party_of_an_act_is_the_one_of_its_day(parties):
    _succeed()
    assert [_of(code, date(2015, 1, 1)) for code in ("old", "new")] == [("old", False)] * 2
    assert [_of(code, date(2017, 1, 1)) for code in ("old", "new")] == [("new", False)] * 2
    book = queries.book(cast.field_monitor())
    assert [book.row(code, on=date(2017, 1, 1)) for code in ("old", "nobody")] == ["new", "nobody"]


def test_within_an_inexact_change_nobody_can_say(parties):
    _succeed(on="2016")
    assert _of("old", date(2016, 6, 1)) == ("old", True)
    assert _of("new", date(2016, 6, 1)) == ("new", True)


def test_a_change_without_a_day_decides_nothing_and_is_told(parties):
    _succeed(on="")
    assert _of("old", builders.ON) == ("old", False)
    assert [(one.other.code, one.on) for one in builders.sheet("new").before] == [("old", "")]
    assert [(one.other.code, one.change) for one in builders.sheet("old").after] == [("new", "renamed")]


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        ({"later": "old"}, Obstacle.ITSELF),
        ({"later": "nobody"}, Obstacle.NO_SUCH_PARTY),
        ({"change": "vanished"}, Obstacle.NO_SUCH_KIND),
        ({"source": " "}, Obstacle.NO_SOURCE),
        ({"later": "third", "on": "2010"}, Obstacle.SUCCEEDED_ALREADY),
        ({"code": "third", "later": "old", "on": "2015"}, Obstacle.RUNS_BACK),
    ],
)
def test_what_stands_in_the_way(parties, told, obstacle):
    _succeed(later="third", on="2015-06")
    with pytest.raises(Refused) as refused:
        _succeed(**told)
    assert obstacle in refused.value.obstacles


def test_others_may_not(parties):
    with pytest.raises(Absent):
        _succeed(by=cast.desk_officer())


def test_the_page_succeeds_and_leads_to_the_party_of_the_day(parties):
    window = builders.browser(cast.information_manager())
    assert window.get("/parties/old/succeed/").status_code == 200
    told = {"change": "renamed", "other": "new", "on": "2016-05-01", "source": builders.SOURCE}
    assert window.post("/parties/old/succeed/", told).status_code == 302
    assert window.post("/parties/old/succeed/", told).status_code == 422
    page = window.get("/parties/old/?on=2017-01-01").content.decode()
    assert 'href="/parties/new/?on=2017-01-01"' in page
    assert "another party stood" not in window.get("/parties/old/?on=2015-01-01").content.decode()
