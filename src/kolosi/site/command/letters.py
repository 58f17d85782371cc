"""`kolosi letters`: the whole pack of a document as Word files. No database, no network.

Exit codes: 0 when every letter of the pack was written, 2 when the document makes none, cannot be read or a letter was
refused (each is named with the reason), 1 when the folder cannot be written.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.letters.rules.address import Obstacle
    from kolosi.letters.rules.packs import Piece, Source


def letters(
    document: Annotated[Path, typer.Argument(help="The conclusions: text, PDF, Word (.docx) or web page.")],
    out: Annotated[Path, typer.Option(help="The folder in which the letters are written.", file_okay=False)],
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], help="The date of the letters; today if left out."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the pack as JSON.")] = False,
) -> None:
    """Write the statements, letters and recommendations that conclusions make, each to its own addressees."""
    from kolosi.letters.rules import packs

    source = _read(document)
    pieces = packs.pack(source)
    if not pieces:
        room.stop(f"{document}: nothing in it is a statement, a letter or a recommendation to be sent.", 2)
    told = [_written(source, piece, out, on or datetime.now(UTC)) for piece in pieces]
    refused = [one for one in told if one["refused"]]
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        for one in told:
            typer.echo(
                f"{one['paragraph']}: {one['file'] or ' '.join(one['why'])} ({', '.join(one['to'])})",
                err=bool(one["refused"]),
            )
        typer.echo(f"Written: {len(told) - len(refused)} of {len(told)}.")
    if refused:
        raise typer.Exit(2)


def _read(document: Path) -> "Source":
    from kolosi.conclusions.gateways import files
    from kolosi.conclusions.gateways.unreadable import Unreadable
    from kolosi.conclusions.rules import reading
    from kolosi.letters.rules import packs

    try:
        return packs.source(reading.read(files.opened(files.taken(document), document.name)))
    except Unreadable as refusal:
        room.stop(f"{document}: {refusal}", 2)


def _written(source: "Source", piece: "Piece", out: Path, on: datetime) -> dict[str, list[str] | str]:
    from kolosi.letters.gateways import as_docx, templates
    from kolosi.letters.rules import days, writing

    form = writing.form_for(piece)
    told: dict[str, list[str] | str] = {
        "key": piece.key,
        "paragraph": piece.paragraph,
        "channel": piece.channel,
        "to": [one.name for one in piece.addressees],
        "agreed": [one.label for one in piece.agreed],
    }
    standing = writing.obstacles(source, piece, form=form, on=on.date().isoformat())
    if standing:
        return {**told, "file": "", "refused": sorted(standing), "why": _why(standing)}
    template = templates.template(writing.kind_of(piece, form), source.language)
    letter = writing.written(source, piece, template, form=form, day=days.said(on.date(), source.language))
    path = out / f"{piece.key}.docx"
    try:
        out.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_docx.written(letter))
    except OSError as error:
        room.stop(f"{path} cannot be written: {error.strerror or error}.")
    return {**told, "file": str(path), "refused": [], "why": []}


def _why(standing: "set[Obstacle]") -> list[str]:
    from kolosi.site import obstacles

    room.open_tables()
    return obstacles.sentences(standing)
