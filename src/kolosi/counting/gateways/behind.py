"""What stands behind a set of figures that was just counted: each violation, on which basis, and what it adds."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from kolosi.counting.gateways import engine, expressions
from kolosi.counting.gateways.engine import Row, Runner
from kolosi.counting.rules.facts import Tally
from kolosi.counting.rules.tables import Asked, parties_in
from kolosi.counting.rules.units import counts_victims


class Behind(NamedTuple):
    """One violation of the set: its basis and rows, its last day, and what it adds to the figure of its type.

    `mark` names its state among those that the figure is proven by, on its `leaf`.
    """

    basis: str
    violation: str
    incident: str
    type: str
    party: str
    region: str
    occurred: date
    at_least: bool
    units: int
    tally: Tally
    leaf: str
    mark: str


def settled(runner: Runner, *, on: date) -> tuple[Behind, ...]:
    """Return the violations of the last set that this runner counted, by basis and name.

    `on` is the day of what still goes on (R05).
    """
    rows = runner.rows(
        "SELECT settled.*, known.last AS last FROM settled JOIN known USING (state)"
        " ORDER BY settled.basis, settled.ref"
    )
    return tuple(
        Behind(
            row["basis"], row["ref"], row["incident"], row["type"], row["party"], row["region"],
            row["last"] or on, row["at_least"], int(row["units"]),
            Tally(int(row["boys"]), int(row["girls"]), int(row["unknown"])), row["leaf"], row["mark"],
        )
        for row in rows
    )  # fmt: skip


class Finest(NamedTuple):
    """Units of one violation that share sex and age: the finest that a cube of figures is made of."""

    type: str
    occurred: date
    region: str
    party: str
    sex: str
    age: int | None
    number: int


def finest(runner: Runner, *, on: date) -> tuple[Finest, ...]:
    """Return what the last set that this runner counted held verified, each violation by sex and age.

    Children whose age nobody told have none; so have incidents, which have no sex either. `on` is the day of what
    still goes on (R05).
    """
    states = runner.rows(
        "SELECT settled.*, known.last AS last FROM settled JOIN known USING (state)"
        " WHERE settled.basis <> 'unverified' ORDER BY settled.ref"
    )
    told = runner.rows(
        "SELECT state, sex, age, count(*) AS number FROM children_settled GROUP BY state, sex, age ORDER BY ALL"
    )
    children: dict[int, list[Row]] = {}
    for row in told:
        children.setdefault(row["state"], []).append(row)
    found: list[Finest] = []
    for row in states:
        where = (row["type"], row["last"] or on, row["region"], row["party"])
        if not counts_victims(row["type"]):
            found.append(Finest(*where, "", None, 1))
            continue
        kids = children.get(row["state"], [])
        found += [Finest(*where, kid["sex"], kid["age"], int(kid["number"])) for kid in kids]
        for sex, number in (("boy", row["boys"]), ("girl", row["girls"]), ("unknown", row["unknown"])):
            if rest := int(number) - int(row[f"keyed_{sex}"]):
                found.append(Finest(*where, sex, None, rest))
    return tuple(found)


class Attributed(NamedTuple):
    """One verified violation of a party: its days as far as known, and how many units it adds (R01, R04)."""

    violation: str
    incident: str
    type: str
    parties: tuple[str, ...]  # several: joint or crossfire (R13)
    region: str
    first: date
    last: date
    at_least: bool
    units: int


def attributed(
    runner: Runner, ask: Asked, parties: Collection[str], types: Collection[str]
) -> tuple[Attributed, ...]:
    """Return what was verified in the period of those parties, alone or with others, of those types."""
    engine.settle(runner, ask, expressions.attributed(ask, parties, types))
    rows = runner.rows(
        "SELECT settled.*, known.first AS first, known.last AS last FROM settled JOIN known USING (state)"
        " ORDER BY settled.ref"
    )
    return tuple(
        Attributed(
            row["ref"], row["incident"], row["type"], named, row["region"], row["first"],
            row["last"] or ask.on, row["at_least"], int(row["units"]),
        )
        for row in rows
        if row["type"] in types and set(named := parties_in(row["party"])) & set(parties)
    )  # fmt: skip
