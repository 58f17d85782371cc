"""`kolosi places`: load files of places (P-codes, GeoNames, boundaries, or the bundled ones), and search them."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kolosi.kernel.refusals import Refused
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.places.queries import Found, Preview
    from kolosi.places.rules import About

application = typer.Typer(help="Load places and search them.", no_args_is_help=True)
SHOWN = 20  # rows that cannot be taken


@application.command()
def load(
    file: Annotated[
        Path | None, typer.Argument(help="A CSV of P-codes, a GeoNames text, GeoJSON or TopoJSON.")
    ] = None,
    bundled: Annotated[
        bool, typer.Option("--bundled", help="Load the files that ship with Kolosi, once.")
    ] = False,
    situation: Annotated[str, typer.Option(help="The situation whose places they are.")] = "ML",
    edition: Annotated[str, typer.Option(help="The code of the edition, such as 2021 or geonames.")] = "",
    source: Annotated[str, typer.Option(help="Where the file is from.")] = "",
    licence: Annotated[str, typer.Option(help="Under which licence it may be used.")] = "",
    first: Annotated[
        str, typer.Option(help="The day from which divisions stood, where the file does not say.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Load a file of places, whole or not at all; what is known already stays as it is."""
    room.open_tables()
    from django.db import DatabaseError, transaction

    if bundled == bool(file):
        room.stop("Name a file, or say --bundled.", 2)
    try:
        with transaction.atomic():
            done = (
                load_bundled(at=datetime.now(UTC))
                if bundled
                else _load(file, situation, edition, source, licence, first)
            )
    except Refused as refusal:
        room.stop(f"Nothing was loaded: {room.why(refusal)}", 2)
    except DatabaseError as error:
        room.stop(f"Places cannot be written: {error}. Has `kolosi migrate` been run?")
    if as_json:
        typer.echo(json.dumps(done))
        return
    typer.echo(f"{done['places']} new places, {done['names']} new names, {done['shapes']} shapes.")


def load_bundled(*, at: datetime) -> dict[str, int]:
    """Load the shipped files that are not loaded yet, as whoever may run commands."""
    from kolosi.places.gateways import bundled as shipped

    done = {"places": 0, "names": 0, "shapes": 0}
    for one in shipped.files():
        made = _loaded(one.data, one.name, one.layout, one.about, at=at)
        done = {name: count + made[name] for name, count in done.items()}
    return done


def _load(
    file: Path | None, situation: str, edition: str, source: str, licence: str, first: str
) -> dict[str, int]:
    from kolosi.places import rules
    from kolosi.places.gateways import files

    room.known_situation(situation)
    try:
        data = file.read_bytes() if file else b""
        day = date.fromisoformat(first) if first else None
    except OSError as error:
        room.stop(f"The file cannot be read: {error}.", 2)
    except ValueError:
        room.stop("The first day cannot be read; write it as 2023-03-13.", 2)
    name = file.name if file else ""
    layout = files.layout_of(name, data)
    about = rules.About(situation, edition or "bundled", "", source or name, licence, day)
    if not edition and layout is not rules.Layout.REGISTER:
        room.stop("Say which edition it is: --edition 2021, or --edition geonames.", 2)
    return _loaded(data, name, layout, about, at=datetime.now(UTC))


def _loaded(data: bytes, name: str, layout: str, about: "About", *, at: datetime) -> dict[str, int]:
    """Receive and load one file; a file that is loaded already adds nothing."""
    from kolosi.places import operations, queries

    by = console()
    ref = operations.receive(data=data, name=name, layout=layout, about=about, by=by, at=at)
    seen = queries.preview(by, ref)
    if seen and seen.loaded_at:
        return {"places": 0, "names": 0, "shapes": 0}
    if seen and seen.faults:
        _name_faults(seen)
    made = operations.load(ref=ref, by=by, at=at)
    return {"places": made.places, "names": made.names, "shapes": made.shapes}


def _name_faults(seen: "Preview") -> NoReturn:
    for one in seen.complaints[:SHOWN]:
        where = f"row {one.row}" + (f", {one.field}" if one.field else "")
        typer.echo(f"{where}: {one.reason}" + (f" ({one.value})" if one.value else ""), err=True)
    room.stop(f"Nothing was loaded: {seen.faults} rows cannot be taken.", 2)


def console() -> Viewer:
    """Return whoever may run commands on the machine, as someone who keeps the register of places."""
    from kolosi.access import rules

    return Viewer(person="console", name="console", grants=(rules.held("information_manager", EVERYWHERE),))


@application.command()
def search(
    name: Annotated[str, typer.Argument(help="A name in any spelling, or a P-code.")],
    situation: Annotated[str, typer.Option(help="Only places of this situation.")] = "",
    on: Annotated[
        str, typer.Option(help="The day whose divisions are meant, such as 2018-05-04; today without it.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """Find places by any spelling; all that bear one name are shown with what they lie in."""
    room.open_tables()
    from django.db import DatabaseError

    from kolosi.places import queries

    try:
        day = date.fromisoformat(on) if on else datetime.now(UTC).date()
        found = queries.search(console(), name, situation=situation, on=day, limit=limit)
    except ValueError:
        room.stop("The day cannot be read; write it as 2018-05-04.", 2)
    except DatabaseError as error:
        room.stop(f"Places cannot be read: {error}. Has `kolosi migrate` been run?")
    if as_json:
        typer.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        inside = ", ".join(reversed(one.hierarchy))
        known = f" (also {one.matched})" if one.matched else ""
        typer.echo(
            f"{one.code:<12} {one.name}{known}: {one.level_label}{', in ' + inside if inside else ''} [{one.edition}]"
        )
    if not found:
        room.stop("No place fits. Try another spelling, or load more places.", 1)


def _plain(one: "Found") -> dict[str, object]:
    told = {
        name: getattr(one, name)
        for name in ("code", "edition", "situation", "name", "hierarchy", "level", "valid", "matched")
    }
    return {**told, "point": list(one.point) if one.point else None}
