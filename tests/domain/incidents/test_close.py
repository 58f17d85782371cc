"""A follow-up is closed in a new state; the incident counts as before."""

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def test_it_is_closed_once_and_stays_what_it_was() -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager)
    assert operations.close(ref=ref, number=1, by=manager, at=builders.AT) == 2
    last = queries.telling(manager, ref)
    assert (last.told.follow_up, last.standing) == ("closed", rules.Standing.COMPLETE)
    assert [row.ref for row in queries.incidents(manager, queries.Sought(follow_up="closed")).rows] == [ref]
    with pytest.raises(Refused) as refused:
        operations.close(ref=ref, number=2, by=manager, at=builders.AT)
    assert refused.value.obstacles == {rules.Obstacle.NOTHING_CHANGED}
    with pytest.raises(Absent):
        operations.close(ref=ref, number=2, by=cast.information_manager("AF"), at=builders.AT)


def test_the_page_closes() -> None:
    manager = cast.information_manager("ML")
    window, ref = windows.of(manager), builders.reported(manager)
    assert "Close the follow-up" in windows.text(window.get(f"/incidents/{ref}/"))
    assert window.post(f"/incidents/{ref}/close/", {"number": 9}).status_code == 409
    assert window.post(f"/incidents/{ref}/close/", {"number": 1}).status_code == 302
    assert "Open the follow-up again" in windows.text(window.get(f"/incidents/{ref}/"))


def test_several_are_done_together_or_none_of_them() -> None:
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    one, two, gone = (builders.reported(manager) for _ in range(3))
    operations.withdraw(ref=gone, number=1, reason="Told twice.", by=manager, at=builders.AT)
    seen = [f"{one}@1", f"{two}@1", f"{gone}@2"]
    refused = window.post("/incidents/together/", {"do": "close", "chosen": seen})
    page = windows.text(refused)
    assert refused.status_code == 422
    assert "The report was withdrawn" in page
    assert f"/incidents/{one}/" not in page
    assert queries.telling(manager, one).told.follow_up == "open"
    stale = window.post("/incidents/together/", {"do": "close", "chosen": [f"{one}@7", "ML-2017-99999@1"]})
    assert "told it anew" in windows.text(stale)
    assert "not yours to do" in windows.text(stale)
    assert window.post("/incidents/together/", {"do": "close", "chosen": seen[:2]}).status_code == 302
    assert {queries.telling(manager, ref).told.follow_up for ref in (one, two)} == {"closed"}
    for strange in (
        {"do": "withdraw", "chosen": seen},
        {"do": "close", "chosen": ["/../@x"]},
        {"do": "close"},
    ):
        assert window.post("/incidents/together/", strange)["Location"] == "/incidents/"
