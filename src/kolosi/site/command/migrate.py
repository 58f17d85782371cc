"""`kolosi migrate`: bring the tables to the present form, with a progress display."""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from kolosi.site.command import room


def migrate(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print how many steps were taken, as JSON.")
    ] = False,
) -> None:
    """Bring the database to the present form. What is in it is kept."""
    room.open_tables()
    from django.core.management import call_command
    from django.db import DatabaseError, connection

    try:
        taken = _steps(connection, quiet=as_json)
        call_command("migrate", verbosity=0)
    except DatabaseError as error:
        room.stop(f"The database cannot be brought to the present form: {error}")
    if as_json:
        typer.echo(json.dumps({"steps": taken}))
    else:
        typer.echo(f"The database is ready ({taken} steps taken)." if taken else "The database is ready.")


def _steps(connection: Any, *, quiet: bool) -> int:
    from django.db.migrations.executor import MigrationExecutor

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=Console(stderr=True, quiet=quiet), transient=True) as progress:
        task = progress.add_task("Preparing the database", total=None)

        def seen(action: str, migration: Any = None, fake: bool | None = None) -> None:
            if action == "apply_success":
                progress.advance(task)

        executor = MigrationExecutor(connection, seen)
        targets = executor.loader.graph.leaf_nodes()
        plan = executor.migration_plan(targets)
        progress.update(task, total=len(plan))
        if plan:
            executor.migrate(targets, plan)
    return len(plan)
