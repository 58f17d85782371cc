"""A party is described anew: the last description stands, those before stay; an edit names the one it saw."""

import pytest

from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.parties import models, operations, queries
from kolosi.parties.rules import Obstacle, spell
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


def _describe(revision=1, by=None, **more):
    told = {"described": builders.described(**more), "revision": revision}
    operations.describe(code="front", **told, by=by or cast.information_manager(), at=builders.AT)


def test_the_last_description_stands_and_an_unknown_age_is_unknown():
    builders.party("front")
    assert builders.sheet("front").described.legal_minimum_age is None
    _describe(legal_minimum_age=18, spell=spell("2012", "2014-06"))
    told = builders.sheet("front")
    assert (told.described.legal_minimum_age, told.existed, told.revision) == (18, False, 2)
    assert models.Description.objects.count() == 2
    viewer = cast.co_chair()
    assert queries.register(viewer, queries.Sought(existing=True), on=builders.ON) == ()


def test_a_stale_edit_is_refused_with_both_versions():
    builders.party("front")
    _describe(legal_minimum_age=18)
    with pytest.raises(Stale) as stale:
        _describe(legal_minimum_age=16)
    assert (stale.value.theirs["legal_minimum_age"], stale.value.yours["legal_minimum_age"]) == ("18", "16")


def test_what_stands_in_the_way():
    builders.party("front")
    for wrong, obstacle in (
        ({}, Obstacle.NOTHING_CHANGED),
        ({"spell": spell("2014", "2012")}, Obstacle.ENDS_BEFORE),
        ({"side": "both"}, Obstacle.NO_SUCH_KIND),
    ):
        with pytest.raises(Refused) as refused:
            _describe(**wrong)
        assert obstacle in refused.value.obstacles


def test_others_may_not():
    builders.party("front")
    for other in (cast.desk_officer(), cast.information_manager("SO")):
        with pytest.raises(Absent):
            _describe(legal_minimum_age=18, by=other)


def test_the_page_describes():
    builders.party("front")
    window = builders.browser(cast.information_manager())
    assert window.get("/parties/front/describe/").status_code == 200
    told = {"kind": "armed_force", "side": "state", "situations": ["ML", "NE"], "legal_minimum_age": "18",
            "source": builders.SOURCE, "revision": "1"}  # fmt: skip
    assert window.post("/parties/front/describe/", told).status_code == 302
    assert builders.sheet("front").described.situations == ("ML", "NE")
    assert window.post("/parties/front/describe/", told).status_code == 409
