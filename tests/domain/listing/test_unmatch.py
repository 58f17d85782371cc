"""A person says that a party is not the entry of the Council's list, or takes back that it is."""

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.listing import models, operations
from kolosi.listing.queries import sanctions
from kolosi.listing.rules.matching import MatchObstacle
from tests import cast
from tests.domain.listing.annexing import AT, browser
from tests.domain.listing.test_match import candidate

pytestmark = pytest.mark.django_db


def test_a_match_is_taken_back_and_both_decisions_stay():
    officer = cast.desk_officer()
    ref = candidate(officer)
    operations.match(ref=ref, reason="Same founder.", by=officer, at=AT)
    operations.unmatch(ref=ref, reason="Another founder.", by=officer, at=AT)
    assert sanctions.screened(officer).rows[0].decided.same is False
    assert [one.same for one in models.Verdict.objects.all()] == [True, False]


def test_what_stands_in_the_way():
    officer = cast.desk_officer()
    ref = candidate(officer)
    operations.unmatch(ref=ref, reason="Another founder.", by=officer, at=AT)
    with pytest.raises(Refused) as refused:
        operations.unmatch(ref=ref, reason="", by=officer, at=AT)
    assert refused.value.obstacles == {MatchObstacle.NO_REASON, MatchObstacle.DECIDED_SO}


def test_others_may_not():
    ref = candidate(cast.desk_officer())
    with pytest.raises(Absent):
        operations.unmatch(ref=ref, reason="Seen.", by=cast.co_chair(), at=AT)
    assert browser(cast.co_chair()).get(f"/listing/sanctions/{ref}/unmatch/").status_code == 404


def test_the_page_decides():
    officer = cast.desk_officer()
    place = f"/listing/sanctions/{candidate(officer)}/unmatch/"
    window = browser(officer)
    assert window.get(place).status_code == 200
    assert window.post(place, {"reason": "Another founder."}).status_code == 302
    assert window.post(place, {"reason": "Another founder."}).status_code == 422
