"""Numbers by year are those of the single violations, added up: no stretch holds a new year or a cut within it."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolosi.counting import queries
from kolosi.counting.gateways import behind, extract
from kolosi.counting.gateways import stretches as gateway
from kolosi.counting.gateways.columns import Stated
from kolosi.counting.rules import tables
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent
from tests import cast
from tests.domain.counting.states import TYPES, stated

AT = datetime(2025, 1, 1, tzinfo=UTC)
EVER = Period(date(1900, 1, 1), AT.date())
CUTS = st.lists(st.dates(date(2016, 1, 1), date(2019, 1, 1)), max_size=3)


@settings(max_examples=30, deadline=None)
@given(stated(), st.sets(st.sampled_from(["Alpha", "Beta", "Gamma's"]), min_size=1), CUTS)
def test_they_are_the_single_violations_added_up(
    states: list[Stated], parties: set[str], cuts: list[date]
) -> None:
    ask = tables.asked(EVER, at=AT, scope=["ML"])

    def place(day: date) -> tuple[int, int]:
        return day.year, sum(one <= day for one in set(cuts))

    with extract.in_memory(states) as runner:
        single = behind.attributed(runner, ask, parties, TYPES)
        found = gateway.stretches(runner, ask, parties, TYPES, cuts)
    units, low = Counter[tuple[Any, ...]](), Counter[tuple[Any, ...]]()
    for one in single:
        key = (one.type, one.parties, *place(one.last))
        units[key] += one.units
        low[key] += one.at_least
    told = {(one.type, one.parties, *place(one.last)): (one.units, one.at_least) for one in found}
    assert len(told) == len(found)
    assert told == {key: (units[key], low[key] > 0) for key in units}


@pytest.mark.django_db
def test_whoever_sees_no_figures_there_is_told_nothing(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    with pytest.raises(Absent):
        queries.stretches(cast.desk_officer("XX"), ["a"], ["RU"], [], at=AT, situation="ML")
