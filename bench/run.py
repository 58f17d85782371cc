"""Run every subject in this folder and print its median beside its target. Nothing fails: figures are for people.

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


@dataclass(frozen=True)
class Subject:
    """One thing to measure: `act` runs once per measurement, after one run that does not count."""

    name: str
    target_seconds: float
    act: Callable[[], object]
    runs: int = 7


def measure(subject: Subject) -> list[float]:
    """Return the wall-clock seconds of each run, shortest first."""
    subject.act()
    taken = []
    for _ in range(subject.runs):
        start = time.perf_counter()
        subject.act()
        taken.append(time.perf_counter() - start)
    return sorted(taken)


def line(subject: Subject, taken: list[float]) -> str:
    """Return one row of the table: median, slowest, target, and whether the median keeps it."""
    median = statistics.median(taken)
    kept = (
        "kept" if median <= subject.target_seconds else f"{median / subject.target_seconds:.1f} × the target"
    )
    figures = [f"{1000 * seconds:>10.0f} ms" for seconds in (median, taken[-1], subject.target_seconds)]
    return f"{subject.name:<58}{''.join(figures)}{len(taken):>6}  {kept}"


def found(chosen: Iterable[str]) -> list[str]:
    """Return the subject files to run, in order of their names."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    return [name for name in names if name not in {"__init__", "run"} and (not chosen or name in set(chosen))]


def main(chosen: list[str]) -> None:
    """Print the table, file by file, and the most memory that the process ever held."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolosi.site.settings")
    print(f"{'subject':<58}{'median':>13}{'slowest':>13}{'target':>13}{'runs':>6}")
    for name in found(chosen):
        for subject in import_module(f"bench.{name}").subjects():
            print(line(subject, measure(subject)), flush=True)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"Most memory held: {held:.0f} MB. Targets are for a quiet machine; a busy one is slower.")


if __name__ == "__main__":
    main(sys.argv[1:])
