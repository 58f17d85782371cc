"""The two tables that figures are counted from: `violation`, one row for each state that counts, and `child`.

A row holds from `known_from` until `known_until` (microseconds since 1970, UTC). States that no table holds (drafts,
duplicates, what was withdrawn or dismissed) have no row: their absence is what ends the state before.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from typing import Any, TypeAlias

import ibis
import pyarrow as pa

from kolosi.counting.rules.facts import Violation
from kolosi.counting.rules.proof import leaf, mark
from kolosi.counting.rules.tables import explosive_row, party_row
from kolosi.counting.rules.units import is_countable, is_unverified

Stated: TypeAlias = "tuple[Violation, datetime | None]"  # a state and when it was superseded
FOREVER = 2**62
BATCH = 20_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

VIOLATION = pa.schema(
    [
        ("state", pa.int64()),
        ("ref", pa.string()),
        ("incident", pa.string()),
        ("type", pa.string()),
        ("scope", pa.string()),
        ("first", pa.date32()),
        ("last", pa.date32()),  # null while it goes on
        ("verified_on", pa.date32()),  # null: not verified
        ("known_from", pa.int64()),
        ("known_until", pa.int64()),
        ("party", pa.string()),  # the row (R13)
        ("region", pa.string()),
        ("explosive", pa.string()),  # the row (R20)
        ("boys", pa.int64()),
        ("girls", pa.int64()),
        ("unknown", pa.int64()),
        ("at_least", pa.bool_()),
        ("leaf", pa.string()),
        ("mark", pa.string()),
    ]
)
CHILD = pa.schema(
    [
        ("state", pa.int64()),
        ("verified_on", pa.date32()),
        ("key", pa.string()),
        ("local", pa.bool_()),
        ("sex", pa.string()),
        ("age", pa.int64()),
    ]
)
SCHEMAS = {"violation": VIOLATION, "child": CHILD}
TABLES = {name: ibis.table(ibis.Schema.from_pyarrow(schema), name=name) for name, schema in SCHEMAS.items()}


def microseconds(moment: datetime) -> int:
    """Return the moment as whole microseconds since 1970."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def batches(stated: Iterable[Stated], *, first: int = 0) -> Iterator[dict[str, pa.Table]]:
    """Yield rows of both tables, some thousand states at a time; states are numbered from `first`.

    A verified state without its day is refused (R03): it would fall out of every table.
    """
    numbers = count(first)
    flow = (one for one in stated if is_countable(one[0]) or is_unverified(one[0]))
    while taken := list(islice(flow, BATCH)):
        numbered = [(next(numbers), violation, until) for violation, until in taken]
        rows = [_row(number, violation, until) for number, violation, until in numbered]
        kids = [kid for number, violation, _ in numbered for kid in _kids(number, violation)]
        yield {"violation": _table(rows, VIOLATION), "child": _table(kids, CHILD)}


def _table(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [() for _ in schema]
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema
    )


def _row(number: int, one: Violation, until: datetime | None) -> tuple[Any, ...]:
    return (
        number,
        one.ref,
        one.incident,
        str(one.type),
        one.scope,
        one.first,
        one.last,
        one.verified_on if is_countable(one) else None,
        microseconds(one.recorded_at),
        FOREVER if until is None else microseconds(until),
        party_row(one),
        one.region,
        explosive_row(one),
        one.tally.boys,
        one.tally.girls,
        one.tally.unknown,
        one.at_least,
        leaf(one.ref),
        mark(one.ref, one.recorded_at),
    )


def _kids(number: int, one: Violation) -> Iterator[tuple[Any, ...]]:
    day = one.verified_on if is_countable(one) else None
    for child in one.children:
        yield number, day, child.key, child.local, str(child.sex), child.age
