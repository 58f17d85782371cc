"""An information manager proposes a party, a co-chair approves it, and its page tells two days apart."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests import cast
from tests.domain.parties import builders
from tests.journeys import lens


def _name(page: Page, number: int, text: str, language: str, kind: str) -> None:
    row = page.get_by_role("group", name=f"Name {number}")
    row.get_by_label("Name").fill(text)
    row.get_by_label("Language").select_option(label=language)
    row.get_by_label("What it is").select_option(label=kind)


def test_a_party_is_proposed_approved_and_told_day_by_day(signed_in: Callable[..., Page]) -> None:
    builders.party("roof", "Roof of Zandia")
    page = signed_in(cast.information_manager("ML"), "/parties/")
    page.get_by_role("link", name="Propose a party").click()
    page.get_by_label("Short name").fill("river")
    _name(page, 1, "River Front", "English", "Main name")
    _name(page, 2, "جبهة النهر", "Arabic", "Main name")
    page.get_by_label("Armed group").check()
    page.get_by_label("Non-State").check()
    page.get_by_label("Situations").select_option(label="Mali")
    page.get_by_label("Source").fill("S/0000/1 (invented)")
    page.get_by_label("Why it belongs in the register").fill("Two monitors name it.")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_role("heading", name="This party is only proposed")).to_be_visible()
    lens.look_around(page, "journey-proposed")

    chair = signed_in(cast.co_chair("ML"), "/parties/proposals/")
    chair.get_by_role("link", name="River Front").click()
    chair.get_by_role("link", name="Approve").click()
    chair.get_by_role("button", name="Approve").click()
    expect(chair.get_by_role("status")).to_contain_text("in the register now")

    page.goto("/parties/?q=النهر")
    page.get_by_role("link", name="River Front").click()
    page.get_by_role("link", name="Put under an umbrella").click()
    page.get_by_label("Umbrella").select_option(label="Roof of Zandia")
    page.get_by_label("Since").fill("2014-06")
    page.get_by_label("Until").fill("2013")
    page.get_by_label("Source").fill("S/0000/1 (invented)")
    page.get_by_role("button", name="Put on record").click()
    expect(page.get_by_role("alert")).to_contain_text("It would end before it begins")
    page.get_by_label("Until").fill("2016")
    page.get_by_role("button", name="Put on record").click()

    above = page.get_by_role("region", name="Stands under")
    for day, holds in (("2015-01-01", "yes"), ("2017-01-01", "no")):
        page.get_by_label("As of").fill(day)
        page.get_by_role("button", name="Show that day").click()
        expect(above.get_by_role("row", name="Roof of Zandia")).to_contain_text("from June 2014 to 2016")
        expect(above.locator("td .badge")).to_have_text(holds)
    lens.look_around(page, "journey-party")
