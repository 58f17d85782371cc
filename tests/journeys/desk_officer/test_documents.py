"""A desk officer receives a document, looks it over, corrects an ask, and accepts it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests import cast
from tests.domain.conclusions import builders
from tests.journeys import lens


def receive(page: Page) -> None:
    page.get_by_role("link", name="Receive a document").first.click()
    file = {"name": "zandia.txt", "mimeType": "text/plain", "buffer": builders.TEXT.encode()}
    page.get_by_label("File").set_input_files(files=[file])  # type: ignore[list-item]
    page.get_by_role("button", name="Receive and read").click()
    expect(page.get_by_role("alert").or_(page.locator(".errorlist")).first).to_be_visible()
    page.get_by_label("File").set_input_files(files=[file])  # type: ignore[list-item]
    page.get_by_label("Situation").select_option(label="Mali")
    page.get_by_role("button", name="Receive and read").click()
    expect(page.get_by_role("heading", name="Received, not followed yet")).to_be_visible()


def correct(page: Page) -> None:
    page.get_by_role("link", name="Speak publicly against child marriage").first.click()
    page.get_by_role("link", name="Summary and themes").click()
    page.get_by_label("Summary").fill("say in public that girls are not to be married to fighters")
    page.get_by_label("Sexual violence").check()
    page.get_by_role("button", name="Set summary and themes").click()
    expect(page.get_by_role("status").first).to_contain_text("No new reading of the document changes them")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Say in public that girls are not to be married to fighters"
    )
    lens.look_around(page, "ask-corrected")


def test_a_document_is_received_corrected_and_accepted(signed_in: Callable[..., Page]) -> None:
    page = signed_in(cast.desk_officer(), "/documents/")
    expect(page.get_by_role("heading", name="No document yet")).to_be_visible()
    lens.look_around(page, "documents-none")
    receive(page)
    lens.look_around(page, "document-received-just-now")
    address = page.url
    correct(page)

    page.goto(address)
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status").first).to_contain_text("Its asks are followed from now on")
    page.get_by_role("link", name="Its asks as a list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Asks")
    expect(page.get_by_text("Say in public that girls are not to be married to fighters")).to_be_visible()


def test_what_only_a_letter_says_stays_with_those_who_may_read_it(signed_in: Callable[..., Page]) -> None:
    address = f"/documents/{builders.document(situation='SO')}/"
    page = signed_in(cast.desk_officer(), address)
    expect(page.get_by_text("Salt House").first).to_be_visible()
    page = signed_in(cast.field_monitor(), address)
    expect(page.get_by_role("note")).to_contain_text("1 item that only a letter has is left out here")
    expect(page.get_by_text("Salt House")).to_have_count(0)
