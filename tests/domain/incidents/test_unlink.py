"""A link can be taken back: the incident is its own again, and both findings stay on record."""

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.refusals import Refused
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def test_it_is_its_own_again() -> None:
    manager = cast.information_manager("ML")
    one, two = builders.reported(manager), builders.reported(manager)
    with pytest.raises(Refused) as refused:
        operations.unlink(ref=one, reason="Never was.", by=manager, at=builders.AT)
    assert refused.value.obstacles == {rules.Obstacle.NOT_A_DUPLICATE}
    operations.link(ref=one, original=two, reason="Same.", by=manager, at=builders.AT)
    operations.unlink(ref=one, reason="Another village.", by=manager, at=builders.AT)
    assert queries.telling(manager, one).duplicate_of == ""
    sheet = queries.incident(manager, one, today=builders.TODAY)
    assert [(link.original, link.apart) for link in sheet.links] == [(two, True), (two, False)]


def test_the_page_unlinks_with_a_reason() -> None:
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    one, two = builders.reported(manager), builders.reported(manager)
    operations.link(ref=one, original=two, reason="Same.", by=manager, at=builders.AT)
    assert two in windows.text(window.get(f"/incidents/{one}/unlink/"))
    assert window.post(f"/incidents/{one}/unlink/", {"reason": ""}).status_code == 422
    assert window.post(f"/incidents/{one}/unlink/", {"reason": "Another village."}).status_code == 302
    assert queries.telling(manager, one).duplicate_of == ""
