"""The tour of the README, walked in the demo."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from playwright.sync_api import Page, expect

from kolosi.access import queries as access
from kolosi.access.rules import CONSOLE
from kolosi.site.command import demo
from tests.journeys import lens


def test_the_tour(signed_in: Callable[..., Page], settings: Any, tmp_path: Path) -> None:
    settings.DATA, settings.DEMO = tmp_path, True
    with transaction.atomic():
        demo.make(datetime.now(UTC))
    officer = access.simulated(CONSOLE, "desk-officer@demo.example")

    page = signed_in(officer, "/")
    expect(page.get_by_text("Simulated records.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    lens.look_around(page, "tour-overview")

    page.get_by_role("link", name="Conclusions", exact=True).click()
    page.get_by_label("Words").fill("Child Protection Code")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Keep going, and complete the new Child Protection Code").click()
    expect(page.get_by_text("The committee reported in favour. (simulated)").first).to_be_visible()
    lens.look_around(page, "tour-ask")

    page.get_by_role("link", name="Documents", exact=True).click()
    page.get_by_role("link", name="Conclusions on children and armed conflict in Mali").first.click()
    expect(page.get_by_text("the text itself is not carried here")).to_be_visible()
    lens.look_around(page, "tour-document")

    page.get_by_role("link", name="Workbooks", exact=True).click()
    page.get_by_role("link", name="government-mali-returned.xlsx").click()
    expect(page.get_by_text("4 rows wait for a decision.")).to_be_visible()
    lens.look_around(page, "tour-workbook")
