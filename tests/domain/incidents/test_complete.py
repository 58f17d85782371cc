"""A draft becomes complete only when nothing is missing; what is missing is told, all at once."""

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def test_a_whole_draft_becomes_complete_in_a_new_state() -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager, complete=False)
    assert operations.complete(ref=ref, number=1, by=manager, at=builders.AT) == 2
    assert queries.telling(manager, ref).standing is rules.Standing.COMPLETE
    assert queries.telling(manager, ref, number=1).standing is rules.Standing.DRAFT
    with pytest.raises(Refused) as refused:
        operations.complete(ref=ref, number=2, by=manager, at=builders.AT)
    assert refused.value.obstacles == {rules.Obstacle.NOT_A_DRAFT}


def test_another_state_in_between_makes_it_stale() -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager, complete=False)
    operations.revise(ref=ref, number=1, told=builders.told(title="Other"), by=manager, at=builders.AT)
    with pytest.raises(Stale):
        operations.complete(ref=ref, number=1, by=manager, at=builders.AT)


def test_the_page_tells_all_that_is_missing_and_then_completes() -> None:
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    short = builders.reported(manager, complete=False, title="", account="")
    page = window.get(f"/incidents/{short}/complete/")
    assert "A title is missing" in windows.text(page)
    refused = window.post(f"/incidents/{short}/complete/", {"number": 1})
    assert refused.status_code == 422
    assert "The account is missing" in windows.text(refused)
    whole = builders.reported(manager, complete=False)
    assert window.post(f"/incidents/{whole}/complete/", {"number": 7}).status_code == 409
    done = window.post(f"/incidents/{whole}/complete/", {"number": 1})
    assert done["Location"] == f"/incidents/{whole}/"
    assert queries.telling(manager, whole).standing is rules.Standing.COMPLETE


def test_nobody_completes_what_is_not_theirs_to_see() -> None:
    ref = builders.reported(cast.information_manager("ML"), complete=False)
    with pytest.raises(Absent):
        operations.complete(ref=ref, number=1, by=cast.field_monitor("ML"), at=builders.AT)
    assert windows.of(cast.field_monitor("ML")).get(f"/incidents/{ref}/complete/").status_code == 404
