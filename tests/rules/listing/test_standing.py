"""How a party stands, computed: L03 one trigger, L04 all together, L05 persistent; what is missing (L06); left out despite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.listing.rules import delisting, despite, standing
from kolosi.listing.rules.delisting import Checked, Missing, Plan
from kolosi.listing.rules.despite import Number
from kolosi.listing.rules.standing import Standing
from kolosi.reference.rules import code_list

YES, NO, UNTOLD = True, False, None
N, L, R, D, U = (
    Standing.NEVER,
    Standing.LISTED,
    Standing.RELISTED,
    Standing.DELISTED,
    Standing.UNRECORDED,
)
REPORTS = st.lists(st.sampled_from([True, False, None]), max_size=12)


def reports(*told: bool | None) -> dict[int, bool | None]:
    return dict(enumerate(told, 2010))


@pytest.mark.parametrize(
    ("told", "road"),
    [
        ((NO, NO), (N, N)),
        ((NO, YES, YES), (N, L, L)),
        ((YES, NO, NO), (L, D, D)),
        ((YES, NO, YES, YES), (L, D, R, L)),
        ((YES, NO, YES, NO), (L, D, R, D)),
        ((YES, UNTOLD, YES), (L, U, L)),  # a report that is not recorded delists nobody
        ((UNTOLD, NO), (U, N)),
        ((YES, NO, UNTOLD, YES), (L, D, U, R)),
    ],
)
def test_l03_the_road_of_a_trigger(told: tuple[bool | None, ...], road: tuple[Standing, ...]) -> None:
    assert tuple(standing.road(reports(*told)).values()) == road


@given(REPORTS)
def test_a_party_is_listed_exactly_where_a_report_lists_it(told: list[bool | None]) -> None:
    listed = reports(*told)
    road = standing.road(listed)
    assert {year for year, how in road.items() if how in standing.IS_LISTED} == {
        year for year, one in listed.items() if one
    }
    assert {year for year, how in road.items() if how is U} == {
        year for year, one in listed.items() if one is None
    }


@given(REPORTS)
def test_nobody_is_delisted_or_listed_again_who_was_not_listed_before(told: list[bool | None]) -> None:
    road = list(standing.road(reports(*told)).values())
    for at, how in enumerate(road):
        if how in {R, D}:
            assert {L, R} & set(road[:at])
        if how is R:
            assert next(one for one in reversed(road[:at]) if one is not U) is D


@pytest.mark.parametrize(
    ("triggers", "how"),
    [
        ([L, N], L),
        ([L, D], Standing.PARTLY_DELISTED),
        ([R, D], Standing.PARTLY_DELISTED),
        ([R, N], R),
        ([L, R], L),
        ([D, N], D),
        ([N, N], N),
        ([U, U], U),
    ],
)
def test_l04_each_trigger_is_judged_by_itself(triggers: list[Standing], how: Standing) -> None:
    assert standing.together(triggers) is how


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ((YES,) * 5, 5),
        ((YES, YES, UNTOLD, YES, YES, YES), 5),
        ((YES, YES, NO, YES, YES, YES, YES), 4),
        ((YES, YES, YES, YES, NO), 0),
    ],
)
def test_l05_persistent_after_five_reports_in_a_row(told: tuple[bool | None, ...], number: int) -> None:
    last = 2010 + len(told) - 1
    assert standing.in_a_row(reports(*told), until=last) == number
    assert standing.is_persistent(reports(*told), until=last) is (number >= 5)


def test_every_standing_has_a_label_and_every_label_a_standing() -> None:
    assert list(code_list("listing_standings")) == [
        one.value for one in (U, N, L, R, Standing.PARTLY_DELISTED, D)
    ]


DONE = Checked(2025, 0, 0, 0, Plan.IMPLEMENTED)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, ()),
        ({"verified": 1}, (Missing.VIOLATIONS,)),
        ({"afterwards": 2}, (Missing.AFTERWARDS,)),
        ({"pending": 1}, (Missing.PENDING,)),
        ({"plan": Plan.NONE}, (Missing.NO_PLAN,)),
        ({"plan": Plan.UNFINISHED}, (Missing.PLAN_UNFINISHED,)),
        ({"verified": None, "afterwards": None, "pending": None}, (Missing.UNSEEN,)),
        ({"verified": 3, "plan": Plan.NONE}, (Missing.VIOLATIONS, Missing.NO_PLAN)),
    ],
)
def test_l06_what_is_missing_to_be_delisted(change: dict[str, object], missing: tuple[Missing, ...]) -> None:
    assert delisting.missing(DONE._replace(**change)) == missing  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "how", "told"),
    [
        (Number(3), N, True),
        (Number(3), D, True),
        (Number(3), L, False),
        (Number(3), R, False),
        (Number(3), U, False),  # what is not recorded leaves nobody out
        (Number(0), N, False),
        (None, N, False),
    ],
)
def test_left_out_despite_verified_violations(number: Number | None, how: Standing, told: bool) -> None:
    assert despite.is_despite(number, how) is told


def test_one_lower_bound_makes_a_lower_bound() -> None:
    told = Number().and_also(2, jointly=True, at_least=True).and_also(3, jointly=False, at_least=False)
    assert told == Number(5, 2, True)
