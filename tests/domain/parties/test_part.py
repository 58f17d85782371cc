"""The end of a membership is a fact of its own; told again, the later word stands and the earlier one stays."""

from datetime import date

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import models, operations
from kolosi.parties.rules import Obstacle, parsed
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def tie():
    builders.party("member")
    builders.party("umbrella")
    return builders.ally("member", "umbrella", "2014-06")


def _part(ref, last, *, code="member", source=builders.SOURCE, by=None):
    told = {"code": code, "ref": ref, "last": parsed(last), "source": source}
    operations.part(**told, by=by or cast.information_manager(), at=builders.AT)


def test_a_member_leaves_and_the_day_may_be_corrected(tie):
    _part(tie, "2016")
    assert builders.sheet("member", date(2017, 1, 1)).above[0].holds == "no"
    _part(tie, "2017-03-05")
    assert builders.sheet("member", date(2017, 1, 1)).above[0].holds == "yes"
    assert models.Departure.objects.count() == 2
    builders.ally("member", "umbrella", "2018")  # and joins again
    assert [one.holds for one in builders.sheet("member", date(2019, 1, 1)).above] == ["no", "yes"]


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        ({"last": "2013"}, Obstacle.ENDS_BEFORE),
        ({"last": ""}, Obstacle.NO_SUCH_DATE),
        ({"last": "2016", "source": ""}, Obstacle.NO_SOURCE),
        ({"last": "2015"}, Obstacle.NOTHING_CHANGED),
    ],
)
def test_what_stands_in_the_way(tie, told, obstacle):
    _part(tie, "2015")
    with pytest.raises(Refused) as refused:
        _part(tie, **told)
    assert obstacle in refused.value.obstacles


def test_others_may_not_and_a_membership_is_its_members(tie):
    for absent in ({"by": cast.desk_officer()}, {"code": "umbrella"}):
        with pytest.raises(Absent):
            _part(tie, "2016", **absent)


def test_the_page_parts(tie):
    window = builders.browser(cast.information_manager())
    path = f"/parties/member/memberships/{tie}/part/"
    assert window.get(path).status_code == 200
    assert window.get("/parties/umbrella/memberships/pm-x/part/").status_code == 404
    assert window.post(path, {"last": "2013", "source": builders.SOURCE}).status_code == 422
    assert window.post(path, {"last": "2016-05", "source": builders.SOURCE}).status_code == 302
    assert "from June 2014 to May 2016" in window.get("/parties/member/").content.decode()
