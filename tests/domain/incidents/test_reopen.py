"""A closed follow-up is taken up again, in a new state."""

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.refusals import Refused
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def test_only_what_is_closed_is_opened_again() -> None:
    manager = cast.information_manager("ML")
    window, ref = windows.of(manager), builders.reported(manager)
    with pytest.raises(Refused) as refused:
        operations.reopen(ref=ref, number=1, by=manager, at=builders.AT)
    assert refused.value.obstacles == {rules.Obstacle.NOTHING_CHANGED}
    operations.close(ref=ref, number=1, by=manager, at=builders.AT)
    assert window.get(f"/incidents/{ref}/reopen/").status_code == 200
    assert window.post(f"/incidents/{ref}/reopen/", {"number": 2}).status_code == 302
    last = queries.telling(manager, ref)
    assert (last.number, last.told.follow_up) == (3, "open")
