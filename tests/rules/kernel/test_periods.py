"""Periods as reports write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.kernel.periods import Period
from kolosi.kernel.precision import UNKNOWN, Count


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2017Q2", "2017-04-01", "2017-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2014-01-01..2017-06-30", "2014-01-01", "2017-06-30"),
    ],
)
def test_a_period_is_read_and_written(text: str, first: str, last: str) -> None:
    period = Period.parse(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["", "2017Q5", "17", "2024-13", "2024-01-02..2024-01-01", "Q2 2017"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Period.parse(text)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_its_quarter_and_year(day: date) -> None:
    assert day in Period.quarter_of(day)
    assert day in Period.year_of(day)
    assert Period.quarter_of(day).first >= Period.year_of(day).first


def test_windows_follow_without_gap() -> None:
    assert Period.parse("2017Q2").follows(Period.parse("2017Q1"))
    assert not Period.parse("2017Q3").follows(Period.parse("2017Q1"))


@pytest.mark.parametrize(
    ("count", "told"), [(Count.exactly(0), "0"), (Count(3, None), "3+"), (UNKNOWN, "?"), (Count(2, 5), "2-5")]
)
def test_unknown_is_not_zero(count: Count, told: str) -> None:
    assert str(count) == told
    assert (count.exact == 0) is (told == "0")


def test_sums_keep_what_is_known() -> None:
    assert Count.exactly(3) + Count(2, None) == Count(5, None)
    assert Count.exactly(3) + Count(2, 4) == Count(5, 7)
    assert Count.exactly(3) + UNKNOWN == Count(3, None)
