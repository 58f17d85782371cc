"""`kolosi incidents`: bring incidents in from a file, hand them out, or make an empty workbook to fill in."""

import json
import tomllib
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.site.command import room


class Language(StrEnum):
    """Those in which headings are written."""

    EN = "en"
    FR = "fr"


application = typer.Typer(help="Bring incidents in from sheets, and hand them out.", no_args_is_help=True)
PART = 500  # incidents written in one transaction
MOST_REASONS = 50
Situation = Annotated[str, typer.Option(help="The code of the situation, such as ML.")]
Headings = Annotated[Language, typer.Option(help="The language of the headings.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")]


@application.command("bring-in")
def bring_in(
    file: Annotated[Path | None, typer.Argument(help="A workbook (.xlsx), a CSV, or a zip of CSVs.")] = None,
    situation: Situation = "ML",
    layout: Annotated[str, typer.Option(help="ours, primero, or mapped (with --mapping).")] = "ours",
    mapping: Annotated[str, typer.Option(help="The name or reference of a saved mapping.")] = "",
    origin: Annotated[str, typer.Option(help="Whose numbers those of the file are.")] = "workbook",
    simulated: Annotated[bool, typer.Option(help="Say of each incident that it is simulated.")] = False,
    revise: Annotated[bool, typer.Option(help="Take what is told otherwise as a new state.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; say what would be.")] = False,
    resume: Annotated[str, typer.Option(help="Go on with the file of that reference.")] = "",
    as_json: AsJson = False,
) -> None:
    """Bring incidents in, each whole or not at all, with the reason for each that is not taken; 1 if there is any."""
    room.open_tables()
    from django.db import DatabaseError, transaction

    from kolosi.incidents.gateways.workbook_opened import CannotOpen

    by, at = console(), datetime.now(UTC)
    given = (file, situation, layout, mapping, origin, simulated, revise, by, at)
    try:
        if dry_run:
            with transaction.atomic():
                ref = resume or _submitted(*given)
                told = _dry(ref, by, at)
                transaction.set_rollback(True)
        else:
            ref = resume or _begun(*given)
            told = _brought(ref, by, as_json)
    except Refused as refusal:
        room.stop(_sentences(*refusal.obstacles), 2)
    except CannotOpen as error:
        room.stop(_sentences(error.reason), 2)
    except Absent:
        room.stop("There is no such file, layout or mapping.", 2)
    except DatabaseError as error:
        room.stop(f"The register cannot be written: {error}. Has `kolosi migrate` been run?")
    _say(told, dry_run, as_json)
    if told["reasons"]:
        raise typer.Exit(1)


def console() -> Viewer:
    """Return whoever may run commands on the machine, as someone who keeps the register."""
    from kolosi.access import rules

    return Viewer(person="console", name="console", grants=(rules.held("information_manager", EVERYWHERE),))


def _submitted(
    file: Path | None, situation: str, layout: str, mapping: str, origin: str, simulated: bool, revise: bool,
    by: Viewer, at: datetime,
) -> str:  # fmt: skip
    from kolosi.incidents import operations

    room.known_situation(situation)
    if file is None:
        room.stop("Name a file, or with --resume the reference of one that was begun.", 2)
    try:
        data = file.read_bytes()
    except OSError as error:
        room.stop(f"The file cannot be read: {error}.", 2)
    submitted = operations.File(file.name, data, layout, mapping, origin, simulated, revise)
    return operations.submit(situation=situation, file=submitted, by=by, at=at)


def _begun(*given: Any) -> str:
    """Keep the file and say its name at once: whoever is stopped in the middle needs it to go on."""
    ref = _submitted(*given)
    typer.echo(f"Should this be stopped, go on with: kolosi incidents bring-in --resume {ref}", err=True)
    return ref


def _brought(ref: str, by: Viewer, quiet: bool) -> dict[str, Any]:
    from kolosi.incidents import operations
    from kolosi.incidents.queries import bringing as reads

    total = reads.staged(by, ref).incidents
    shown = (TextColumn("{task.completed}/{task.total}"), BarColumn(), TimeRemainingColumn())
    with Progress(*shown, console=Console(stderr=True, quiet=quiet), transient=True) as bar:
        task = bar.add_task("", total=total)
        done = reads.bringing(by, ref).progress
        while done.position < total:
            bar.update(task, completed=done.position)
            done = operations.bring_in(ref=ref, how_many=PART, by=by, at=datetime.now(UTC))
    reads.path_of(by, ref).unlink(missing_ok=True)
    reasons = reads.unfit(by, ref, most=MOST_REASONS)
    return {"ref": ref, **asdict(done), "reasons": [asdict(one) for one in reasons]}


def _dry(ref: str, by: Viewer, at: datetime) -> dict[str, Any]:
    from kolosi.incidents.queries import bringing as reads

    staged, known = reads.staged(by, ref), reads.known(by)
    begun = reads.bringing(by, ref).progress.position
    counts = dict.fromkeys(("new", "revised", "known", "refused"), 0)
    reasons = list(staged.orphans)
    for after in range(begun, staged.incidents, PART):
        for one in reads.preview(by, ref, after=after, how_many=PART, at=at, held=known):
            counts[one.outcome] += 1
            reasons += one.complaints
    reads.path_of(by, ref).unlink(missing_ok=True)
    left = {head.sheet: dict(head.left) for head in staged.heads if head.left}
    counts["brought"] = counts.pop("new")
    return {
        "ref": "",
        **counts,
        "position": 0,
        "left": left,
        "reasons": [asdict(one) for one in reasons[:MOST_REASONS]],
    }


def _say(told: dict[str, Any], dry_run: bool, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    would = "would be " if dry_run else ""
    typer.echo(
        f"{told['brought']} incidents {would}brought in, {told['revised']} {would}revised, {told['known']} known and "
        f"unchanged, {told['refused']} not taken." + (f" The file is {told['ref']}." if told["ref"] else "")
    )
    for sheet, columns in told.get("left", {}).items():
        typer.echo(f"{sheet}: left where they are: {', '.join(sorted(columns))}")
    for one in told["reasons"]:
        place = f"{one['sheet']}, row {one['row']}" + (f", {one['field']}" if one["field"] else "")
        typer.echo(
            f"{place}" + (f", {one['value']!r}" if one["value"] else "") + f": {_sentences(one['reason'])}",
            err=True,
        )


def _sentences(*codes: str) -> str:
    from kolosi.site import obstacles

    return " ".join(obstacles.sentences(codes))


@application.command("map-sheet")
def map_sheet(
    file: Annotated[
        Path, typer.Argument(help="A TOML file: one [[column]] for each heading that is mapped.")
    ],
    name: Annotated[str, typer.Option(help="The name to save it under.")],
    situation: Situation = "ML",
) -> None:
    """Save how another sheet is read: of each column `heading`, `column`, and where needed `always`, `order`, `words`."""
    room.known_situation(situation)
    try:
        told = tomllib.loads(file.read_text("utf-8"))["column"]
    except (OSError, ValueError, KeyError) as error:
        room.stop(f"The way of reading cannot be read: {error}.", 2)
    room.open_tables()
    from django.db import DatabaseError

    from kolosi.incidents import operations

    by, at = console(), datetime.now(UTC)
    try:
        ref = operations.map_sheet(
            situation=situation, name=name, columns=[_mapped(one) for one in told], by=by, at=at
        )
    except Refused as refusal:
        room.stop(room.why(refusal), 2)
    except DatabaseError as error:
        room.stop(f"The register cannot be written: {error}. Has `kolosi migrate` been run?")
    typer.echo(f"Saved as {name} ({ref}).")


def _mapped(told: Any) -> Any:
    from kolosi.incidents.gateways import mapping

    try:
        entry, _, column = told["column"].partition(".")
        constant = str(told.get("order") or told.get("always") or "")
        words = {str(word): str(code) for word, code in told.get("words", {}).items()}
    except (AttributeError, KeyError, TypeError):
        room.stop(f"This is no column that is mapped: {told}.", 2)
    found = mapping.MappedColumn(str(told.get("heading", "")), entry, column, constant, words)
    if wrong := mapping.unreadable(found):
        room.stop(f"{told['column']} cannot take this: {', '.join(wrong)}.", 2)
    return found


@application.command("hand-out")
def hand_out(
    out: Annotated[Path, typer.Argument(help="Where to write: a file ending in .xlsx, or in .zip for CSV.")],
    situation: Situation = "ML",
    language: Headings = Language.EN,
) -> None:
    """Write all incidents of a situation, complete, in our workbook or as CSV."""
    room.known_situation(situation)
    room.can_write_in(out.parent)
    room.open_tables()
    from django.db import DatabaseError

    from kolosi.incidents import operations
    from kolosi.incidents.gateways import csv_files, workbook
    from kolosi.incidents.queries import export

    by, at = console(), datetime.now(UTC)
    form = "csv" if out.suffix == ".zip" else "xlsx"
    try:
        count = operations.hand_out(situation=situation, form=form, by=by, at=at)
        told = export.exported(by, situation=situation)
        if form == "csv":
            data = csv_files.written(told, language=language)
        else:
            data = workbook.written(told, language=language, on=at.date(), translate=str)
    except DatabaseError as error:
        room.stop(f"The register cannot be read: {error}. Has `kolosi migrate` been run?")
    room.write({out: data})
    typer.echo(f"{count} incidents handed out.")


@application.command("reindex")
def reindex() -> None:
    """Make again what lists and searches look in, from what was told and decided; nothing told changes."""
    room.open_tables()
    from django.db import DatabaseError, transaction

    from kolosi.incidents import operations
    from kolosi.verification import queries as verification

    by, after, count = console(), "", 0
    try:
        while True:
            with transaction.atomic():  # lists never show what was decided as pending
                at = datetime.now(UTC)
                refs = operations.reindex(after=after, how_many=PART, by=by, at=at)
                operations.mark(verdicts=verification.verdicts(by, refs), by=by, at=at)
            if not refs:
                break
            after, count = refs[-1], count + len(refs)
    except DatabaseError as error:
        room.stop(f"The register cannot be written: {error}. Has `kolosi migrate` been run?")
    typer.echo(f"{count} incidents can be found again by all that was told of them.")


@application.command("template")
def template(
    out: Annotated[Path, typer.Argument(help="Where to write the workbook.")],
    language: Headings = Language.EN,
) -> None:
    """Write an empty workbook to fill in, with lists to choose from."""
    room.can_write_in(out.parent)
    room.open_tables()
    from kolosi.incidents.gateways import workbook

    room.write({out: workbook.written((), language=language, on=datetime.now(UTC).date(), translate=str)})
