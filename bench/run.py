"""Run every subject in this folder and print what it takes beside its target. Nothing fails: figures are for people.

A subject file defines `subjects() -> Iterable[Subject]`. Names given on the command line choose files: `bench.run reading`.
"""

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

MANY = 20  # runs from which on the target is for nineteen in twenty of them, not for the median
HEAD = ("median", "19 in 20", "processor", "target")


@dataclass(frozen=True)
class Subject:
    """One thing to measure: `act` runs once per measurement, after one run that does not count where `warmed`.

    `beside` names a subject measured earlier in the same run that comes to the same result in another way.
    """

    name: str
    target_seconds: float
    act: Callable[[], object]
    runs: int = 7
    warmed: bool = True
    beside: str = ""


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock of each run, shortest first, and what a run took of a processor, child processes included."""

    clock: tuple[float, ...]
    processor: float

    @property
    def median(self) -> float:
        """What half of the runs stay under."""
        return statistics.median(self.clock)

    @property
    def most(self) -> float:
        """What nineteen in twenty runs stay under; of few runs, the slowest."""
        return self.clock[max(0, -(-len(self.clock) * 19 // 20) - 1)]


def measure(subject: Subject) -> Taken:
    """Run the subject as often as it asks."""
    if subject.warmed:
        subject.act()
    clock, before = [], _processor()
    for _ in range(subject.runs):
        start = time.perf_counter()
        subject.act()
        clock.append(time.perf_counter() - start)
    return Taken(tuple(sorted(clock)), (_processor() - before) / subject.runs)


def _processor() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def line(subject: Subject, taken: Taken, earlier: dict[str, Taken]) -> str:
    """Return one row of the table, with whether the target is kept and how it compares."""
    judged = taken.most if subject.runs >= MANY else taken.median
    target = subject.target_seconds
    kept = "kept" if judged <= target else f"{judged / target:.1f} × the target"
    if other := earlier.get(subject.beside):
        kept += f"; {other.median / taken.median:.3g} × as fast as {subject.beside}"
    figures = [
        f"{1000 * seconds:>10.0f} ms" for seconds in (taken.median, taken.most, taken.processor, target)
    ]
    return f"{subject.name:<66}{''.join(figures)}{subject.runs:>6}  {kept}"


def found(chosen: Iterable[str]) -> list[str]:
    """Return the subject files to run, in order of their names."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    return [name for name in names if name not in {"__init__", "run"} and (not chosen or name in set(chosen))]


def main(chosen: list[str]) -> None:
    """Print the table, file by file, the most memory that the process ever held, and how busy the machine was."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolosi.site.settings")
    print(f"{'subject':<66}{''.join(f'{name:>13}' for name in HEAD)}{'runs':>6}")
    earlier: dict[str, Taken] = {}
    for name in found(chosen):
        for subject in import_module(f"bench.{name}").subjects():
            earlier[subject.name] = measure(subject)
            print(line(subject, earlier[subject.name], earlier), flush=True)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    busy = os.getloadavg()[0]
    print(
        f"Most memory held: {held:.0f} MB. Targets are for a quiet machine; this one had {busy:.1f} processes at work."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
