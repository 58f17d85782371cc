"""Counting in bulk: the steps of `expressions`, run by DuckDB or Spark, put together as the tables of the rules.

A runner keeps a step under its name and fetches rows. Each step is kept once and read by those after it, so that the
states of a period are looked for once, however many figures are made from them.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache, partial
from typing import Any, NamedTuple, Protocol, TypeAlias

import ibis
from ibis.expr.types import Table as Expression

from kolosi.counting.gateways import expressions
from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.children import Ages, Children, Repeated
from kolosi.counting.rules.facts import Sex, Tally
from kolosi.counting.rules.tables import Asked, Counted, Figure, Table
from kolosi.counting.rules.units import counts_victims
from kolosi.kernel.periods import Period

Row: TypeAlias = "dict[str, Any]"
NOBODY = Children(0, 0, {sex: 0 for sex in Sex})


class Runner(Protocol):
    """What runs expressions: `dialect` is its SQL; `keep` makes a table of a query; `rows` fetches one."""

    dialect: str

    def keep(self, name: str, sql: str) -> None: ...

    def rows(self, sql: str) -> list[Row]: ...


class _Plan(NamedTuple):
    """The SQL of all steps that no question changes: tables to keep, in order, then rows to fetch."""

    schemas: Mapping[str, ibis.Schema]
    kept: Mapping[str, str]
    fetched: Mapping[str, str]


@cache
def _plan(dialect: str) -> _Plan:
    """Translate the steps once per dialect; only the first two, which read the period, are translated each time."""
    schemas: dict[str, ibis.Schema] = {}

    def held(name: str) -> Expression:
        return ibis.table(schemas[name], name=name)

    schemas["known"] = expressions.known(_ANY).schema()
    schemas["children_known"] = expressions.children_known(_ANY, held).schema()
    kept = {}
    for step in (expressions.children_settled, expressions.settled):
        expression = step(held)
        schemas[step.__name__] = expression.schema()
        kept[step.__name__] = _sql(expression, dialect)
    fetched = {step.__name__: _sql(step(held), dialect) for step in expressions.FETCHED}
    return _Plan(schemas, kept, fetched)


_ANY = tables.asked(Period.parse("2000"), at=datetime(2000, 1, 1, tzinfo=UTC))


def _sql(expression: Expression, dialect: str) -> str:
    return str(ibis.to_sql(expression, dialect=dialect))


def counted(runner: Runner, ask: Asked, *, records: bool = True) -> dict[Basis, Table]:
    """Return the whole set of tables of a period, equal to `rules.tables.complete` over the same states.

    Without `records`, figures name no violations and nobody is listed: for sets that no page would hold.
    """
    plan = settle(runner, ask, expressions.known(ask))
    fetch = {name: partial(_rows, runner, sql) for name, sql in plan.fetched.items()}
    figures = _figures(fetch, ask, records=records)
    several = _repeated(fetch) if records else {}
    ages, children = _ages(fetch, figures), _children(fetch)
    return {
        basis: Table(
            ask.period,
            basis,
            ask.at,
            {code: figure for (code, _), figure in figures[basis, "type"].items()},
            figures[basis, "party"],
            figures[basis, "region"],
            figures[basis, "explosive"],
            ages[basis],
            children.get(basis, NOBODY),
            several.get(basis, ()),
        )
        for basis in Basis
    }


def settle(runner: Runner, ask: Asked, known: Expression) -> _Plan:
    """Keep those states with their children, and both without the maimed who were killed (R04)."""
    plan = _plan(runner.dialect)
    runner.keep("known", _sql(known, runner.dialect))
    near = expressions.children_known(ask, lambda name: ibis.table(plan.schemas[name], name=name))
    runner.keep("children_known", _sql(near, runner.dialect))
    for name, sql in plan.kept.items():
        runner.keep(name, sql)
    return plan


def _rows(runner: Runner, sql: str) -> list[Row]:
    """Fetch rows whose sums are whole numbers: engines widen them to decimals, which JSON and pages do not know."""
    rows = runner.rows(sql)
    return [
        {name: int(one) if isinstance(one, Decimal) else one for name, one in row.items()} for row in rows
    ]


_Fetch: TypeAlias = "Mapping[str, Callable[[], list[Row]]]"
_Cells: TypeAlias = "Mapping[tuple[str, str], Counted]"
_Figures: TypeAlias = "Mapping[tuple[Basis, str], dict[tuple[str, str], Figure]]"


def _figures(fetch: _Fetch, ask: Asked, *, records: bool) -> _Figures:
    states = {tuple(row[part] for part in expressions.CELL): row["states"] for row in fetch["fingerprints"]()}
    found: dict[tuple[Basis, str], dict[tuple[str, str], Counted]] = defaultdict(dict)
    for row in fetch["figures" if records else "numbers"]():
        found[Basis(row["basis"]), row["kind"]][row["type"], row["row"]] = Counted(
            row["type"],
            int(row["number"]),
            Tally(int(row["boys"]), int(row["girls"]), int(row["unknown"])),
            row["at_least"],
            tuple(row.get("records", ())),
            states[tuple(row[part] for part in expressions.CELL)],
        )
    for kind in expressions.KINDS:
        found[Basis.TOTAL, kind] = _total(found[Basis.IN_PERIOD, kind], found[Basis.LATE, kind])
    return {
        (basis, kind): {name: tables.proven(one, basis, ask) for name, one in found[basis, kind].items()}
        for basis in Basis
        for kind in expressions.KINDS
    }


def _total(in_period: "_Cells", late: "_Cells") -> dict[tuple[str, str], Counted]:
    both = {name: tables.added(one, late[name]) for name, one in in_period.items() if name in late}
    return {**in_period, **late, **both}


def _ages(fetch: _Fetch, figures: _Figures) -> Mapping[Basis, dict[str, Ages]]:
    told = {(Basis(row["basis"]), row["type"]): row for row in fetch["ages"]()}
    nobody: Row = {"youngest": None, "oldest": None, "under_15": 0, "told": 0}
    made: dict[Basis, dict[str, Ages]] = defaultdict(dict)
    for basis in Basis:
        for (code, _), figure in figures[basis, "type"].items():
            if counts_victims(code):
                row = told.get((basis, code), nobody)
                unknown = figure.number - row["told"]
                made[basis][code] = Ages(row["youngest"], row["oldest"], row["under_15"], unknown)
    return made


def _children(fetch: _Fetch) -> dict[Basis, Children]:
    keyed: dict[str, dict[Sex, tuple[int, int]]] = defaultdict(dict)
    for row in fetch["children"]():
        keyed[row["basis"]][Sex(row["sex"])] = (row["number"], row["local"])
    rest = {row["basis"]: row for row in fetch["remainders"]()}
    return {Basis(basis): _joined(keyed[basis], row) for basis, row in rest.items()}


def _joined(keyed: Mapping[Sex, tuple[int, int]], rest: Row) -> Children:
    told = {sex: keyed.get(sex, (0, 0)) for sex in Sex}
    local = sum(inside for _, inside in told.values())
    unkeyed = sum(rest[sex] for sex in Sex) + local
    return Children(
        sum(number for number, _ in told.values()) - local,
        unkeyed,
        {sex: told[sex][0] + rest[sex] for sex in Sex},
    )


def _repeated(fetch: _Fetch) -> dict[Basis, tuple[Repeated, ...]]:
    found: dict[Basis, list[Repeated]] = defaultdict(list)
    for row in fetch["repeated"]():
        types, records = (tuple(sorted(set(row[part]))) for part in ("types", "records"))
        found[Basis(row["basis"])].append(Repeated(row["key"], types, records))
    return {basis: tuple(sorted(those)) for basis, those in found.items()}
