"""Numbers without one incident: what each cell of a set of figures would be if it had never been told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from kolosi.counting.rules.basis import Basis, bases_of
from kolosi.thread.rules.loop import Node


class Cell(NamedTuple):
    """One number of a set: its basis, its kind (type, party, region), the type of violation, and its row."""

    basis: str
    kind: str
    type: str
    row: str


class Changed(NamedTuple):
    """A number that would be another."""

    cell: Cell
    before: int
    after: int


@dataclass(frozen=True)
class FigureChange:
    """A set of figures that counts the incident, and each of its numbers that would be another; `names` are those of its codes.

    Numbers by cause and of different children are not among them: an incident's part of those is not known by itself.
    """

    node: Node
    cells: tuple[Changed, ...]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Rehearsal:
    """What would change without one incident: what quotes it, what answers that, and what it signals."""

    incident: str
    title: str
    at: datetime
    violations: tuple[Node, ...]
    figures: tuple[FigureChange, ...]
    today: tuple[FigureChange, ...]
    products: tuple[Node, ...]
    listings: tuple[Node, ...]
    signals: tuple[tuple[Node, str], ...]  # commitment and violation
    documents: tuple[Node, ...]
    letters: tuple[Node, ...]


def changed(
    numbers: Mapping[Cell, int], adds: Iterable[tuple[str, str, str, str, int]]
) -> tuple[Changed, ...]:
    """Return each number that would change; `adds` is what each violation adds: basis, type, party, region, units.

    A basis that holds others (TOTAL holds what occurred in the period and what is late) changes with them.
    """
    without: Counter[Cell] = Counter()
    for basis, code, party, region, units in adds:
        for whole in _holding(basis):
            for kind, row in (("type", ""), ("party", party), ("region", region)):
                without[Cell(whole, kind, code, row)] += units
    return tuple(
        Changed(cell, number, number - without[cell]) for cell, number in numbers.items() if without[cell]
    )


def _holding(basis: str) -> tuple[str, ...]:
    return tuple(one.value for one in Basis if basis in bases_of(one))
