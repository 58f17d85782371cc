"""A person says that a party is the entry of the Council's list; the decision holds for later editions too."""

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.listing import operations
from kolosi.listing.queries import sanctions
from kolosi.listing.rules.matching import MatchObstacle
from tests import cast
from tests.domain.listing.annexing import AT, LIST, alliance, browser

pytestmark = pytest.mark.django_db


def candidate(officer):
    alliance()
    operations.screen(data=LIST.encode(), by=officer, at=AT)
    return sanctions.screened(officer).rows[0].ref


def test_the_decision_holds_for_the_next_edition_and_is_missed_where_the_entry_is_gone():
    officer = cast.desk_officer()
    operations.match(ref=candidate(officer), reason="Same founder.", by=officer, at=AT)
    operations.screen(data=LIST.replace("2018-06-30", "2018-12-31").encode(), by=officer, at=AT)
    found = sanctions.screened(officer)
    assert (found.edition, found.rows[0].decided.same, found.rows[0].decided.reason) == (
        "2018-12-31",
        True,
        "Same founder.",
    )
    operations.screen(data=LIST.replace("HILL", "OTHER").encode(), by=officer, at=AT)
    gone = sanctions.screened(officer)
    assert (gone.rows, [one.reference for one in gone.gone]) == ((), ["ZZe.001"])


@pytest.mark.parametrize(
    ("reason", "again", "obstacle"),
    [(" ", False, MatchObstacle.NO_REASON), ("Seen.", True, MatchObstacle.DECIDED_SO)],
)
def test_what_stands_in_the_way(reason, again, obstacle):
    officer = cast.desk_officer()
    ref = candidate(officer)
    if again:
        operations.match(ref=ref, reason="Same founder.", by=officer, at=AT)
    with pytest.raises(Refused) as refused:
        operations.match(ref=ref, reason=reason, by=officer, at=AT)
    assert refused.value.obstacles == {obstacle}


def test_others_may_not():
    ref = candidate(cast.desk_officer())
    for other in (cast.working_group_expert(), cast.co_chair()):
        with pytest.raises(Absent):
            operations.match(ref=ref, reason="Seen.", by=other, at=AT)
        assert browser(other).get(f"/listing/sanctions/{ref}/match/").status_code == 404
        assert browser(other).get("/listing/sanctions/").status_code == 200
    with pytest.raises(Absent):
        operations.match(ref="sm-none", reason="Seen.", by=cast.desk_officer(), at=AT)


def test_the_page_decides():
    officer = cast.desk_officer()
    place = f"/listing/sanctions/{candidate(officer)}/match/"
    window = browser(officer)
    assert "HILL FRONT" in window.get(place).content.decode()
    assert window.post(place, {"reason": "Same founder."}).status_code == 302
    assert window.post(place, {"reason": "Same founder."}).status_code == 422
    assert "Same founder." in window.get("/listing/sanctions/").content.decode()
    assert window.get("/listing/sanctions/sm-none/match/").status_code == 404
