"""Sets as strangers type them: read where they can be, refused by field and reason where not, and never a crash."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolosi.counting.rules import admitted, calibrated, comparison, published, stated, tables
from kolosi.counting.rules.admitted import Fault

WHOLE: dict[str, Any] = {"total": 20, "RU": 6, "KM": 5, "SV": 2, "AB": 3, "attacks": 2, "DHA": 2}


def told(**more: Any) -> dict[str, Any]:
    return {**WHOLE, **more}


def residuals(one: dict[str, Any]) -> dict[str, int]:
    return {check.what: check.residual for check in published.reconciled(one)}


def off(one: dict[str, Any]) -> dict[str, int]:
    made = calibrated.calibrated(one)
    counted = tables.complete([state for state, _ in made.states], tables.asked(made.period, at=made.at))
    return {row.name: row.counted - row.stated for row in comparison.compared(one, counted) if not row.agrees}


ODD: dict[str, tuple[dict[str, Any], dict[str, int], list[str]]] = {
    # set as typed → what is held and what is left over, what is not exact
    "thousands": (
        {"total": "1 020", "RU": "1,000", "KM": "1\u202f000", "SV": 0, "AB": 0, "AS": "10", "AH": 10.0, "DHA": 0},
        {"total": -1000},
        [],
    ),
    "sexes_unknown": (
        {"RU": {"total": 9, "boys": 4, "girls": 3, "sex unknown": 2}, "children": {"total": 9, "unknown": 2}},
        {"RU by sex": 0},
        [],
    ),
    "groups_only": ({"RU": {"total": 6, "unknown": 6}, "children": {"total": 6, "unknown": 6}}, {}, []),
    "joint_and_crossfire": (
        told(KM={"total": 5, "by_party": {"Beta x Alpha": 2, "Alpha + Gamma": 1, "unidentified": "1", "Beta": 1}}),
        {"total": 0, "KM by party": 0},
        [],
    ),
    "rows_of_rows": (
        told(RU={"total": 6, "by_party": {"Alpha": {"total": 4, "boys": 4}, "Beta": {"total": 1}}}),
        {"total": 0, "RU by party": 1},
        [],
    ),
    "a_row_not_given": (told(RU={"total": 6, "by_party": {"Alpha": 4, "Beta": None}}), {"total": 0}, []),
    "bounds": (told(total="at least 20", K=">3", AB="près de 3"), {}, ["total", "K", "AB"]),
    "cells_not_given": (told(total=None, SV="–", RU="n/a"), {}, []),
    "zeros": (dict.fromkeys(("total", *stated.GROUPS, "children"), 0), {"total": 0}, []),
    "words_and_another_order": (
        {"Denial of humanitarian access": 1, "killing and maiming": "2", "maimed": 2, "killed": 0, "TOTAL": 5,
         "schools": 1, "Hospitals": 0, "sexual-violence": 0, "abduction": 1, "recruitment_and_use": 0, "id": "x"},
        {"total": 0, "KM": 0},
        [],
    ),
    "not_adding_up": (
        told(in_period=12, late=9, RU={"total": 6, "boys": 5, "girls": 2}),
        {"total": 0, "in period and late": -1, "RU by sex": -1},
        [],
    ),
    "extra_keys": (told(comment="typed by hand", sources=["a"], DL={"total": 3, "boys": 2}), {"total": 0}, []),
    "youngest_in_months": (
        told(period="2018Q1", basis="in period", KM={"total": 5, "min_age": "3 months", "max_age": 17}),
        {"total": 0},
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_shapes_are_read_and_what_is_left_over_is_told(name: str) -> None:
    typed, held, inexact = ODD[name]
    found = admitted.admitted(typed)
    assert found.complaints == []
    assert residuals(found.published) == held
    assert set(found.inexact) == set(inexact)
    if not any(held.values()):
        assert off(found.published) == {}


def test_a_part_that_is_only_a_bound_is_held_to_nothing() -> None:
    """R18: `at least 5` is no 5; without it the total is not checked, and what is given may still not exceed it."""
    one = admitted.admitted(told(KM="at least 5", RU=30)).published
    assert residuals(one) == {}
    assert [bound.what for bound in published.bounds(one) if not bound.holds] == ["parts that are given"]


@pytest.mark.parametrize(
    ("typed", "field", "fault"),
    [
        (3, "", Fault.NOT_A_SET),
        (told(KM=5.5), "KM", Fault.NOT_A_NUMBER),
        (told(KM=True), "KM", Fault.NOT_A_NUMBER),
        (told(KM=float("inf")), "KM", Fault.NOT_A_NUMBER),
        (told(KM="1,00"), "KM", Fault.NOT_A_NUMBER),
        (told(KM="many"), "KM", Fault.NOT_A_NUMBER),
        (told(RU=[4, 2]), "RU", Fault.NOT_A_NUMBER),
        (told(RU={"total": 6, "boys": {"a": 1}}), "RU boys", Fault.NOT_A_NUMBER),
        (told(RU={"total": 6, "by_party": {"Alpha": "four"}}), "RU by_party Alpha", Fault.NOT_A_NUMBER),
        (told(RU={"total": 6, "by_party": [["Alpha", 6]]}), "RU by_party", Fault.NOT_A_BREAKDOWN),
        (told(RU={"total": 6, "by_party": {" ": 6}}), "RU by_party", Fault.UNNAMED),
        (told(RU={"total": -6}), "RU total", Fault.NEGATIVE),
        (told(RU={"total": 6, "max_age": 30}), "RU max_age", Fault.NOT_AN_AGE),
        (told(recruitment=6), "recruitment", Fault.TOLD_TWICE),
        (told(RU={"unknown": 1, "sex_unknown": 1}), "RU sex_unknown", Fault.TOLD_TWICE),
        (told(period=["2020-13-01", "2020-12-31"]), "period", Fault.NO_PERIOD),
        (told(period=["2020-12-31", "2020-01-01"]), "period", Fault.NO_PERIOD),
        (told(period=["2020-12-31"]), "period", Fault.NO_PERIOD),
        (told(period="first quarter"), "period", Fault.NO_PERIOD),
        (told(basis="fiscal"), "basis", Fault.NO_BASIS),
        (told(id="\x1b[2J"), "\x1b[2J", Fault.UNPRINTABLE),
    ],
)
def test_what_cannot_be_read_is_refused_by_field_and_reason(typed: object, field: str, fault: Fault) -> None:
    assert [(one.field, one.fault) for one in admitted.admitted(typed).complaints] == [(field, fault)]


FIELDS = st.sampled_from([*WHOLE, "children", "K", "M", "AS", "AH", "MU", "DL", "in_period", "late", "period", "basis",
                          "residual", "multi_violation_children", "killed", "other"])  # fmt: skip
INNER = st.sampled_from(["total", "boys", "girls", "unknown", "under15", "min_age", "max_age", "by_party", "by_region",
                         "explosive_ordnance", "other"])  # fmt: skip
PLAIN = st.one_of(st.none(), st.booleans(), st.integers(-3, 40), st.sampled_from([2.0, 5.5, float("nan"), float("inf")]), st.text(max_size=4),
                  st.sampled_from(["at least 3", "1 200", "2020", "TOTAL"]))  # fmt: skip
ROWS = st.dictionaries(st.sampled_from(["Alpha", "A + B", "B x A", "unidentified", ""]), PLAIN, max_size=3)
VALUES = st.one_of(
    st.integers(0, 40), PLAIN, st.lists(PLAIN, max_size=2),
    st.dictionaries(INNER, st.one_of(st.integers(0, 17), PLAIN, ROWS), max_size=4),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(FIELDS, VALUES, max_size=6))
def test_no_set_breaks_the_reading_and_none_that_is_taken_breaks_the_counting(typed: dict[str, Any]) -> None:
    found = admitted.admitted(typed)
    if not found.complaints:
        one = found.published
        assert {type(part) for check in published.reconciled(one) for part in check[1:3]} <= {int}
        assert set(published.unchecked(one, published.read(one))) <= set(published.numbers(one))
        off(one)


@pytest.mark.parametrize(
    ("typed", "names", "beside"),
    [
        ({"sets": [{"id": "a"}, {"ref": "b"}, {}]}, ["a", "b", "set 3"], []),
        ({"sets": {"a": {"RU": 1}}, "_note": "x", "rule": {}}, ["a"], ["rule"]),
        ([{"RU": 1}], ["set 1"], []),
        ({"RU": 1}, ["set 1"], []),
        ({"small": [{"ref": "a"}], "world": [{"id": "b"}], "note": 1}, ["a", "b"], ["note"]),
    ],
)
def test_sets_are_found_wherever_a_file_keeps_them(
    typed: object, names: list[str], beside: list[str]
) -> None:
    found, left = admitted.of_file(typed)
    assert (list(found), left) == (names, beside)


@pytest.mark.parametrize("typed", [None, 3, "x", [1], {"sets": 3}, [{"id": "a"}, {"id": "a"}]])
def test_a_file_without_sets_or_with_one_twice_is_refused(typed: object) -> None:
    with pytest.raises(ValueError, match=r"^(it holds no published sets|a set is told twice: a)"):
        admitted.of_file(typed)


def test_more_records_than_memory_holds_are_not_made() -> None:
    with pytest.raises(ValueError, match=r"^total: not more than"):
        calibrated.calibrated(told(total=10**12))
