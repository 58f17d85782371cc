"""A report can be taken back with a reason; it stays on record and nothing more is done with it."""

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.refusals import Refused
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def test_it_stays_on_record_with_its_reason() -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager)
    operations.withdraw(ref=ref, number=1, reason=" Told of another country. ", by=manager, at=builders.AT)
    last = queries.telling(manager, ref)
    assert (last.standing, last.reason, last.number) == ("withdrawn", "Told of another country.", 2)
    for act in (
        lambda: operations.withdraw(ref=ref, number=2, reason="Again.", by=manager, at=builders.AT),
        lambda: operations.revise(
            ref=ref, number=2, told=builders.told(title="x"), by=manager, at=builders.AT
        ),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert rules.Obstacle.WITHDRAWN in refused.value.obstacles


def test_the_page_asks_for_a_reason() -> None:
    manager = cast.information_manager("ML")
    window, ref = windows.of(manager), builders.reported(manager)
    refused = window.post(f"/incidents/{ref}/withdraw/", {"number": 1, "reason": " "})
    assert (refused.status_code, "A reason is missing" in windows.text(refused)) == (422, True)
    window.post(f"/incidents/{ref}/withdraw/", {"number": 1, "reason": "Told of another country."})
    page = windows.text(window.get(f"/incidents/{ref}/"))
    assert "This report was withdrawn" in page
    assert f"/incidents/{ref}/withdraw/" not in page
    assert "Shelling of a market" in windows.text(window.get(f"/incidents/{ref}/?state=1"))
