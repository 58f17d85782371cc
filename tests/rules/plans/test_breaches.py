"""A breach signal: after the signature for certain, perhaps, or not at all; by a party that was bound then."""

from datetime import date
from typing import Any

import pytest

from kolosi.plans.rules.binding import binding
from kolosi.plans.rules.breaches import Doubt, Place, Signal, Year, placed, signals, trend
from tests.rules.plans.invented import act, decided, half, plan, tie

ON = date(2018, 6, 1)
MONTH, DAY = plan("2017-03"), plan("2017-03-15")


def found(told: Any, *days: str, parties: tuple[str, ...] = ("roof",), ties: Any = ()) -> Any:
    return placed(act(*days, parties=parties), binding(told, ties, (), on=ON), told.signed)


@pytest.mark.parametrize(
    ("told", "days", "where"),
    [
        (MONTH, ("2017-02-28",), Place.BEFORE),
        (MONTH, ("2017-03-01",), Place.PERHAPS),  # the month of the signature: nobody can say
        (MONTH, ("2017-03-31",), Place.PERHAPS),
        (MONTH, ("2017-04-01",), Place.AFTER),
        (MONTH, ("2017-01-01", "2017-12-31"), Place.PERHAPS),
        (DAY, ("2017-03-14",), Place.BEFORE),
        (DAY, ("2017-03-15",), Place.PERHAPS),  # the very day
        (DAY, ("2017-03-16",), Place.AFTER),
        (plan("2017"), ("2017-12-31",), Place.PERHAPS),
        (plan("2017"), ("2018-01-01",), Place.AFTER),
    ],
)
def test_half_known_days_leave_open_what_they_leave_open(
    told: Any, days: tuple[str, ...], where: Place
) -> None:
    one = found(told, *days)
    if where is Place.BEFORE:
        assert one is Place.BEFORE
    else:
        assert isinstance(one, Signal)
        assert (one.sure, one.doubts) == ((True, ()) if where is Place.AFTER else (False, (Doubt.DAY,)))


def test_a_stranger_breaches_nothing() -> None:
    assert found(MONTH, "2018-01-01", parties=("stranger",)) is None
    assert found(MONTH, "2016-01-01", parties=("stranger",)) is None


def test_several_parties_leave_a_doubt() -> None:
    one = found(MONTH, "2018-01-01", parties=("roof", "stranger"))
    assert (one.party, one.sure, one.doubts) == ("roof", False, (Doubt.SHARED,))


def test_who_left_is_certain_until_then_and_perhaps_afterwards() -> None:
    ties = (tie("river", "2014", "2017-12-31"),)
    assert found(MONTH, "2017-12-31", parties=("river",), ties=ties).sure
    assert found(MONTH, "2018-01-01", parties=("river",), ties=ties).doubts == (Doubt.BINDING,)
    freed = plan(decided=(decided("river", "left", "2017-12-31", binds=False),))
    assert found(freed, "2018-01-01", parties=("river",), ties=ties) is None
    kept = plan(decided=(decided("river", "left", "2017-12-31", binds=True),))
    assert found(kept, "2018-01-01", parties=("river",), ties=ties).sure


def test_who_joined_later_breaches_nothing_before_that() -> None:
    ties = (tie("river", "2017-06-15"),)
    assert found(MONTH, "2017-05-01", parties=("river",), ties=ties) is None
    assert found(MONTH, "2017-07-01", parties=("river",), ties=ties).doubts == (Doubt.BINDING,)


def test_after_its_end_nothing_is_breached() -> None:
    ended = plan(ended=half("2017-10"), end="lapsed")
    assert found(ended, "2017-11-01") is None
    assert found(ended, "2017-10-10").doubts == (Doubt.DAY,)
    assert found(ended, "2017-09-30").sure


def test_the_latest_come_first_and_years_add_up() -> None:
    acts = [
        act("2016-05-01", units=4),
        act("2017-03-09", units=2),
        act("2017-08-01", units=3),
        act("2018-02-01"),
    ]
    bound = binding(MONTH, (), (), on=ON)
    assert [one.act.violation for one in signals(acts, bound, MONTH)] == [
        "V-2018-02-01",
        "V-2017-08-01",
        "V-2017-03-09",
    ]
    years = trend(acts, bound, MONTH, on=ON)
    assert years == (Year(2015, 0, 0, 0), Year(2016, 4, 0, 0), Year(2017, 0, 2, 3), Year(2018, 0, 0, 1))
