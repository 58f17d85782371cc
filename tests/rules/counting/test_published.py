"""Published sets: those that add up are passed, residuals reported, and calibrated raw incidents give the numbers again."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kolosi.counting.rules import published, tables
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Sex
from kolosi.kernel.periods import Period
from tests.conftest import SHARED
from tests.rules.counting import calibrated

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


def test_the_checks_reach_every_part_that_is_given() -> None:
    made = {name: [check.what for check in published.reconciled(one)] for name, one in sets().items()}
    assert "total" in made["mali_S2022_731"]
    assert {"total", "KM", "KM by party", "DHA by party", "attacks by party", "children by sex"} <= set(
        made["afghanistan_2024"]
    )
    assert "in period and late" in made["world_2024"]
    assert "total" not in made["world_2024"]  # two of its parts were not published


def test_the_units_are_those_of_the_published_rule() -> None:
    rule = json.loads(PLACE.read_text())["unit_rule"]
    from kolosi.counting.rules.units import counts_victims

    assert all(counts_victims(code) for code in rule["victim_counted"])
    assert not any(counts_victims(code) for code in rule["incident_counted"])
    assert published.never_in_total() == set(rule["never_in_total"])


@pytest.mark.parametrize("name", ["mali_S2022_856", "afghanistan_2024"])
def test_calibrated_incidents_counted_from_raw_records_give_the_published_set(name: str) -> None:
    stated = sets()[name]
    first, last = (date.fromisoformat(day) for day in stated["period"])
    period = Period(first, last)
    made = tables.table(
        calibrated.violations(stated, first, last),
        period,
        Basis.IN_PERIOD,
        at=datetime(2025, 2, 1, tzinfo=UTC),
    )
    assert made.grave == stated["total"]
    assert made.children.published == stated["children"]["total"]
    assert made.children.by_sex == {
        sex: stated["children"].get(word, 0) for word, sex in calibrated.SEXES.items()
    }
    assert {code: made.by_type[code].number for code in ("K", "M", "AS", "AH")} == {
        code: stated[code] for code in ("K", "M", "AS", "AH")
    }
    assert made.by_type["RU"].tally.boys == stated["RU"]["boys"]


def test_afghanistan_by_party() -> None:
    stated = sets()["afghanistan_2024"]
    first, last = (date.fromisoformat(day) for day in stated["period"])
    made = tables.table(
        calibrated.violations(stated, first, last), Period(first, last), Basis.IN_PERIOD,
        at=datetime(2025, 2, 1, tzinfo=UTC),
    )  # fmt: skip
    for code, types in (("KM", {"K", "M"}), ("attacks", {"AS", "AH"}), ("DHA", {"DHA"})):
        rows: dict[str, int] = {}
        for (type_code, row), figure in made.by_party.items():
            if type_code in types:
                rows[row] = rows.get(row, 0) + figure.number
        assert rows == stated[code]["by_party"]
    assert made.by_type["MU"].number == stated["MU"]["total"]
    assert made.children.by_sex[Sex.UNKNOWN] == 0
