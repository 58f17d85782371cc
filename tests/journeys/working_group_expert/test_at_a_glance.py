"""An expert of a delegation sees at a glance what is done, follows a number to its asks, and compares two conclusions."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import transaction
from playwright.sync_api import Page, expect

from kolosi.site.command import demo as command
from tests import cast
from tests.journeys import lens


def test_from_the_whole_to_one_addressee_and_between_cycles(signed_in: Callable[..., Page]) -> None:
    with transaction.atomic():
        command.make(datetime.now(UTC))
    page = signed_in(cast.working_group_expert(), "/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What was asked, and what became of it")
    expect(page.get_by_role("img", name="By addressee")).to_be_visible()
    drawn = page.get_by_role("img", name="By addressee").evaluate("picture => picture.naturalWidth")
    assert drawn > 100

    page.get_by_label("Situation").select_option(label="Mali")
    page.get_by_role("button", name="Look").click()
    card = page.locator("a.card", has_text="declined")
    count = card.locator("b").inner_text()
    card.click()
    expect(page.get_by_role("status").first).to_contain_text(f"{count} ask")
    expect(page.get_by_role("list", name="Chosen filters")).to_contain_text("Mali")

    page.go_back()
    page.locator("#addressees summary").click()
    row = page.get_by_role("row", name="Government of Mali")
    row.get_by_role("link", name="Government of Mali").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Government of Mali")
    with page.expect_download() as handed:
        page.get_by_role("link", name="One page as PDF").click()
    assert handed.value.suggested_filename == "government-mali.pdf"

    page.get_by_role("link", name="Conclusions", exact=True).click()
    page.get_by_role("link", name="Compare").click()
    page.get_by_label("Earlier conclusions").select_option(label="S/AC.51/2017/98 · 2017-05-05")
    page.get_by_label("Later conclusions").select_option(label="S/AC.51/2019/93 · 2019-05-03")
    page.get_by_role("main").get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Strengthened")).to_be_visible()
    expect(page.locator("del", has_text="urging")).to_be_visible()
    lens.look_around(page, "journey-cycles")
