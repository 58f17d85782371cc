"""The real published sets: those that add up pass, residuals are reported, and simulated records give the numbers again."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from kolosi.counting.rules import calibrated, comparison, published, tables, units
from tests.conftest import SHARED

pytestmark = pytest.mark.shared
PLACE = SHARED / "figures" / "published_sets.json"


def sets() -> dict[str, Mapping[str, Any]]:
    return {one["id"]: one for one in json.loads(PLACE.read_text())["sets"]} if PLACE.exists() else {}


def test_every_set_is_reconciled_and_residuals_are_reported() -> None:
    residuals = {
        (name, check.what): check.residual
        for name, one in sets().items()
        for check in published.reconciled(one)
        if check.residual
    }
    assert residuals == {("world_2022", "total"): 36, ("world_2023", "total"): 5}
    assert [bound for one in sets().values() for bound in published.bounds(one) if not bound.holds] == []


def test_the_checks_reach_every_part_that_is_given() -> None:
    made = {name: [check.what for check in published.reconciled(one)] for name, one in sets().items()}
    assert "total" in made["mali_S2022_731"]
    assert {"total", "KM", "KM by party", "DHA by party", "attacks by party", "children by sex"} <= set(
        made["afghanistan_2024"]
    )
    assert "in period and late" in made["world_2024"]
    assert "total" not in made["world_2024"]  # two of its parts were not published
    assert published.unchecked(sets()["world_2024"], published.read(sets()["world_2024"])) == [
        "RU",
        "KM",
        "AB",
        "DHA",
    ]


def test_the_units_are_those_of_the_published_rule() -> None:
    rule = json.loads(PLACE.read_text())["unit_rule"]
    assert all(units.counts_victims(code) for code in rule["victim_counted"])
    assert not any(units.counts_victims(code) for code in rule["incident_counted"])
    assert published.never_in_total() == set(rule["never_in_total"])


@pytest.mark.parametrize("name", ["mali_S2022_856", "mali_2021", "afghanistan_2024"])
def test_simulated_records_counted_by_the_rules_give_every_published_number(name: str) -> None:
    stated = sets()[name]
    made = calibrated.calibrated(stated)
    counted = tables.complete([state for state, _ in made.states], tables.asked(made.period, at=made.at))
    rows = comparison.compared(stated, counted)
    assert [row for row in rows if not row.agrees] == []
    assert made.off == {}
    assert len(rows) >= 19


def test_nothing_but_what_no_record_holds_is_left_unread() -> None:
    stated = sets()["afghanistan_2024"]
    made = calibrated.calibrated(stated)
    counted = tables.complete([state for state, _ in made.states], tables.asked(made.period, at=made.at))
    read = {row.name for row in comparison.compared(stated, counted)}
    assert published.unchecked(stated, {*read, "residual"}) == [
        "RU combat", "RU support", "attacks protected_persons_included", "MU vacated",
    ]  # fmt: skip
