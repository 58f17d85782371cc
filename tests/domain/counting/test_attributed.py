"""What is held against commitments: the verified violations of some parties, equal to what the rules count one by one."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolosi.counting import queries
from kolosi.counting.gateways import behind, extract
from kolosi.counting.gateways.columns import Stated
from kolosi.counting.rules import tables, units
from kolosi.counting.rules.basis import as_known
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent
from tests import cast
from tests.domain.counting.states import MOMENTS, TYPES, stated

AT = datetime(2025, 1, 1, tzinfo=UTC)
EVER = Period(date(1900, 1, 1), AT.date())


@settings(max_examples=30, deadline=None)
@given(
    stated(),
    st.sets(st.sampled_from(["Alpha", "Beta", "Gamma's"]), min_size=1),
    st.sets(st.sampled_from(TYPES), min_size=1),
    st.sampled_from([*MOMENTS, AT]),
)
def test_it_is_what_the_rules_settle(
    states: list[Stated], parties: set[str], types: set[str], at: datetime
) -> None:
    ask = tables.asked(EVER, at=at, scope=["ML"])
    known = [one for one in as_known([state for state, _ in states], at=at) if one.scope == "ML"]
    theirs = [
        one for one in known if units.is_countable(one) and set(tables.parties_in(tables.party_row(one))) & parties
    ]  # fmt: skip
    # A killing counts beside a maiming wherever it is laid at the door of several, these parties among them.
    wanted = {
        one.ref: units.units(one)
        for one in units.settled(
            one for one in known
            if units.is_countable(one)
            and one.verified_on in EVER
            and (one in theirs or len(tables.parties_in(tables.party_row(one))) > 1)
        )
        if one.type in types and any(one.ref == own.ref for own in theirs)
    }  # fmt: skip
    with extract.in_memory(states) as runner:
        found = behind.attributed(runner, ask, parties, types)
    assert {one.violation: one.units for one in found} == wanted


def test_a_row_of_several_parties_is_read_as_it_is_written() -> None:
    assert tables.parties_in("a + b") == ("a", "b")
    assert tables.parties_in("a x b x c") == ("a", "b", "c")
    assert tables.parties_in(tables.UNIDENTIFIED) == ()


@pytest.mark.django_db
def test_whoever_sees_no_figures_there_is_told_nothing(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    with pytest.raises(Absent):
        queries.attributed(cast.desk_officer("XX"), ["a"], ["RU"], at=AT, situation="ML")
