"""Figures for audiences that are told no small number: drawn from a release and from nothing else (decision 0013).

What the release hides never comes here, so that no table, sentence, picture or file made from it can give it away.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.children import Children
from kolosi.counting.rules.disclosure_audiences import Grain, bucket, is_whole, quarters
from kolosi.counting.rules.disclosure_cube import ALL, Mark, Name, Shown
from kolosi.counting.rules.facts import Tally
from kolosi.counting.rules.tables import RULES, Figure, Table
from kolosi.counting.rules.units import counts_victims, unit
from kolosi.kernel.periods import Period
from kolosi.reports.rules import figures

BASIS = (
    Basis.IN_PERIOD
)  # the nearest there is: a release tells what occurred in the period, whenever it was verified
APART = {"R06", "R07"}  # they tell late verification apart, which a release does not
KINDS = {"party": "party_kind", "region": "region"}
SEXES = {"boys": "boy", "girls": "girl", "unknown": "unknown"}


@dataclass(frozen=True)
class Released:
    """A table that holds a zero for each number that may not be told; `withheld` are the keys of those."""

    table: Table
    withheld: frozenset[str]


def time_of(period: Period, *, within: Period, grain: Grain) -> str:
    """Return the stretch of a release's time that is this period, or nothing where it tells no such period."""
    inside = within.first <= period.first and period.last <= within.last
    stretches = {bucket(one, grain) for one in quarters(period)}
    if inside and len(stretches) == 1 and is_whole(period, grain):
        return stretches.pop()
    return ALL if period == within else ""


def table(cells: Collection[Shown], time: str, period: Period, *, as_of: datetime) -> Released:
    """Return the table that one stretch of a release tells."""
    told = {one.name: one for one in cells if one.name.time == time}
    withheld: set[str] = set()

    def number(name: Name, key: str) -> int:
        shown = told.get(name)
        if shown is None or shown.mark is not Mark.NUMBER or shown.number is None:
            withheld.add(key)
            return 0
        return shown.number

    def figure(name: Name, kind: str, row: str = "") -> Figure:
        key = figures.key(BASIS, kind, name.type, row)
        by_sex = SEXES if kind == "type" and counts_victims(name.type) else {}
        tally = Tally(
            **{
                sex: number(name._replace(sex=code), figures.key(BASIS, kind, name.type, row, sex))
                for sex, code in by_sex.items()
            }
        )
        rules = tuple(one for one in RULES[BASIS] if one not in APART)
        whole = number(name, key)
        return Figure(whole, unit(name.type), tally, False, BASIS, period, as_of, rules, (), "")

    def rows(kind: str) -> dict[tuple[str, str], Figure]:
        named = [(one, getattr(one, KINDS[kind])) for one in told if one.cut == (KINDS[kind],)]
        return {(one.type, row): figure(one, kind, row) for one, row in named}

    by_type = {one.type: figure(one, "type") for one in told if one.is_national}
    made = Table(period, BASIS, as_of, by_type, rows("party"), rows("region"), {}, {}, Children(0, 0, {}), ())
    return Released(made, frozenset(withheld))
