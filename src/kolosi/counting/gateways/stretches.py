"""Verified violations added up by row of parties, type and stretch of time, where single ones would be too many to fetch."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from kolosi.counting.gateways import engine, expressions
from kolosi.counting.gateways.engine import Runner
from kolosi.counting.rules.tables import Asked, parties_in


class Stretch(NamedTuple):
    """What one row of parties has of one type in one stretch: no year and no cut lies within; `last` is its last day."""

    type: str
    parties: tuple[str, ...]  # several: joint or crossfire (R13)
    last: date
    units: int
    at_least: bool


def stretches(
    runner: Runner, ask: Asked, parties: Collection[str], types: Collection[str], cuts: Collection[date]
) -> tuple[Stretch, ...]:
    """Return what was verified in the period of those parties and types, by the last day of each violation (R05)."""
    engine.settle(runner, ask, expressions.attributed(ask, parties, types))
    day = f"coalesce(known.last, DATE '{ask.on}')"
    passed = " + ".join(f"CASE WHEN {day} >= DATE '{one}' THEN 1 ELSE 0 END" for one in sorted(set(cuts)))
    rows = runner.rows(
        f"SELECT settled.type AS type, settled.party AS party, extract(year FROM {day}) AS year, {passed or '0'} AS cut,"  # noqa: S608 - days only
        f" max({day}) AS last, sum(settled.units) AS units, max(CASE WHEN settled.at_least THEN 1 ELSE 0 END) AS low"
        " FROM settled JOIN known USING (state) GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
    )
    return tuple(
        Stretch(row["type"], named, row["last"], int(row["units"]), bool(row["low"]))
        for row in rows
        if row["type"] in types and set(named := parties_in(row["party"])) & set(parties)
    )
