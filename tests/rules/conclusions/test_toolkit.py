"""Which tools a document uses, and how long it took: on samples of our own, and on the real conclusions."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from kolosi.conclusions.rules import reading, toolkit
from kolosi.conclusions.rules.shapes import Reading, Source
from tests.conftest import SHARED

REAL = SHARED / "conclusions" / "mali-2018.txt"
SAMPLES = Path(reading.__file__).parent.parent / "samples"


def used(found: Reading) -> dict[str, tuple[str, ...]]:
    items = [
        toolkit.Item(one.id, one.channel or "", one.heading or "", one.text)
        for one in found.items
        if one.kind == "operative"
    ]
    return dict(toolkit.tools(items, found.document["language"]))


def read(path: Path) -> Reading:
    data = path.read_bytes()
    return reading.read(Source(data.decode(), hashlib.sha256(data).hexdigest(), path.name))


def test_each_letter_and_statement_is_one_tool_by_its_addressee() -> None:
    found = {tool: (items[0], items[-1]) for tool, items in used(read(SAMPLES / "clean-en.txt")).items()}
    assert found == {
        "message_to_communities": ("6(a)", "6(b)"),
        "statement_to_parties": ("5(h)", "5(k)"),
        "statement_to_government": ("5(a)", "5(g)"),
        "letter_to_government": ("7(a)", "7(e)"),
        "letter_to_secretary_general": ("8(a)", "8(c)"),
        "letter_to_regional_organization": ("9(a)", "9(b)"),
        "recommendation_to_council": ("10(a)", "10(b)"),
        "letter_to_donors": ("11(a)", "11(c)"),
        "information_wanted": ("11(c)", "11(c)"),
    }


def test_a_heading_speaks_before_its_paragraph_and_each_item_has_one_carrier() -> None:
    both = "Agree: a statement to the Government and to armed groups"
    items = [
        toolkit.Item("5", "public_statement", "Statement: to the Government", both),
        toolkit.Item("5(a)", "public_statement", "Statement: to the Government", "Open the port"),
        toolkit.Item("5(b)", "public_statement", "", "Open the port"),
        toolkit.Item("5(c)", "", "", "Open the port"),
    ]
    assert toolkit.tools(items) == {"statement_to_parties": ("5(b)",), "statement_to_government": ("5(a)",)}


def test_the_same_tools_are_found_in_french() -> None:
    found = used(read(SAMPLES / "clean-fr.txt"))
    assert set(found) >= {
        "statement_to_government",
        "letter_to_government",
        "letter_to_secretary_general",
        "letter_to_donors",
    }
    assert "letter_through_president" not in found


@pytest.mark.shared
def test_the_tools_of_the_real_conclusions() -> None:
    found = {tool: len(items) for tool, items in used(read(REAL)).items()}
    assert found == {
        "message_to_communities": 2,
        "statement_to_parties": 11,
        "statement_to_government": 14,
        "letter_to_committee": 3,
        "letter_to_regional_organization": 3,
        "letter_to_government": 16,
        "letter_to_secretary_general": 3,
        "letter_to_donors": 6,
        "recommendation_to_council": 2,
        "mandates": 2,
        "funding_and_assistance": 2,
        "information_wanted": 1,
        "information_to_committee": 1,
    }


@pytest.mark.parametrize(
    ("examined", "adopted", "days", "target", "met"),
    [
        ("2018-03-12", "2018-05-04", 53, date(2018, 5, 12), True),  # the conclusions on Mali of 2018
        ("2018-03-12", "2018-05-12", 61, date(2018, 5, 12), True),
        ("2018-03-12", "2018-05-13", 62, date(2018, 5, 12), False),
        ("2017-12-31", "2018-03-01", 60, date(2018, 2, 28), False),
        ("2018-03-12", "2018-05", None, date(2018, 5, 12), None),  # known to the month: no day is invented
        ("2018-03-12", "", None, date(2018, 5, 12), None),
        ("", "2018-05-04", None, None, None),
    ],
)
def test_time_to_adoption(
    examined: str, adopted: str, days: int | None, target: date | None, met: bool | None
) -> None:
    assert toolkit.adoption(examined, adopted) == toolkit.Adoption(days, target, met)
