"""Sheets: a fact becomes a cell and comes back; Primero's workbook, built here (simulated), is told in our words."""

import io
from typing import Any

import openpyxl
import pytest

from kolosi.incidents import rules
from kolosi.incidents.gateways import primero, sheets, workbook_opened, workbook_staged
from kolosi.incidents.gateways.sheets_layout import Ours
from kolosi.incidents.gateways.sheets_told import Known
from kolosi.kernel.precision import HalfKnownDate
from kolosi.reference import facts
from kolosi.reference.facts import Kind

IDS = ["incident_id", "violation_id", "type", "summary"]
ENTRY = [*IDS, "incident_code", "unique_id"]


def primero_book() -> bytes:
    """A small export of Primero: two violations of one incident, one perpetrator of both, current and older names."""
    book = openpyxl.Workbook()
    violations = book.active
    assert violations is not None
    violations.title = "violations"
    violations.append(["Killing of children"])
    violations.append(["", "", "", "", "", "violation_tally"])
    violations.append(
        [
            *IDS,
            "date_of_incident",
            "boys",
            "girls",
            "unknown",
            "total",
            "weapon_category",
            "verified",
            "nobody_knows",
        ]
    )
    violations.append(["I-1", "V-1", "killing", "", "2017-05-03", 2, 0, None, 2, "unknown", "verified", "x"])
    violations.append(["I-1", "V-2", "maiming", "", "2017-05-03", 1, None, None, 1, "unknown", "", ""])
    for name, heading, rows in (
        ("individual_victims", ["individual_sex", "individual_age"], [["I-1", "V-1", "killing", "", "", "C-1", "male", 12]]),
        ("perpetrators", ["perpetrator_category", "name_perpetrator"],
            [["I-1", violation, "", "", "", "P-1", "armed_group", "a name"] for violation in ("V-1", "V-2")]),
    ):  # fmt: skip
        sheet = book.create_sheet(name)
        sheet.append([name])
        sheet.append([*ENTRY, *heading])
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_primeros_workbook_is_told_in_our_words(tmp_path: Any) -> None:
    layout, path = primero.Primero(), tmp_path / "staged.sqlite3"
    staged = workbook_staged.stage(primero_book(), layout, path)
    (one,) = workbook_staged.incoming(path, layout, Known(), after=0, how_many=10)
    assert (one.key, one.complaints) == ("I-1", ())
    assert one.told.when.begins == HalfKnownDate(2017, 5, 3)  # an older name of the field
    assert [(v.key, v.type, v.tally) for v in one.told.violations] == [
        ("V-1", "K", rules.Numbers(2, 0, None)),
        ("V-2", "M", rules.Numbers(1, None, None)),
    ]
    assert [(v.key, v.violations, v.sex, v.age) for v in one.told.victims] == [("C-1", ("V-1",), "boy", 12)]
    (perpetrator,) = one.told.perpetrators
    assert (perpetrator.violations, perpetrator.category) == (("V-1", "V-2"), "armed_group")
    left = {heading for head in staged.heads for heading in head.left}
    assert left == {"verified", "nobody_knows", "name_perpetrator"}  # judged elsewhere, unknown, a name


SAID: dict[Kind, list[Any]] = {
    Kind.YES_NO: [True, False],
    Kind.NUMBER: [0, 7],
    Kind.DECIMAL: [-0.05, 16.25],
    Kind.DAY: [HalfKnownDate(2017), HalfKnownDate(2017, 3), HalfKnownDate(2017, 3, 30)],
    Kind.TEXT: ["=1+1", "two\nlines", "0"],
    Kind.WORDS: [("one", "another")],
}


@pytest.mark.parametrize("entry", facts.ENTRIES)
def test_every_fact_comes_back_from_its_cell(entry: str) -> None:
    for fact in facts.entry_facts(entry):
        codes = tuple(sheets.choices(fact))
        told = SAID.get(fact.kind) or ([codes[:2]] if fact.kind is Kind.MANY else codes[:3])
        for value in told:
            assert sheets.value_of(fact, sheets.cell_of(fact, value)) == value, fact.id


@pytest.mark.parametrize(
    ("fact", "text", "reason"),
    [
        ("type", "ZZ", sheets.Reason.NO_SUCH_CODE),
        ("released_number", "many", sheets.Reason.NOT_A_NUMBER),
        ("released_number", "-1", sheets.Reason.OUT_OF_BOUNDS),
        ("date_child_leave", "last year", sheets.Reason.NOT_A_DAY),
        ("in_conflict", "perhaps", sheets.Reason.NOT_YES_OR_NO),
    ],
)
def test_a_cell_that_does_not_say_it_is_refused(fact: str, text: str, reason: sheets.Reason) -> None:
    with pytest.raises(sheets.Wrong) as wrong:
        sheets.value_of(facts.fact(fact), text)
    assert wrong.value.reason is reason


def test_columns_are_known_by_tag_wherever_they_stand_and_whatever_they_are_called() -> None:
    head = Ours().head(
        "incidents", [(1, ["Titre", "N°", "?"]), (2, ["#event +title", "#id+meta+incident", "#x"])]
    )
    assert head is None or head.columns[0] == "title"
    head = Ours().head(
        "incidents", [(1, ["Titre", "N°", "?"]), (2, ["#event +title", "#meta+id+incident", "#x"])]
    )
    assert head is not None
    assert (head.columns, head.key, head.last, dict(head.left)) == (
        ("title", "ref", ""),
        1,
        2,
        {"#x": "unknown"},
    )


@pytest.mark.parametrize("data", [b"", b"  ", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_cannot_be_opened_is_refused_before_it_is(data: bytes) -> None:
    with pytest.raises(workbook_opened.CannotOpen):
        workbook_opened.weighed(data)
