"""What DuckDB counts in bulk is what the rules count one by one: numbers, records and proofs, to the last digit."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kolosi.counting.gateways import engine, extract
from kolosi.counting.gateways.columns import Stated
from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period
from tests.domain.counting.states import MOMENTS, stated

ASKS = st.builds(
    tables.asked,
    st.sampled_from([Period.parse(text) for text in ("2024", "2024Q1", "2024Q2", "2023-12-15..2024-02-10")]),
    at=st.sampled_from([*MOMENTS, datetime(2024, 3, 9, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)]),
    on=st.none() | st.just(date(2024, 4, 4)),
    scope=st.sampled_from([None, None, ["ML"], ["ML", "NE"], []]),
)


@settings(max_examples=40, deadline=None)
@given(stated(), ASKS)
def test_the_engine_counts_what_the_rules_count(states: list[Stated], ask: tables.Asked) -> None:
    wanted = tables.complete([state for state, _ in states], ask)
    with extract.in_memory(states) as runner:
        found = engine.counted(runner, ask)
    for basis in Basis:
        assert found[basis] == wanted[basis]
