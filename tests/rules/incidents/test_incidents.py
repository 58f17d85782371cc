"""When an incident is complete: the gate, tallies that agree, ages that can be; every reason at once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.incidents import rules
from kolosi.incidents.rules import Incident, Obstacle, Tally, Victim, Violation

TODAY, DAY = date(2024, 6, 1), date(2024, 3, 5)
BOY = Victim("c-1", "boy", 12)
KILLED = Violation("K", Tally(boys=1), (BOY,), True, True, ("weapon_category",))
WHOLE = Incident("Shelling of a market", DAY, DAY, False, "ML07", "An account.", (KILLED,))


def obstacles(incident: Incident) -> set[Obstacle]:
    return rules.obstacles(incident, today=TODAY)


def test_a_whole_incident_can_be_completed() -> None:
    assert obstacles(WHOLE) == set()


def test_all_that_is_missing_is_told_at_once() -> None:
    bare = Incident(" ", None, None, False, "", "", ())
    assert obstacles(bare) == {
        Obstacle.NO_VIOLATION, Obstacle.NO_TITLE, Obstacle.NO_DATE, Obstacle.NO_PLACE, Obstacle.NO_ACCOUNT,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("violation", "obstacle"),
    [
        (KILLED._replace(type="XX"), Obstacle.NO_SUCH_TYPE),
        (KILLED._replace(tally=None, victims=()), Obstacle.NO_TALLY),
        (KILLED._replace(victims=(BOY, Victim("c-2"))), Obstacle.MORE_VICTIMS_THAN_TALLY),
        (KILLED._replace(victims=(BOY._replace(age=18),)), Obstacle.NOT_A_CHILD),
        (KILLED._replace(victims=(Victim("c", "boy", None, date(2006, 3, 5)),)), Obstacle.NOT_A_CHILD),
        (KILLED._replace(victims=(BOY._replace(born=date(2010, 3, 5)),)), Obstacle.AGE_DISAGREES),
        (KILLED._replace(in_conflict=False), Obstacle.NOT_IN_CONFLICT),
        (KILLED._replace(by_party=False), Obstacle.NO_PARTY),
        (KILLED._replace(facts=()), Obstacle.MISSING_FACT),
    ],
)
def test_what_stands_in_the_way_of_a_violation(violation: Violation, obstacle: Obstacle) -> None:
    assert obstacles(WHOLE._replace(violations=(violation,))) == {obstacle}


def test_an_unidentified_perpetrator_is_no_obstacle_when_it_was_a_party() -> None:
    """V2 and G3: the task force must be satisfied that it was a party, not know which."""
    assert rules.in_the_gate(KILLED, on=DAY)
    assert not rules.in_the_gate(KILLED._replace(by_party=None), on=DAY)


def test_dates_that_cannot_be() -> None:
    assert obstacles(WHOLE._replace(last=date(2024, 3, 4))) == {Obstacle.ENDS_BEFORE}
    assert obstacles(WHOLE._replace(first=date(2024, 7, 1), last=None)) == {Obstacle.IN_THE_FUTURE}


def test_t3_different_children_lie_between_the_largest_tally_and_the_sum() -> None:
    taken = Violation("AB", Tally(girls=3), (), True, True, ("abduction_purpose_single",))
    two = WHOLE._replace(violations=(KILLED, taken))
    assert obstacles(two._replace(children=4)) == set()
    assert obstacles(two._replace(children=5)) == {Obstacle.TOTAL_ABOVE_SUM}
    assert obstacles(two._replace(children=2)) == {Obstacle.TOTAL_BELOW_LARGEST}


def test_t4_one_child_is_not_both_killed_and_maimed() -> None:
    maimed = Violation("M", Tally(boys=1), (BOY,), True, True, ("weapon_category", "consequences"))
    assert obstacles(WHOLE._replace(violations=(KILLED, maimed))) == {Obstacle.KILLED_AND_MAIMED}


def test_attacks_need_no_tally() -> None:
    attack = Violation("AS", None, (), True, True, ("facility_attack_type", "school_type"))
    assert obstacles(WHOLE._replace(violations=(attack,))) == set()


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 40))
def test_t1_t2_totals_are_computed_and_the_remainder_is_never_negative(
    b: int, g: int, u: int, named: int
) -> None:
    tally = Tally(b, g, u)
    violation = KILLED._replace(tally=tally, victims=(Victim("", number=named),))
    assert tally.total == b + g + u
    assert rules.remainder(violation) == max(0, tally.total - named)


@pytest.mark.parametrize(
    ("born", "age"), [(date(2010, 3, 5), 14), (date(2010, 3, 6), 13), (date(2012, 2, 29), 12), (None, None)]
)
def test_age_is_completed_years(born: date | None, age: int | None) -> None:
    assert rules.age_on(born, DAY) == age
    assert rules.under_15(Victim("c", born=born), DAY) == (None if age is None else age < 15)
