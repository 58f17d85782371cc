"""A party's identifier in another list, of one edition of that list."""

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import operations
from kolosi.parties.rules import Mark, Obstacle
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


def _cross(*mark, by=None):
    return operations.cross(
        code="front", mark=Mark(*mark), by=by or cast.information_manager(), at=builders.AT
    )


def test_each_edition_may_have_its_own():
    builders.party("front")
    _cross("ucdp", "123", "24.1")
    _cross("ucdp", "124", "25.1")
    assert [(label, mark.identifier) for label, mark in builders.sheet("front").marks] == [
        ("UCDP actor", "123"),
        ("UCDP actor", "124"),
    ]


@pytest.mark.parametrize(
    ("mark", "obstacle"),
    [
        (("ucdp", " 123 ", "24.1"), Obstacle.CROSSED_ALREADY),
        (("phone_book", "1"), Obstacle.NO_SUCH_KIND),
        (("ucdp", " "), Obstacle.NO_NAME),
    ],
)
def test_what_stands_in_the_way(mark, obstacle):
    builders.party("front")
    _cross("ucdp", "123", "24.1")
    with pytest.raises(Refused) as refused:
        _cross(*mark)
    assert obstacle in refused.value.obstacles


def test_others_may_not():
    builders.party("front")
    with pytest.raises(Absent):
        _cross("ucdp", "1", by=cast.field_monitor())


def test_the_page_crosses():
    builders.party("front")
    window = builders.browser(cast.information_manager())
    assert window.get("/parties/front/cross/").status_code == 200
    told = {"scheme": "un_sanctions", "identifier": "QDe.999", "version": "2020"}
    assert window.post("/parties/front/cross/", told).status_code == 302
    assert window.post("/parties/front/cross/", told).status_code == 422
    assert "QDe.999" in window.get("/parties/front/").content.decode()
