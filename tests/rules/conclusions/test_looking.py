"""What depends on the day one looks: due, overdue, silent, orphaned; none of it comes from the text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.conclusions.rules import looking

ON = date(2018, 9, 1)
DAYS = st.dates(date(2017, 1, 1), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("due_on", "review_on", "closed", "overdue"),
    [
        (date(2018, 8, 31), None, False, "milestone"),
        (ON, None, False, ""),
        (None, date(2018, 8, 31), False, "review"),
        (date(2018, 9, 2), date(2018, 8, 31), False, ""),
        (None, None, False, ""),
        (date(2018, 8, 31), date(2018, 8, 31), True, ""),
    ],
)
def test_overdue_says_by_which_measure(due_on, review_on, closed, overdue):
    assert looking.overdue(due_on, review_on, on=ON, closed=closed) == overdue


@given(DAYS, st.none() | DAYS, DAYS)
def test_silence_is_no_answer_in_time(conveyed_on, answered_on, on):
    since = looking.silent_since(conveyed_on, answered_on, on=on)
    answered = answered_on is not None and answered_on >= conveyed_on
    waited = on - conveyed_on >= timedelta(days=looking.silence_days())
    assert (since is not None) == (waited and not answered)
    assert (conveyed_on <= looking.silent_before(on=on)) == waited


def test_nobody_is_silent_about_what_they_were_never_given():
    assert looking.silent_since(None, None, on=ON) is None


def test_an_unknown_day_of_adoption_has_no_review_date():
    assert looking.review_on(None, ["immediate"], 6) is None


@pytest.mark.parametrize(
    ("urgency", "pressure", "days"), [(["immediate"], 2, 90), ([], 4, 180), ([], 3, 365)]
)
def test_the_review_date_follows_the_policy(urgency, pressure, days):
    assert looking.review_days(urgency, pressure) == days
    assert looking.review_on(ON, urgency, pressure) == ON + timedelta(days=days)


@pytest.mark.parametrize(
    ("on", "orphans"),
    [
        (date(2019, 1, 1), ()),
        (date(2023, 8, 31), ()),
        (date(2023, 9, 1), ("committee-2374",)),
        (date(2024, 1, 1), ("minusma", "committee-2374")),
    ],
)
def test_a_body_is_an_orphan_maker_from_the_day_after_its_end(on, orphans):
    asked = ("minusma", "committee-2374", "committee-1267")
    assert looking.orphaned(asked, on=on, closed=False) == orphans
    assert looking.orphaned(asked, on=on, closed=True) == ()
    assert set(orphans) <= looking.ended_codes(on=on)


def test_the_next_day_is_a_milestone_before_a_review():
    assert looking.due(ON, date(2018, 1, 1)) == ("milestone", ON)
    assert looking.due(None, ON) == ("review", ON)
    assert looking.due(None, None) == ("", None)
