"""The matrix and the page of a party: verified numbers beside listing, umbrellas followed, and what delisting asks."""

from datetime import UTC, datetime

import pytest

from kolosi.listing.queries import pages
from kolosi.listing.rules.delisting import Missing, Plan
from kolosi.listing.rules.despite import Number
from kolosi.listing.rules.standing import Standing
from tests import cast
from tests.domain.listing.annexing import ROOF, alliance, browser, recorded
from tests.domain.plans import builders as plans

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 9, 1, tzinfo=UTC)


def page(party="roof", trigger="killing", *, viewer=None, at=NOW):
    found = pages.page(viewer or cast.desk_officer(), "ML", party, trigger, at=at)
    assert found is not None
    return found


def cells(party="roof", trigger="killing", **more):
    return {cell.column.report: cell for cell in page(party, trigger, **more).line.cells}


def test_verified_numbers_stand_beside_the_report_on_their_year():
    alliance()
    manager = cast.information_manager("ML")
    plans.killing(manager, "roof", "2016-05-03")
    plans.killing(manager, "roof", "2017-05-03")
    recorded(ROOF)
    recorded(year=2017)
    told = cells()
    assert {year: (one.standing, one.number, one.despite) for year, one in told.items()} == {
        2014: (Standing.UNRECORDED, Number(), False),
        2015: (Standing.UNRECORDED, Number(), False),
        2016: (Standing.UNRECORDED, Number(), False),
        2017: (Standing.NEVER, Number(2), True),
        2018: (Standing.LISTED, Number(2), False),
    }


def test_a_member_counts_for_its_umbrella_and_is_listed_with_it_where_the_annex_says_so():
    alliance()
    plans.killing(cast.information_manager("ML"), "river", "2017-05-03")
    recorded(ROOF._replace(affiliates=True))
    recorded(ROOF, year=2017)
    assert cells()[2018].number == cells("river")[2018].number == Number(2)
    river = cells("river")
    assert (river[2018].standing, river[2018].through.code) == (Standing.LISTED, "roof")
    assert (river[2017].standing, cells("hill")[2018].standing) == (Standing.NEVER, Standing.NEVER)


def test_a_member_with_an_entry_of_its_own_is_listed_for_both():
    alliance()
    recorded(
        ROOF._replace(affiliates=True), ROOF._replace(party="river", named="River", triggers=("abduction",))
    )
    own, through = cells("river", "abduction")[2018], cells("river", "killing")[2018]
    assert (own.standing, own.through) == (Standing.LISTED, None)
    assert (through.standing, through.through.code) == (Standing.LISTED, "roof")


def test_numbers_are_for_those_who_see_figures_and_listings_for_all_who_read_them():
    alliance()
    plans.killing(cast.information_manager("ML"), "roof", "2017-05-03")
    recorded(ROOF)
    for viewer in (cast.working_group_expert(), cast.desk_officer("SD")):
        told = page(viewer=viewer)
        assert {cell.number for cell in told.line.cells} == {None}
        assert (told.counted, told.missing[0]) == (False, Missing.UNSEEN)
    assert pages.page(cast.focal_point(), "ML", "roof", "killing", at=NOW) is None
    assert pages.matrix(cast.focal_point(), "ML", at=NOW) is None


def test_what_delisting_asks_is_shown_as_known_on_the_day():
    pledge = plans.Pledge(told=plans.signed(covers=("K", "M", "RU")))
    plans.killing(pledge.manager, "river", "2017-05-03")
    told = page()
    assert (told.checked.verified, told.checked.plan) == (2, Plan.UNFINISHED)
    assert told.missing == (Missing.VIOLATIONS, Missing.PLAN_UNFINISHED)
    plans.reports.reported(pledge.manager, at=NOW.replace(year=2019, month=3))  # told of another party
    pledge.verified()
    assert page(at=NOW.replace(year=2019)).missing == ()
    plans.killing(pledge.manager, "roof", "2019-05-03")
    again = page(at=NOW.replace(year=2019))
    assert (again.checked.verified, again.checked.afterwards) == (0, 2)
    assert again.missing == (Missing.AFTERWARDS,)


def test_reports_that_are_not_verified_are_told_too():
    alliance()
    plans.reports.reported(
        cast.information_manager("ML"),
        perpetrators=(plans.incidents.ToldPerpetrator("p1", ("k",), party="river", category="armed_group"),),
    )
    assert (page().checked.pending, page("river").checked.pending, page("hill").checked.pending) == (2, 2, 0)
    assert page().missing == (Missing.PENDING, Missing.NO_PLAN)


def test_the_matrix_shows_who_was_ever_listed_or_verified():
    alliance()
    plans.killing(cast.information_manager("ML"), "hill", "2017-05-03")
    for year in (2014, 2015, 2016, 2017, 2018):
        recorded(ROOF._replace(section="A" if year > 2016 else "none"), year=year)
    found = pages.matrix(cast.desk_officer(), "ML", at=NOW)
    assert [(one.party.code, one.trigger) for one in found.lines] == [
        ("hill", "killing"), ("roof", "recruitment"), ("roof", "killing"),
    ]  # fmt: skip
    assert {one.party.code: (one.in_a_row, one.persistent) for one in found.parties} == {
        "hill": (0, False),
        "roof": (5, True),
    }


def test_the_pages_open_and_the_picture_is_drawn():
    alliance()
    plans.killing(cast.information_manager("ML"), "hill", "2017-05-03")
    recorded(ROOF)
    window = browser(cast.desk_officer())
    assert "Mali" in window.get("/listing/").content.decode()
    assert window.get("/listing/?situation=ML").status_code == 302
    assert "not listed despite 2" in window.get("/listing/situations/ML/").content.decode()
    shown = window.get("/listing/situations/ML/hill/killing/")
    assert "Not listed despite 2 verified in 2017." in shown.content.decode()
    assert window.get(shown.context["picture"].light).content[:4] == b"<svg"
    for place in ("ZZ/", "ZZ/hill/killing/", "ML/nobody/killing/", "ML/hill/denial/"):
        assert window.get(f"/listing/situations/{place}").status_code == 404
    assert window.get("/listing/pictures/light/forged.svg").status_code == 404


def test_pages_need_the_same_number_of_queries_for_more_reports(django_assert_max_num_queries):
    alliance()
    officer = cast.desk_officer()
    recorded(ROOF, by=officer)
    page(viewer=officer)  # the extract is made
    with django_assert_max_num_queries(60) as few:
        page(viewer=officer)
    for year in (2015, 2016, 2017):
        recorded(ROOF._replace(section="A" if year > 2016 else "none"), year=year, by=officer)
    with django_assert_max_num_queries(len(few)):
        page(viewer=officer)
