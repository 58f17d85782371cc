"""The tools and the wording of one document: what is found, cited, and withheld."""

from datetime import date

import pytest

from kolosi.conclusions.queries import toolkit
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.cycle_texts import EARLIER
from tests.domain.conclusions.following import browser

pytestmark = pytest.mark.django_db
ON = date(2018, 7, 2)
SOFT = EARLIER.replace(
    "Encouraging the Government to endorse the Safe Schools Declaration",
    "Encouraging the Government to promote safe schools",
)


def test_tools_and_time_to_adoption():
    officer = cast.desk_officer()
    found = toolkit.used(officer, builders.document(officer), on=ON)
    assert {tool.code: tool.items for tool in found.tools}["letter_to_government"] == ("5(a)", "5(b)")
    assert (found.adoption.days, found.adoption.met) == (87, False)
    page = browser(officer).get(f"/documents/{found.document}/toolkit/").content.decode()
    assert "Target of two months missed" in page
    assert "says the same as 3(b)" in page


def test_agreed_language_of_another_document_on_the_same_theme_is_cited():
    officer = cast.desk_officer()
    soft = builders.document(officer, text=SOFT)
    assert [
        one.agreed for one in toolkit.used(officer, soft, on=ON).remarks if one.kind == "not_measurable"
    ] == [None]
    builders.document(officer)
    cited = [one.agreed for one in toolkit.used(officer, soft, on=ON).remarks if one.kind == "not_measurable"]
    assert [(one.symbol, one.item) for one in cited] == [("S/AC.51/2017/77", "3(b)")]
    assert "Safe Schools Declaration" in cited[0].words


def test_what_only_a_letter_says_is_withheld_and_said_to_be():
    officer, monitor = cast.desk_officer(), cast.field_monitor()
    ref = builders.document(officer)
    hidden, shown = toolkit.used(monitor, ref, on=ON), toolkit.used(officer, ref, on=ON)
    assert (hidden.withheld, shown.withheld) == (True, False)
    assert {tool.code: tool.items for tool in hidden.tools}["letter_to_government"] == ("5(a)",)
    page = browser(monitor).get(f"/documents/{ref}/toolkit/").content.decode()
    assert "Salt House" not in page
    assert "What only a letter says is left out here" in page


def test_out_of_reach_is_absent():
    ref = builders.document()
    assert toolkit.used(cast.desk_officer("CD"), ref, on=ON) is None
    assert browser(cast.desk_officer("CD")).get(f"/documents/{ref}/toolkit/").status_code == 404
    assert (
        browser(cast.focal_point(["government-zandia"])).get(f"/documents/{ref}/toolkit/").status_code == 404
    )


def test_a_preview_can_be_looked_at_before_it_is_accepted():
    officer = cast.desk_officer()
    assert toolkit.used(officer, builders.document(officer, accepted=False), on=ON).counts["dated"] == 1
