"""Incidents that come in from our workbook and leave in one, through the shell as people do it, and how much memory that takes.

As many as KOLOSI_BENCH_INCIDENTS says; the target, ten minutes for 100,000, is divided accordingly. Each command is a
process of its own, in a folder of its own.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.run import Subject
from bench.world import incidents

TARGET, START = (
    600.0,
    3.0,
)  # seconds: for as many as the targets are meant for, and for a command that does nothing
SHELL = "from kolosi.site.command import run; run()"


@dataclass(frozen=True)
class Room:
    """A folder with tables of its own, and commands that are run there."""

    folder: Path

    def run(self, *arguments: object) -> None:
        """Run a command of the shell; what it says is not shown."""
        own = {
            "KOLOSI_DATA": str(self.folder),
            "KOLOSI_DATABASE": f"sqlite://{self.folder / 'kolosi.sqlite3'}",
        }
        command = [sys.executable, "-c", SHELL, *map(str, arguments)]
        subprocess.run(command, env={**os.environ, **own}, check=True, capture_output=True)


def subjects() -> Iterator[Subject]:
    """Yield the invention of incidents, their leaving, and their coming into an empty register."""
    number = incidents.how_many()
    target = START + TARGET * number / incidents.TARGETED
    with tempfile.TemporaryDirectory(prefix="kolosi-bench-") as folder:
        rooms = [Room(Path(folder) / name) for name in ("here", "there")]
        for room in rooms:
            room.run("migrate")
            room.run("parties")
        here, there = rooms
        file = Path(folder) / "incidents.xlsx"
        for what, act in (
            (f"{number} events invented", partial(here.run, "simulate", "--incidents", number)),
            ("their incidents handed out", partial(here.run, "incidents", "hand-out", file)),
            ("brought into an empty register", partial(there.run, "incidents", "bring-in", file)),
        ):
            yield Subject(what, target, act, runs=1, warmed=False)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{file.stat().st_size / 1e6:.1f} MB; most memory held by a command: {most:.0f} MB (target 1,500 MB)"
        )
