"""`kolosi verification`: take over what another system had decided of incidents that were brought in from it."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.verification.queries import DecidedInFile

application = typer.Typer(help="Take decisions of another system over.", no_args_is_help=True)
PART = 500  # decisions written in one transaction
MOST_REASONS = 50


@application.callback()
def verification() -> None:
    """Take decisions of another system over."""


@application.command("take-over")
def take_over(
    file: Annotated[
        str, typer.Argument(help="The reference of the file, as `kolosi incidents bring-in` told it.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; say what would be.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Take over the decisions of a task force that the file tells; run again, it goes on; 1 if any is left there."""
    room.open_tables()
    from django.db import DatabaseError

    from kolosi.verification import operations, queries

    by, at = console(), datetime.now(UTC)
    try:
        found = queries.decided_in_file(by, file, on=at.date())
        decided = [operations.Invented(*one, at=at) for one in found.takeable]
        for start in range(0, 0 if dry_run else len(decided), PART):
            part = decided[start : start + PART]
            operations.take_over(situation=found.situation, origin=found.origin, decided=part, by=by, at=at)
    except Refused as refusal:
        room.stop(_sentences(*refusal.obstacles), 2)
    except Absent:
        room.stop("There is no such file of a layout that tells decisions.", 2)
    except DatabaseError as error:
        room.stop(f"The register cannot be written: {error}. Has `kolosi migrate` been run?")
    _say(found, dry_run, as_json)
    if found.left:
        raise typer.Exit(1)


def console() -> Viewer:
    """Return whoever may run commands on the machine, as someone who may take decisions over."""
    from kolosi.access import rules

    return Viewer(person="console", name="console", grants=(rules.held("co_chair", EVERYWHERE),))


def _say(found: "DecidedInFile", dry_run: bool, as_json: bool) -> None:
    reasons = found.left[:MOST_REASONS]
    if as_json:
        told = {
            "file": found.ref,
            "taken_over": len(found.takeable),
            "held": found.held,
            "left": len(found.left),
        }
        told |= {
            "reasons": [
                {"row": one.row, "violation": one.violation, "reasons": one.reasons} for one in reasons
            ]
        }
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    would = "would be " if dry_run else ""
    typer.echo(
        f"{len(found.takeable)} decisions {would}taken over, {found.held} taken over already, {len(found.left)} left."
    )
    for one in reasons:
        typer.echo(f"{one.sheet}, row {one.row}, {one.violation}: {_sentences(*one.reasons)}", err=True)


def _sentences(*codes: str) -> str:
    from kolosi.site import obstacles

    return " ".join(obstacles.sentences(codes))
