"""An information manager maps a sheet from its own headings, sees what would become of it, and brings in what is whole."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys import lens

SHEET = """List of attacks; simulated; of nobody
Nr;Day;What;By whom;Remarks
7;17/01/2021;A school was hit (simulated);NSA;x
8;Jan 2021;Threats (simulated);Unclear;
9;03/05/2021;A raid (simulated);NSA;
"""


def _mapped(page: Page, heading: str, column: str, words: str = "", **more: str) -> None:
    row = page.locator("fieldset").filter(has=page.locator(f'input[value="{heading}"]'))
    row.get_by_label("Our column").select_option(value=column)
    row.get_by_label("Their words and ours").fill(words)
    for label, option in more.items():
        row.get_by_label(label).select_option(value=option)


def _submitted(page: Page, path: Path, situation: str, origin: str) -> None:
    page.get_by_label("Situation").select_option(value=situation)
    page.get_by_label("File", exact=True).set_input_files(path)
    page.get_by_label("What it is").select_option(value="mapped")
    page.get_by_label("Saved way of reading").select_option(label=f"{situation}: Theirs")
    page.get_by_label("Whose numbers").fill(origin)
    page.get_by_role("button", name="Submit the file").click()


def _mapping(page: Page, path: Path, situation: str, columns: list[tuple[str, ...]], kind: str) -> None:
    page.get_by_role("link", name="Say how another sheet is read").click()
    page.get_by_label("A file of that kind").set_input_files(path)
    page.get_by_role("button", name="Take its headings").click()
    for one in columns:
        _mapped(page, *one)
    empty = page.locator("fieldset").last
    empty.get_by_label("Our column").select_option(value="violations.type")
    empty.get_by_label("Always this").fill(kind)
    page.get_by_label("Situation").select_option(value=situation)
    page.get_by_label("Name", exact=True).fill("Theirs")


def test_a_sheet_is_mapped_looked_at_and_brought_in(signed_in: Callable[..., Page], tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text(SHEET, "utf-16")
    page = signed_in(cast.information_manager(), "/incidents/submit/")
    columns = [("Nr", "incidents.ref"), ("Day", "incidents.begins"), ("What", "incidents.title")]
    _mapping(page, path, "NG", [*columns, ("By whom", "perpetrators.category", "NSA > a group")], "AS")
    lens.look_around(page, "journey-headings")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Our column cannot take this: a group")).to_be_visible()
    _mapped(page, "By whom", "perpetrators.category", "NSA > Armed group\nUnclear >")
    page.get_by_role("button", name="Save", exact=True).click()
    _submitted(page, path, "NG", "theirs")
    expect(page.get_by_text("2 new, 0 revised, 0 known and unchanged, 1 not taken")).to_be_visible()
    reasons = page.get_by_role("region", name="Reasons in what comes next")
    expect(reasons.get_by_role("row", name="03/05/2021")).to_contain_text("Nobody can tell the day")
    expect(page.get_by_text("Remarks")).to_be_visible()
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_text("3 of 3 incidents were looked at")).to_be_visible()
    lens.look_around(page, "journey-strangers-sheet")
    page.goto("/incidents/submit/")
    _submitted(page, path, "NG", "theirs")
    expect(page.get_by_text("0 new, 0 revised, 2 known and unchanged, 1 not taken")).to_be_visible()


@pytest.mark.shared
def test_a_real_list_flattened_to_csv_comes_in(
    signed_in: Callable[..., Page], shared: Path, tmp_path: Path
) -> None:
    """Attacks on education in Syria, as the list of 2024 tells them: all its headings are offered."""
    told = json.loads((shared / "events" / "education.json").read_text("utf-8"))
    path = tmp_path / "education.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(told[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(told)
    page = signed_in(cast.information_manager(), "/incidents/submit/")
    columns = [
        ("SiND Event ID", "incidents.ref"),
        ("Date", "incidents.begins"),
        ("Event Description", "incidents.account"),
        ("Country ISO", "rows.only"),
        ("Admin 1", "incidents.place_told"),
    ]
    _mapping(page, path, "SY", columns, "AS")
    page.locator("fieldset").filter(has=page.locator('input[value="Country ISO"]')).get_by_label(
        "Always this"
    ).fill("SYR")
    page.get_by_role("button", name="Save", exact=True).click()
    _submitted(page, path, "SY", "sind")
    expect(page.get_by_text("0 revised, 0 known and unchanged, 0 not taken")).to_be_visible()
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_role("heading", name="What comes next")).to_have_count(0)
