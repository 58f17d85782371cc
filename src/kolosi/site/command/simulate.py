"""`kolosi simulate`: an invented archive of incidents, its truth beside it. For trying things out, never for real work."""

from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Grant, Viewer
from kolosi.site.command import room


def simulate(
    incidents: Annotated[int, typer.Option(min=1, help="How many events are invented.")] = 1000,
    seed: Annotated[int, typer.Option(help="The same seed invents the same world.")] = 7,
    first: Annotated[str, typer.Option(help="The first day, such as 2012-01-01.")] = "2012-01-01",
    last: Annotated[str, typer.Option(help="The last day.")] = "2022-12-31",
    dense: Annotated[
        bool, typer.Option("--dense", help="Three states and more violations each; some wait at every level.")
    ] = False,
    truth: Annotated[Path | None, typer.Option(help="Where the truth is written, a line a report.")] = None,
) -> None:
    """Invent incidents like those of a task force, mark each as simulated, and write the truth beside them."""
    period = _period(first, last)
    room.open_tables()
    from django.db import DatabaseError

    from kolosi.site.simulation import writing

    world = writing.World(seed, incidents, period.first, period.last, dense)
    try:
        _refuse_in_earnest()
        with (
            truth.open("x", encoding="utf-8") if truth else nullcontext() as file,
            Progress(console=Console(stderr=True), transient=True) as progress,
        ):
            task = progress.add_task("Inventing", total=incidents)
            done = writing.write(
                world, by=inventor(), at=datetime.now(UTC), truth_file=file,
                tell=lambda number: progress.update(task, completed=number),
            )  # fmt: skip
    except FileExistsError:
        room.stop(f"{truth} is there already; the truth of another world is not overwritten.", 2)
    except OSError as error:
        room.stop(f"The truth cannot be written: {error.strerror or error}.", 2)
    except DatabaseError as error:
        room.stop(f"The incidents cannot be written: {error}. Has `kolosi migrate` been run?")
    typer.echo(
        f"Invented: {done.reports} reports with {done.violations} violations and {done.decisions} decisions."
    )


def inventor() -> Viewer:
    """Return who writes invented records from the shell."""
    permissions = frozenset(
        {"incidents.report", "incidents.read", "verification.read", "verification.simulate"}
    )
    return Viewer(person="simulator", name="Simulator (simulated)", grants=(Grant(permissions),))


def _period(first: str, last: str) -> Period:
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError as error:
        room.stop(f"The first and the last day cannot be read; write them as 2012-01-01: {error}.", 2)


def _refuse_in_earnest() -> None:
    from kolosi.access import queries, rules

    if {person.simulated for person in queries.people(rules.CONSOLE)} == {False}:
        room.stop(
            "People who are not simulated work with this database: invented incidents do not belong in it.", 2
        )
