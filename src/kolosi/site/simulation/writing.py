"""An invented world into the tables, some hundred reports at a time, with its truth beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import IO

from kolosi.incidents import operations as incidents
from kolosi.kernel.viewer import Viewer
from kolosi.site.simulation import events, told, truth
from kolosi.site.simulation.shares import SHARES, Hand
from kolosi.verification import operations as verification

CHUNK = 500


@dataclass(frozen=True)
class World:
    """Which world is invented: its seed, how many events it has, and between which days.

    A dense one tells each event in three states and with more violations, and some of them wait at every level.
    """

    seed: int
    events: int
    first: date
    last: date
    dense: bool = False


@dataclass
class Done:
    """What was written."""

    reports: int = 0
    violations: int = 0
    decisions: int = 0


def write(
    world: World,
    *,
    by: Viewer,
    at: datetime,
    truth_file: IO[str] | None = None,
    tell: Callable[[int], None] = lambda done: None,
) -> Done:
    """Write the world; each chunk is one transaction. `tell` is told how many events are written so far."""
    done, hand = Done(), Hand(f"reports {world.seed}", dense=world.dense)
    source = events.events(world.seed, world.events, world.first, world.last, dense=world.dense)
    for chunk in _chunks(source):
        pairs = [(event, one) for event in chunk for one in told.reports(hand, event, until=world.last)]
        refs = incidents.simulate(situation=SHARES["situation"], invented=_invented(pairs), by=by, at=at)
        decisions = [
            verification.Invented(f"{ref}/{one.violation + 1}", one.status, one.on, one.at)
            for ref, (_, report) in zip(refs, pairs, strict=True)
            for one in report.decisions
        ]
        waiting = [
            verification.Halfway(f"{ref}/{one.violation + 1}", one.waits, one.on, one.at)
            for ref, (_, report) in zip(refs, pairs, strict=True)
            for one in report.waiting
        ]
        verification.simulate(
            situation=SHARES["situation"], invented=decisions, halfway=waiting, by=by, at=at
        )
        if truth_file is not None:
            rows = (truth.Written(event, one, ref) for ref, (event, one) in zip(refs, pairs, strict=True))
            truth.write(rows, truth_file)
        done.reports += len(pairs)
        done.violations += sum(len(event.violations) for event, _ in pairs)
        done.decisions += len(decisions)
        tell(chunk[-1].number)
    return done


def _chunks(source: Iterator[events.Event]) -> Iterator[list[events.Event]]:
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _invented(pairs: list[tuple[events.Event, told.Report]]) -> list[incidents.Invented]:
    return [
        incidents.Invented(
            [
                incidents.InventedState(one.at, one.standing, one.told, one.reason)
                for one in sorted(report.states, key=lambda state: state.at)
            ],
            again=place - 1 if report.again else None,
        )
        for place, (_, report) in enumerate(pairs)
    ]
