"""Invented incidents: whole, with a past, marked as invented; the same seed invents the same."""

from datetime import date

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.refusals import Absent
from kolosi.site.simulation import events, told
from kolosi.site.simulation.shares import Hand
from tests import cast
from tests.domain.incidents import builders

FIRST, LAST = date(2016, 1, 1), date(2017, 6, 30)


def invented(seed: int = 7, how_many: int = 40) -> list[operations.Invented]:
    hand, found = Hand(f"reports {seed}"), []
    for event in events.events(seed, how_many, FIRST, LAST):
        for report in told.reports(hand, event, until=LAST):
            states = [
                operations.InventedState(one.at, one.standing, one.told, one.reason) for one in report.states
            ]
            again = len(found) - 1 if report.again else None
            found.append(operations.Invented(states, again=again))
    return found


def test_one_seed_invents_one_world() -> None:
    assert invented() == invented()
    assert invented() != invented(8)


def test_every_invented_report_is_whole() -> None:
    for one in invented(how_many=300):
        for state in one.states:
            if state.standing is rules.Standing.COMPLETE:
                assert rules.whole_obstacles(state.told, today=date(2020, 1, 1)) == set()


@pytest.mark.django_db
def test_invented_incidents_keep_their_past_and_say_what_they_are() -> None:
    manager, made = cast.information_manager("ML"), invented()
    refs = operations.simulate(situation="ML", invented=made, by=manager, at=builders.AT)
    for ref, one in zip(refs, made, strict=True):
        found = queries.telling(manager, ref)
        assert found.simulated
        assert "(simulated" in found.told.title
        assert (found.number, found.at) == (len(one.states), one.states[-1].at)
        assert (found.duplicate_of != "") is (one.again is not None)
        assert [v.type for v in found.told.violations] == [v.type for v in one.states[0].told.violations]


@pytest.mark.django_db
def test_nobody_invents_where_they_may_not_report() -> None:
    with pytest.raises(Absent):
        operations.simulate(situation="ML", invented=invented(how_many=1), by=cast.auditor(), at=builders.AT)
