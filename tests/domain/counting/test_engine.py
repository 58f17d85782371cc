"""What DuckDB counts in bulk is what the rules count one by one: numbers, records and proofs, to the last digit."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolosi.counting.gateways import engine, extract
from kolosi.counting.gateways.columns import Stated
from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period
from tests.domain.counting.states import MOMENTS, drawn, stated

ASKS = st.builds(
    tables.asked,
    st.sampled_from([Period.parse(text) for text in ("2024", "2024Q1", "2024Q2", "2023-12-15..2024-02-10")]),
    at=st.sampled_from([*MOMENTS, datetime(2024, 3, 9, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)]),
    on=st.none() | st.just(date(2024, 4, 4)),
    scope=st.sampled_from([None, None, ["ML"], ["ML", "NE"], []]),
)


@settings(max_examples=30, deadline=None)
@given(stated(), ASKS)
def test_the_engine_counts_what_the_rules_count(states: list[Stated], ask: tables.Asked) -> None:
    wanted = tables.complete([state for state, _ in states], ask)
    with extract.in_memory(states) as runner:
        found = engine.counted(runner, ask)
    for basis in Basis:
        assert found[basis] == wanted[basis]


STATES = drawn(seed=3, number=60)


def test_b14_no_day_is_a_text_so_none_can_be_malformed() -> None:
    """In the present tool one malformed date makes a whole report fail; here days are days from the form to the extract."""
    with extract.in_memory(STATES) as runner:
        kinds = {row["column_name"]: row["column_type"] for row in runner.rows("DESCRIBE violation")}
        broken = [(replace(STATES[0][0], first="2024-13-01"), None)]
        with pytest.raises(pa.ArrowTypeError), extract.in_memory(broken):
            pass
    assert {kinds[name] for name in ("first", "last", "verified_on")} == {"DATE"}


def test_b15_no_question_changes_the_next() -> None:
    """In the present tool the filter of one table is changed while others are made: the order of tables matters."""
    one, other = (tables.asked(Period.parse(text), at=MOMENTS[6]) for text in ("2024", "2023Q4"))
    with extract.in_memory(STATES) as runner:
        first, second = engine.counted(runner, one), engine.counted(runner, other)
        assert (engine.counted(runner, other), engine.counted(runner, one)) == (second, first)
    assert first != second


def test_b16_a_value_cannot_widen_its_own_question() -> None:
    """In the present tool a quotation mark in a filter ends its text; here values are literals, never parts of a statement."""
    year = Period.parse("2024")
    with extract.in_memory(STATES) as runner:
        found = engine.counted(
            runner, tables.asked(year, at=MOMENTS[6], scope=["ML' OR '1'='1", 'ML" OR ""="'])
        )
        assert all(not table.by_type for table in found.values())
        assert any(
            "Gamma's" in row
            for _, row in engine.counted(runner, tables.asked(year, at=MOMENTS[6]))[Basis.TOTAL].by_party
        )


def test_without_records_numbers_and_proofs_are_the_same() -> None:
    ask = tables.asked(Period.parse("2024"), at=MOMENTS[6])
    with extract.in_memory(STATES) as runner:
        whole, bare = (engine.counted(runner, ask, records=records)[Basis.TOTAL] for records in (True, False))
    assert {code: replace(figure, records=()) for code, figure in whole.by_type.items()} == bare.by_type
    assert bare.children == whole.children
    assert (bool(whole.repeated), bare.repeated) == (True, ())
