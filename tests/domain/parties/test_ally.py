"""A party stands under an umbrella for some time; tables show it in its own row or in its umbrella's, of that day."""

from datetime import date

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import operations, queries
from kolosi.parties.rules import Obstacle, spell
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def parties():
    for code in ("member", "umbrella", "roof"):
        builders.party(code, described=builders.described(spell=spell("2010")))


def test_members_and_umbrellas_are_those_of_the_day(parties):
    builders.ally("member", "umbrella", "2014-06", "2016")
    builders.ally("umbrella", "roof", "2015-01-01")
    viewer = cast.field_monitor()

    def rows(on):
        book = queries.book(viewer)
        return [book.row("member", on=on, by_umbrella=umbrella) for umbrella in (True, False)]

    assert rows(date(2013, 1, 1)) == ["member", "member"]
    assert rows(date(2014, 12, 31)) == ["umbrella", "member"]
    assert rows(date(2015, 12, 31)) == ["roof", "member"]
    assert rows(date(2017, 1, 1)) == ["member", "member"]
    holds = [
        builders.sheet("member", date(year, 6, 1)).above[0].holds for year in (2013, 2014, 2015, 2016, 2017)
    ]
    assert holds == ["no", "perhaps", "yes", "perhaps", "no"]  # half-known ends may or may not hold
    (row,) = queries.register(viewer, queries.Sought(q="front member"), on=date(2015, 6, 1))
    assert ([one.code for one in row.umbrellas], row.unsure) == (["umbrella", "roof"], False)
    (row,) = queries.register(viewer, queries.Sought(q="front member"), on=date(2014, 6, 1))
    assert ([one.code for one in row.umbrellas], row.unsure) == (["umbrella"], True)


def test_unknown_days_stay_unknown(parties):
    builders.ally("member", "umbrella")
    (tie,) = builders.sheet("umbrella").inside
    assert (tie.other.code, tie.spell, tie.holds) == ("member", spell(), "perhaps")


def test_a_day_on_which_a_source_shows_it(parties):
    seen = {"spell": spell(attested="2017-03"), "source": builders.SOURCE}
    operations.ally(code="member", umbrella="umbrella", **seen, by=cast.co_chair(), at=builders.AT)
    assert builders.sheet("member", date(2016, 1, 1)).above[0].holds == "perhaps"
    assert builders.sheet("member", date(2017, 4, 1)).above[0].holds == "yes"


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        (("member", "member"), Obstacle.ITSELF),
        (("member", "nobody"), Obstacle.NO_SUCH_PARTY),
        (("member", "proposed"), Obstacle.NO_SUCH_PARTY),
        (("roof", "umbrella", "2012"), Obstacle.CIRCLE),
        (("umbrella", "roof", "2015"), Obstacle.ALREADY_MEMBER),
        (("member", "umbrella", "2015", "2014"), Obstacle.ENDS_BEFORE),
        (("member", "umbrella", "2005"), Obstacle.NOT_THERE_THEN),
    ],
)
def test_what_stands_in_the_way(parties, told, obstacle):
    builders.proposed("proposed")
    builders.ally("umbrella", "roof", "2014")
    with pytest.raises(Refused) as refused:
        builders.ally(*told)
    assert obstacle in refused.value.obstacles


def test_others_may_not(parties):
    for other in (cast.desk_officer(), cast.information_manager("SO"), cast.stranger()):
        with pytest.raises(Absent):
            builders.ally("member", "umbrella", by=other)


def test_the_page_allies(parties):
    window = builders.browser(cast.information_manager())
    assert window.get("/parties/member/ally/").status_code == 200
    told = {"other": "umbrella", "first": "2016", "attested": "", "last": "", "source": ""}
    assert window.post("/parties/member/ally/", told).status_code == 200
    told["source"] = builders.SOURCE
    assert window.post("/parties/member/ally/", told).status_code == 302
    assert window.post("/parties/member/ally/", told).status_code == 422
    page = window.get("/parties/member/?on=2017-01-01").content.decode()
    assert "Front member under Front umbrella: since 2016." in page  # what the picture says in words
    drawn = window.get("/parties/alliances/light.svg?on=2017-01-01&code=member")
    assert (drawn["Content-Type"], b"<svg" in drawn.content) == ("image/svg+xml", True)
    assert window.get("/parties/alliances/light.svg?on=soon").status_code == 404
    assert "Front umbrella" in window.get("/parties/alliances/?situation=ML").content.decode()
    assert "No alliance" in window.get("/parties/alliances/?situation=SO").content.decode()
