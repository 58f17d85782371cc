"""Primero's workbook: each column leads to a fact or to the reason why none takes it; each answer to an option."""

import pytest

from kolosi.incidents.gateways import primero_layout as layout
from kolosi.reference import facts

VIOLATIONS = layout.SHEETS["violations"]


def test_rows_begin_where_primero_begins_them() -> None:
    """Headings of violations stand in row 3 below types and tallies, those of other sheets in row 2."""
    rows = {
        name: (sheet.tally_row, sheet.heading_row, sheet.first_row) for name, sheet in layout.SHEETS.items()
    }
    assert rows.pop("violations") == (2, 3, 4)
    assert set(rows.values()) == {(1, 2, 3)}
    assert (len(VIOLATIONS.ids), len(layout.SHEETS["sources"].ids)) == (4, 6)


@pytest.mark.parametrize(
    ("sheet", "heading", "type_code", "fact"),
    [
        ("violations", "weapon_type", "K", "weapon_type"),
        ("violations", "Weapon type", "K", "weapon_type"),
        ("violations", "killing_crossborder", "K", "crossborder"),
        ("violations", "violation_tally", "DHA", "affected_tally"),
        ("violations", "violation_tally", "AB", "violation_tally"),
        ("violations", "abduction_purpose", "AB", "abduction_purpose_single"),
        ("violations", "incident_date", "K", "begins"),
        ("violations", "date_of_incident", "K", "begins"),
        ("individual_victims", "individual_sex", "", "sex"),
        ("group_victims", "group_gender", "", "group_sex"),
        ("perpetrators", "armed_group_name", "", "party"),
        ("responses", "Échéance", "", "due"),
    ],
)
def test_a_column_leads_to_its_fact(sheet: str, heading: str, type_code: str, fact: str) -> None:
    found = layout.fact_of(layout.SHEETS[sheet], heading, type_code)
    assert found is not None
    assert found.id == fact


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [("violations", "school_type"), ("perpetrators", "name_perpetrator"), ("violations", "ctfmr_verified")],
)
def test_what_is_not_a_fact_of_the_type_is_not_taken(sheet: str, heading: str) -> None:
    assert layout.fact_of(layout.SHEETS[sheet], heading, "K" if sheet == "violations" else "") is None


@pytest.mark.parametrize(
    ("sheet", "heading", "word"),
    [
        ("perpetrators", "name_perpetrator", "vault"),
        ("violations", "ctfmr_verified_date", "Judged"),
        ("violations", "violation_category", "Worked out"),
        ("individual_victims", "depriviation_liberty_date", "deprivation of liberty"),
    ],
)
def test_a_column_that_is_left_says_why(sheet: str, heading: str, word: str) -> None:
    left = layout.left_of(layout.SHEETS[sheet], heading, "K")
    assert left is not None
    assert word in left.why["en"]
    assert layout.left_of(layout.SHEETS[sheet], "weapon_type", "K") is None


def test_answers_are_read_by_code_older_code_or_label_and_the_rest_is_told() -> None:
    weapon = facts.fact("weapon_type")
    codes, lost = layout.answers(weapon, "landmine ||| Missile ||| bras armé ||| Frappe aérienne")
    assert [code.code for code in codes] == ["unknown_landmine", "missile", "airstrike"]
    assert lost == ["bras armé"]


def test_types_are_read_and_written() -> None:
    assert [layout.type_of(told) for told in ("attack_on_schools", "Killing", "DL", "Meurtre", "spying")] == [
        "AS", "K", "DL", "K", "",
    ]  # fmt: skip


@pytest.mark.parametrize("type_code", sorted(facts.options("violation_type")))
def test_what_we_write_we_read_back_as_the_same_fact(type_code: str) -> None:
    for sheet in layout.SHEETS.values():
        written = layout.columns_of(sheet, type_code)
        assert len({name for name, _ in written}) == len(written), sheet.name
        for name, fact in written:
            assert layout.fact_of(sheet, name, type_code) == fact, (sheet.name, name)
