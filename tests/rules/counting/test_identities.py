"""What holds of every table, whatever was recorded: rows add up, bases add up, periods that touch add up, the past stays."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Child, Sex, Tally, Violation
from kolosi.counting.rules.tables import Figure, Table
from kolosi.kernel.periods import Period
from tests.domain.counting.states import MOMENTS, stated
from tests.rules.counting.builders_of_facts import RECORDED, violation

STATES = stated().map(lambda drawn: [state for state, _ in drawn])
DAYS = st.dates(date(2023, 10, 1), date(2024, 7, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda days: Period(*sorted(days)))
ON = date(2024, 8, 1)
NOW = MOMENTS[-1] + timedelta(days=1)


def complete(states: list[Violation], period: Period, at: datetime = NOW) -> Mapping[Basis, Table]:
    return tables.complete(states, tables.asked(period, at=at, on=ON))


def by_code(figures: Mapping[tuple[str, str], Figure]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (code, _), figure in figures.items():
        found[code] += figure.number
    return found


def numbers(table: Table) -> Counter[str]:
    return Counter({code: figure.number for code, figure in table.by_type.items()})


@settings(max_examples=20, deadline=None)
@given(STATES, PERIODS)
def test_r13_r20_rows_of_every_kind_add_up_on_every_basis(states: list[Violation], period: Period) -> None:
    for table in complete(states, period).values():
        for rows in (table.by_party, table.by_region, table.by_explosive):
            assert by_code(rows) == numbers(table)
        sexes = [figure.tally for figure in table.by_type.values() if figure.unit == "children"]
        counted = [figure.number for figure in table.by_type.values() if figure.unit == "children"]
        assert [one.boys + one.girls + one.unknown for one in sexes] == counted


@settings(max_examples=20, deadline=None)
@given(STATES, PERIODS)
def test_r07_in_period_and_late_make_the_total_of_any_period(states: list[Violation], period: Period) -> None:
    made = complete(states, period)
    assert numbers(made[Basis.IN_PERIOD]) + numbers(made[Basis.LATE]) == +numbers(made[Basis.TOTAL])
    assert made[Basis.IN_PERIOD].grave + made[Basis.LATE].grave == made[Basis.TOTAL].grave


@settings(max_examples=25, deadline=None)
@given(STATES, PERIODS, st.lists(DAYS, max_size=3))
def test_periods_that_touch_add_up_to_their_window(
    states: list[Violation], window: Period, cuts: list[date]
) -> None:
    assume(not maimed_and_killed(states))
    parts, first = [], window.first
    for cut in sorted({day for day in cuts if window.first < day <= window.last}):
        parts.append(Period(first, cut - timedelta(days=1)))
        first = cut
    parts.append(Period(first, window.last))
    added = sum((numbers(complete(states, part)[Basis.TOTAL]) for part in parts), Counter[str]())
    assert added == +numbers(complete(states, window)[Basis.TOTAL])


def maimed_and_killed(states: list[Violation]) -> set[tuple[str, str]]:
    maimed, killed = (
        {(one.incident, child.key) for one in states if one.type == code for child in one.children}
        for code in "MK"
    )
    return maimed & killed


def test_r04_only_a_child_killed_in_a_later_period_is_told_in_both_and_once_in_the_window() -> None:
    boy = Child("a", Sex.BOY, 12)
    told = {"incident": "i", "tally": Tally(boys=1), "children": (boy,)}
    states = [
        violation("1", "M", verified_on=date(2024, 3, 20), **told),
        violation("2", "K", verified_on=date(2024, 4, 20), **told),
    ]
    first, second, both = (
        dict(numbers(complete(states, Period.parse(text), RECORDED)[Basis.TOTAL]))
        for text in ("2024Q1", "2024Q2", "2024-01-01..2024-06-30")
    )
    assert (first, second) == ({"M": 1}, {"K": 1})
    assert {code: number for code, number in both.items() if number} == {"K": 1}


@settings(max_examples=20, deadline=None)
@given(STATES, PERIODS, st.sampled_from(MOMENTS))
def test_r08_r16_what_was_known_then_stays_and_the_difference_is_listed_exactly(
    states: list[Violation], period: Period, then: datetime
) -> None:
    """R08: a state recorded later changes nothing of what was known then; R16: the differences add up to today's."""
    before = [state for state in states if state.recorded_at <= then]
    assert complete(states, period, then) == complete(before, period, then)
    was, now = (tables.complete(states, tables.asked(period, at=at)) for at in (then, NOW))
    for basis in (Basis.IN_PERIOD, Basis.LATE, Basis.TOTAL):
        listed = tables.restated(states, period, basis, then=then, now=NOW)
        moved = sum(one.now - one.then for one in listed)
        assert numbers(now[basis]).total() - numbers(was[basis]).total() == moved
