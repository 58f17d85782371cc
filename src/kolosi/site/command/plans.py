"""`kolosi plans`: briefings on what binds a party and how it keeps it, as Word files, from the shell."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.site.command import room

application = typer.Typer(no_args_is_help=True, help="Commitments of parties: briefings.")
LANGUAGES = ("en", "fr")


@application.callback()
def plans() -> None:
    """Commitments of parties."""


@application.command()
def briefing(
    party: Annotated[str, typer.Argument(help="The short name of the party in the register, such as cma.")],
    out: Annotated[Path, typer.Option(help="The folder in which the files are written.", file_okay=False)],
    address: Annotated[
        str, typer.Option(help="Where the pages are that links in the files lead back to.")
    ] = "http://127.0.0.1:8000/",
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Write what binds a party, what is claimed and verified, and what may breach it, in English and French."""
    room.open_tables()
    from django.db import DatabaseError

    try:
        files = {language: _written(party, language, address) for language in LANGUAGES}
    except DatabaseError as error:
        room.stop(f"The commitments cannot be read: {error}. Has `kolosi migrate` been run?")
    paths = [out / f"commitments-{party}-{language}.docx" for language in files]
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
    except OSError as error:
        room.stop(f"{out} cannot be written: {error.strerror or error}.")
    typer.echo(json.dumps({"files": [str(one) for one in paths]}) if as_json else "\n".join(map(str, paths)))


def _written(party: str, language: str, address: str) -> bytes:
    from django.utils import translation

    from kolosi.access import rules
    from kolosi.plans import queries
    from kolosi.plans.gateways import as_docx
    from kolosi.plans.views import briefing as telling

    held = (rules.held("co_chair", EVERYWHERE),)
    viewer = Viewer(person="console", name="console", grants=held, language=language)
    with translation.override(language):
        sheet = queries.compliance(viewer, party, at=datetime.now(UTC))
        if sheet is None:
            room.stop(f"There is no party {party} in the register.", 2)
        return as_docx.written(telling.briefing(sheet, address=address), at=sheet.at)
