"""A field monitor reports an incident: a draft first, what is missing beside its field, then complete."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys import lens


def test_a_draft_becomes_whole_and_nothing_typed_is_lost(signed_in: Callable[..., Page]) -> None:
    organisation = cast.organisation("monitors", kind="un_agency")
    monitor = cast.someone(("field_monitor", "ML"), name="Mo Monitor (simulated)", organisation=organisation)
    page = signed_in(monitor, "/incidents/")
    page.get_by_role("link", name="Report an incident").click()
    page.get_by_label("Title").fill("Shelling of a market (simulated)")
    page.get_by_label("Type of violation to add").select_option(label="Killing")
    page.get_by_role("button", name="Add this violation").click()
    killing = page.get_by_role("group", name="1. Killing")
    expect(killing).to_be_visible()
    killing.get_by_label("Boys").fill("2")
    page.get_by_role("button", name="Add a child").click()
    child = page.get_by_role("group", name="Child 1")
    child.get_by_label("Sex").select_option(label="Boy")
    expect(killing.get_by_label("Boys")).to_have_value("2")
    page.get_by_role("button", name="Save and complete").click()
    expect(page.get_by_role("alert")).to_contain_text("The account is missing")
    expect(page.get_by_label("Title")).to_have_value("Shelling of a market (simulated)")
    page.get_by_role("alert").get_by_role("link", name="1. Killing · Kind of weapon").press("Enter")
    expect(killing.get_by_label("Kind of weapon")).to_be_focused()
    lens.look_around(page, "journey-incident-refused")
    page.get_by_role("button", name="Save as a draft").click()
    expect(page.get_by_role("status")).to_contain_text("The draft is saved")
    expect(page.get_by_role("heading", name="What it still lacks")).to_be_visible()

    page.get_by_role("link", name="Tell anew").click()
    page.get_by_label("When it happened, or began").fill("2017-05")
    page.get_by_role("textbox", name="Account (needed)").fill("A simulated account.")
    page.get_by_label("Place as it was told").fill("A simulated village")
    killing = page.get_by_role("group", name="1. Killing")
    killing.get_by_label("Kind of weapon").select_option(index=1)
    page.get_by_role("button", name="Save and complete").click()
    expect(page.locator("main .badge.kept").first).to_have_text("complete")
    lens.look_around(page, "journey-incident")
