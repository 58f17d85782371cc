"""What was verified of the parties on a thread, quarter by quarter: the counts to which an ask or a plan leads back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kolosi.conclusions.queries import thread as conclusions
from kolosi.conclusions.rules.pledges import types_of
from kolosi.counting import queries as counting
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list
from kolosi.thread.queries.ground import Ground
from kolosi.thread.rules.loop import Kind, Node, Thread

QUARTERS = 8


@dataclass(frozen=True)
class Row:
    """A party and one type of violation; a number for each quarter, by the last day of each violation (R05)."""

    party: Node
    type: str
    type_label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Quarters:
    """The last quarters up to a day, and what was verified in them as known then."""

    periods: tuple[Period, ...]
    rows: tuple[Row, ...]


def quarters(viewer: Viewer, thread: Thread, *, at: datetime) -> Quarters | None:
    """Return the quarters of the parties on a thread, for the violations that its start speaks of; nothing without figures.

    The last quarter is that of the day on which an ask was put, where the thread begins with one: what led to it.
    """
    ground = Ground(viewer, at)
    types, on = _spoken_of(ground, thread.start), _day(ground, thread.start)
    parties = {node.ref: node for node in thread.of(Kind.PARTY)}
    situations = {
        code for ref in parties for code in ground.register.approved[ref].described.situations
    }  # fmt: skip
    seen = sorted(code for code in situations if viewer.may("counting.read", situation=code))
    if not parties or not seen:
        return None
    periods = _last(Period.quarter_of(on))
    found: dict[tuple[str, str], list[int]] = {}
    for situation in seen:
        told = counting.stretches(
            viewer, list(parties), types, [one.first for one in periods], at=at, situation=situation,
            since=periods[0].first,
        )  # fmt: skip
        for one in told:
            place = next((at for at, period in enumerate(periods) if one.last in period), None)
            for party in set(one.parties) & set(parties) if place is not None else ():
                found.setdefault((party, one.type), [0] * len(periods))[place or 0] += one.units
    rows = tuple(
        Row(parties[party], code, ground.label("violation_types", code), tuple(numbers))
        for (party, code), numbers in sorted(found.items())
    )
    return Quarters(periods, rows)


def _spoken_of(ground: Ground, start: Node) -> Collection[str]:
    """Return the violations that the start is about, or all where it is about none in particular."""
    if start.kind is Kind.ASK:
        told = conclusions.asks(ground.viewer, refs=[start.ref])
        if types := types_of(told[0].themes) if told else frozenset():
            return types
    if start.kind is Kind.PLAN and ground.plans[start.ref].signed.covers:
        return ground.plans[start.ref].signed.covers
    return tuple(code_list("violation_types"))


def _day(ground: Ground, start: Node) -> date:
    told = conclusions.asks(ground.viewer, refs=[start.ref]) if start.kind is Kind.ASK else ()
    return (told[0].asked_on if told else None) or ground.on


def _last(period: Period) -> tuple[Period, ...]:
    found = [period]
    while len(found) < QUARTERS:
        found.append(Period.quarter_of(found[-1].first - timedelta(1)))
    return tuple(reversed(found))
