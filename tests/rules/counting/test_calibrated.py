"""Any set that true records could have made can be made again, whatever part of it was published; others say what is off."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolosi.counting.rules import calibrated, comparison, published, stated, tables
from kolosi.counting.rules.basis import Basis

SEXES = ("boys", "girls", "unknown")
CHILD = st.tuples(
    st.sampled_from(SEXES), st.sets(st.sampled_from(stated.CHILDREN_TYPES), min_size=1, max_size=3)
)
MANY = st.lists(st.tuples(CHILD, st.integers(1, 30)), max_size=6)
LEFT_OUT = st.sets(
    st.sampled_from(["children", "RU", "KM", "K", "SV", "DHA", "total", "multi_violation_children", "sexes"])
)


def told(
    children: list[tuple[tuple[str, set[str]], int]], incidents: list[int], basis: str, late: int
) -> dict[str, Any]:
    """Return all that could be published of those children and incidents."""
    units: dict[str, Counter[str]] = {code: Counter() for code in stated.CHILDREN_TYPES}
    by_sex: Counter[str] = Counter()
    for (sex, types), many in children:
        by_sex[sex] += many
        for code in types:
            units[code][sex] += many
    pair = units["K"] + units["M"]
    made: dict[str, Any] = {code: _with_sexes(units[code]) for code in ("RU", "SV", "AB")}
    total = sum(sum(one.values()) for one in units.values()) + sum(incidents)
    late = min(late, total)
    when = {"late": late, "in_period": total - late} if basis == "TOTAL" else {"late": late}
    return {
        "basis": basis, "total": total, "children": _with_sexes(by_sex),
        "multi_violation_children": sum(many for (_, types), many in children if len(types) > 1),
        **made, "KM": _with_sexes(pair), "K": units["K"].total(), "M": units["M"].total(),
        "AS": incidents[0], "AH": incidents[1], "DHA": incidents[2], "MU": {"total": incidents[0]}, **when,
    }  # fmt: skip


def _with_sexes(found: Counter[str]) -> dict[str, int]:
    return {"total": found.total(), **{sex: found[sex] for sex in SEXES}}


def off(one: dict[str, Any]) -> dict[str, int]:
    made = calibrated.calibrated(one)
    counted = tables.complete([state for state, _ in made.states], tables.asked(made.period, at=made.at))
    return {row.name: row.counted - row.stated for row in comparison.compared(one, counted) if not row.agrees}


@settings(max_examples=30, deadline=None)
@given(
    MANY,
    st.lists(st.integers(0, 9), min_size=3, max_size=3),
    st.sampled_from(["TOTAL", "IN_PERIOD"]),
    st.integers(0, 20),
    LEFT_OUT,
)
def test_what_true_records_could_publish_is_made_again(
    children: list[tuple[tuple[str, set[str]], int]],
    incidents: list[int],
    basis: str,
    late: int,
    left_out: set[str],
) -> None:
    whole = told(children, incidents, basis, late)
    one = {name: value for name, value in whole.items() if name not in left_out}
    if "sexes" in left_out:
        one = {name: value["total"] if isinstance(value, dict) else value for name, value in one.items()}
    assert off(one) == {}


def test_composite_parties_regions_ages_and_causes_are_made_again() -> None:
    one = {
        "period": "2019Q3", "basis": "IN_PERIOD", "total": 12,
        "RU": {"total": 6, "under15": 4, "min_age": 8, "max_age": 17, "by_party": {"Beta + Alpha": 2, "Gamma": 4}},
        "K": {"total": 3, "by_region": {"North": 1, "South": 2}, "explosive_ordnance": 2},
        "M": {"total": 1, "by_party": {"Alpha x Beta": 1}}, "SV": 0, "AB": 0, "attacks": 2, "DHA": 0,
        "DL": {"total": 5, "boys": 4, "girls": 1},
    }  # fmt: skip
    assert off(one) == {}
    assert calibrated.calibrated(one).period.last.isoformat() == "2019-09-30"


@pytest.mark.parametrize(
    ("one", "missed"),
    [
        ({"RU": 3, "KM": 0, "SV": 0, "AB": 0, "children": 5}, 2),  # more children than units
        ({"RU": {"total": 4, "boys": 3, "girls": 3}}, 2),
        ({"RU": 4, "KM": 4, "SV": 0, "AB": 0, "children": 7, "multi_violation_children": 3}, 2),
        ({"total": 10, "RU": 4, "KM": 3, "SV": 0, "AB": 1, "attacks": 1, "DHA": 0}, {"total": -1}),
    ],
)
def test_what_cannot_hold_is_missed_by_as_little_as_possible_and_said(
    one: dict[str, Any], missed: object
) -> None:
    found = off(one)
    assert found == missed if isinstance(missed, dict) else sum(map(abs, found.values())) == missed


def test_a_rest_of_the_total_stands_in_for_parts_that_are_not_given() -> None:
    one = {"total": 20, "RU": 5, "KM": 3, "AB": 2, "DHA": 1}
    made = calibrated.calibrated(one)
    table = tables.complete([state for state, _ in made.states], tables.asked(made.period, at=made.at))[
        Basis.TOTAL
    ]
    assert table.grave == 20
    assert sum(table.by_type[code].number for code in ("SV", "AS") if code in table.by_type) == 9


def test_records_that_must_not_count_are_among_them() -> None:
    made = calibrated.calibrated({"RU": 9})
    states = [state for state, _ in made.states]
    assert any(one.duplicate for one in states)
    assert any(one.withdrawn for one in states)
    assert any(one.status == "pending" for one in states)


def test_a_number_greater_than_its_whole_is_told() -> None:
    one = {
        "RU": {"total": 3, "under15": 4},
        "KM": 2,
        "SV": 0,
        "AB": 0,
        "children": {"total": 9},
        "multi_violation_children": 10,
    }
    assert [bound.what for bound in published.bounds(one) if not bound.holds] == [
        "RU under15",
        "children",
        "multi_violation_children",
    ]


def test_r23_an_imputed_value_is_unknown_and_nobody_is_left_out() -> None:
    from kolosi.counting.rules import persons

    layout = persons.Layout(
        "t",
        "id",
        {"age": ("age", "age_guessed", {}), "sex": ("sex", "", {"H": "male"}), "year": ("year", "", {})},
        (1985, 2018),
    )
    rows = [
        {"age": "10-14", "age_guessed": False, "sex": "H", "year": 2001},
        {"age": "10-14", "age_guessed": True, "sex": None, "year": 2001},
        {"age": "5-9", "age_guessed": None, "sex": " ", "year": None},
        {"age": None, "age_guessed": False, "sex": "M", "year": 3024},
    ]
    made = persons.counted(persons.person(row, layout) for row in rows)
    assert made.by == {
        "age": {"10-14": 1, "unknown": 3},
        "sex": {"M": 1, "male": 1, "unknown": 2},
        "party": {"unknown": 4},
        "year": {"2001": 2, "unknown": 2},
    }
    assert made.set_aside == {"age": {"5-9": 1, "10-14": 1}, "year": {"3024": 1}}
    assert sum(made.cells.values()) == made.persons == 4
