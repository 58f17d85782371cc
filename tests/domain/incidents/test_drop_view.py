"""Kept filters are forgotten by whoever kept them."""

import pytest

from kolosi.incidents import operations, queries
from kolosi.kernel.refusals import Absent
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def test_only_ones_own_are_forgotten() -> None:
    manager, other = cast.information_manager("ML"), cast.information_manager("ML")
    operations.keep_view(name="Killed", query="type=K", by=manager, at=builders.AT)
    with pytest.raises(Absent):
        operations.drop_view(name="Killed", by=other, at=builders.AT)
    window = windows.of(manager)
    assert window.post("/incidents/drop_view/", {"name": "Unknown"}).status_code == 422
    assert window.post("/incidents/drop_view/", {"name": "Killed"}).status_code == 302
    assert queries.kept_views(manager) == ()
