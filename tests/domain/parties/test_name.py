"""A name is added with its source and the time in which it was borne; what a page shows is the name of the day."""

from datetime import date

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import operations, queries
from kolosi.parties.rules import NewName, Obstacle, spell
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


def _name(text, *more, code="front", by=None, **told):
    named = NewName(text, *more, **{"source": builders.SOURCE, **told})
    return operations.name(code=code, named=named, by=by or cast.information_manager(), at=builders.AT)


def test_the_name_of_the_day_is_shown():
    builders.party("front", names=[NewName("Old Front", "en", spell=spell("", "2015"))])
    _name("New Front", spell=spell("2016"))
    assert builders.sheet("front", date(2014, 1, 1)).party.name == "Old Front"
    assert builders.sheet("front", date(2017, 1, 1)).party.name == "New Front"
    borne = {one.text: one.borne for one in builders.sheet("front", date(2017, 1, 1)).names}
    assert borne == {"Old Front": "no", "New Front": "yes"}


def test_a_reader_meets_the_name_in_their_language():
    builders.party("front")
    _name("Le Front", "fr")
    reader = cast.desk_officer(language="fr")
    assert queries.choices(reader)[0].name == "Le Front"
    assert queries.choices(cast.desk_officer())[0].name == "Front front"


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        ({"text": "front FRONT"}, Obstacle.NAMED_ALREADY),
        ({"text": "Other Front"}, Obstacle.NAME_TAKEN),
        ({"text": "’"}, Obstacle.NO_NAME),
        ({"text": "X", "kind": "nickname"}, Obstacle.NO_SUCH_KIND),
        ({"text": "X", "source": ""}, Obstacle.NO_SOURCE),
        ({"text": "X", "spell": spell("2016", "2015")}, Obstacle.ENDS_BEFORE),
    ],
)
def test_what_stands_in_the_way(told, obstacle):
    builders.party("front")
    builders.party("other", "Other Front")
    with pytest.raises(Refused) as refused:
        _name(**told)
    assert obstacle in refused.value.obstacles


def test_an_acronym_may_be_borne_by_two():
    builders.party("front")
    builders.party("other", "Other Front")
    _name("FF", "en", "acronym")
    _name("FF", "en", "acronym", code="other")


def test_a_proposal_gets_no_names_and_others_may_not():
    builders.proposed("front")
    with pytest.raises(Refused) as refused:
        _name("X")
    assert refused.value.obstacles == {Obstacle.NOT_APPROVED}
    with pytest.raises(Absent):
        _name("X", by=cast.desk_officer())


def test_the_page_names():
    builders.party("front")
    window = builders.browser(cast.information_manager())
    assert window.get("/parties/front/name/").status_code == 200
    told = {"text": "الجبهة", "language": "ar", "kind": "alias", "first": "soon", "source": builders.SOURCE}
    assert "Write a year, a month or a day" in window.post("/parties/front/name/", told).content.decode()
    assert window.post("/parties/front/name/", {**told, "first": "2016"}).status_code == 302
    page = window.get("/parties/front/").content.decode()
    assert '<bdi lang="ar">الجبهة</bdi>' in page
    assert "since 2016" in page
