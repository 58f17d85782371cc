"""`kolosi listing`: the annexes of a report as files, and the register held against the Council's consolidated list.

Exit codes: 0 when done, 2 when the report is not recorded or the file is not the list, 1 when a folder cannot be written.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kolosi.kernel.refusals import Refused
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.reference.rules import document
from kolosi.site.command import room

SHIPPED = "listing_mali_2018"
application = typer.Typer(
    no_args_is_help=True, help="Annexes of annual reports, and the Security Council's consolidated list."
)
JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@application.command()
def annex(
    year: Annotated[int, typer.Argument(help="The year in which the report was issued.")],
    out: Annotated[Path, typer.Option(help="The folder in which the files are written.", file_okay=False)],
    language: Annotated[str, typer.Option(help="en or fr.")] = "en",
    as_json: JSON = False,
) -> None:
    """Write the annexes of a report as Word, CSV, JSON and FollowTheMoney."""
    room.open_tables()
    from kolosi.listing.queries import files
    from kolosi.listing.views.annexes import FILES

    sheet = files.sheet(_console(language), year)
    if sheet is None:
        room.stop(f"The annexes of the report of {year} are not recorded.", 2)
    paths = {out / f"annex-{year}.{kind}": written for kind, (written, _) in FILES.items()}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path, written in paths.items():
            path.write_bytes(written(sheet))
    except OSError as error:
        room.stop(f"{out} cannot be written: {error.strerror or error}.")
    names = [str(path) for path in paths]
    typer.echo(json.dumps({"files": names, "entries": len(sheet.entries)}) if as_json else "\n".join(names))


@application.command()
def match(
    file: Annotated[Path, typer.Argument(help="The consolidated list (XML).", exists=True, dir_okay=False)],
    as_json: JSON = False,
) -> None:
    """Hold the register against an edition of the list; what is found waits for a person to decide."""
    room.open_tables()
    from kolosi.listing import operations
    from kolosi.listing.queries import sanctions
    from kolosi.site import obstacles

    by = _console("en")
    try:
        operations.screen(data=file.read_bytes(), by=by, at=datetime.now(UTC))
    except Refused as refusal:
        room.stop(" ".join(obstacles.sentences(refusal.obstacles)), 2)
    found = sanctions.screened(by)
    rows = found.rows if found else ()
    if as_json:
        told = [{"party": one.party.code, "reference": one.reference, "name": one.theirs} for one in rows]
        typer.echo(
            json.dumps({"edition": found.edition if found else "", "candidates": told}, ensure_ascii=False)
        )
        return
    for one in rows:
        typer.echo(f"{one.reference}  {one.party.short}: {one.theirs}")
    typer.echo(f"{len(rows)} candidates; a person decides on each.")


def tell(told: dict[str, Any], *, by: Viewer, at: datetime) -> None:
    """Record the annexes of a data file."""
    from kolosi.listing import operations
    from kolosi.listing.rules.annexes import Annex, Entry

    entries = (Entry(**{**one, "triggers": tuple(one["triggers"])}) for one in told["entry"])
    annex = Annex(
        told["year"],
        told["data_year"],
        told["symbol"],
        told["source"],
        tuple(told["situations"]),
        tuple(entries),
    )
    operations.record(annex=annex, by=by, at=at)


def shipped() -> dict[str, Any]:
    """Return what sources tell of the annex of 2018 for Mali."""
    return dict(document(SHIPPED))


def _console(language: str) -> Viewer:
    """Return whoever may run commands on the machine, as someone who keeps listings."""
    from kolosi.access import rules

    grants = (rules.held("desk_officer", EVERYWHERE),)
    return Viewer(person="console", name="console", grants=grants, language=language)
