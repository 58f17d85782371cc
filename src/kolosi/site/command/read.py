"""`kolosi read`: documents become items, clauses and asks. No database, no network; files that cannot be read are named.

Exit codes: 0 when every file was read, 2 when one could not be or the call makes no sense, 1 when an output could not be written.
"""

import os
import signal
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kolosi.conclusions.gateways import as_json, files
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable
from kolosi.conclusions.rules import public, reading
from kolosi.conclusions.rules.shapes import Reading
from kolosi.site.command import reading_summary, room

STDOUT = "-"
SECONDS = 60  # for one document; the longest of hundreds of UN documents takes a fraction of one


class Format(StrEnum):
    """How a reading is written."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    AKN = "akn"


ENDINGS = {Format.JSON: ".json", Format.CSV: ".csv", Format.XLSX: ".xlsx", Format.AKN: ".akn.xml"}


Documents = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE...", help="Documents: text, PDF, Word (.docx) or web page.", show_default=False
    ),
]
Form = Annotated[
    Format | None,
    typer.Option(
        "--format", help="Write data instead of a summary: asks (csv) or everything (json, xlsx, akn)."
    ),
]
Out = Annotated[str, typer.Option(help="A folder, or for one document a file; - is the standard output.")]
Public = Annotated[
    bool, typer.Option("--public", help="Leave out what only a letter says, wherever it stands.")
]
AsOf = Annotated[
    str,
    typer.Option(help="Mark asks to bodies that had ended by that day (YYYY-MM-DD).", show_default=False),
]
Schema = Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the output and end.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


def read(
    documents: Documents = None,
    form: Form = None,
    out: Out = STDOUT,
    is_public: Public = False,
    as_of: AsOf = "",
    schema: Schema = False,
    as_json_data: AsJson = False,
) -> None:
    """Read UN documents into items, clauses and asks, offline.

    Without --format a summary for people is printed, with orphaned asks as of today.
    """
    if schema:
        typer.echo(as_json.schema(), nl=False)
        return
    if not documents:
        room.stop("Name at least one document to read, or see `kolosi read --help`.", 2)
    form = form or (Format.JSON if as_json_data else _told_by(out))
    day = _day(as_of)
    if form is None:
        read_one = _summarised(day or datetime.now(UTC).date().isoformat(), is_public)
    else:
        read_one = _written(form, _places(documents, form, out), day, is_public)
    failed = [document for document in _progressing(documents) if not _done(document, read_one)]
    if failed:
        raise typer.Exit(2)


def _told_by(out: str) -> Format | None:
    """The format that the output's name tells, if it tells any."""
    told = next((form for form, ending in ENDINGS.items() if out.endswith(ending)), None)
    if told is None and out != STDOUT:
        room.stop("Say in which format to write: --format json, csv, xlsx or akn.", 2)
    return told


def _day(said: str) -> str | None:
    try:
        return date.fromisoformat(said).isoformat() if said else None
    except ValueError:
        room.stop(f"{said} is no day; write it as YYYY-MM-DD.", 2)


def _places(documents: Sequence[Path], form: Format, out: str) -> dict[Path, Path | None]:
    """Where each document's output goes; `None` is the standard output. No input is ever overwritten."""
    if out == STDOUT:
        if len(documents) > 1:
            room.stop("Several documents need a folder: say --out FOLDER.", 2)
        return {documents[0]: None}
    folder = Path(out)
    if len(documents) == 1 and not folder.is_dir() and not out.endswith(("/", os.sep)):
        places: dict[Path, Path | None] = {documents[0]: folder}
    else:
        stems = Counter(document.stem for document in documents)
        places = {
            document: folder
            / ((document.stem if stems[document.stem] == 1 else document.name) + ENDINGS[form])
            for document in documents
        }
    targets = [os.path.realpath(place) for place in places.values() if place]
    if len(set(targets)) < len(targets):
        room.stop("Two documents have the same name: their outputs would lie in one place.", 2)
    if {os.path.realpath(document) for document in documents} & set(targets):
        room.stop("The output would overwrite a document that is read.", 2)
    return places


def _progressing(documents: Sequence[Path]) -> Iterator[Path]:
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(
        *columns, console=Console(stderr=True), transient=True, disable=len(documents) < 2
    ) as progress:
        task = progress.add_task("", total=len(documents))
        for document in documents:
            progress.update(task, description=document.name)
            yield document
            progress.advance(task)


def _done(document: Path, read_one: Callable[[Path], None]) -> bool:
    try:
        read_one(document)
    except Unreadable as refusal:
        typer.echo(f"{document}: {refusal}", err=True)
        return False
    except OSError as error:
        room.stop(f"{document}: the output could not be written: {error.strerror or error}.")
    return True


def _read(document: Path, day: str | None, is_public: bool) -> Reading:
    with _in_time():
        found = reading.read(files.opened(files.taken(document), document.name), as_of=day)
        return public.published(found) if is_public else found


@contextmanager
def _in_time() -> Iterator[None]:
    """Give up on a document that takes longer than any honest one: the grammar may meet text made to keep it busy."""

    def give_up(number: int, frame: object) -> NoReturn:
        raise Unreadable(Reason.TOO_COSTLY)

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _summarised(day: str, is_public: bool) -> Callable[[Path], None]:
    return lambda document: reading_summary.show(_read(document, day, is_public))


def _written(
    form: Format, places: dict[Path, Path | None], day: str | None, is_public: bool
) -> Callable[[Path], None]:
    def write(document: Path) -> None:
        data: bytes = import_module(f"kolosi.conclusions.gateways.as_{form}").written(
            _read(document, day, is_public)
        )
        place = places[document]
        if place is None:
            typer.get_binary_stream("stdout").write(data)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        with _whole(place) as target:
            target.write_bytes(data)

    return write


@contextmanager
def _whole(place: Path) -> Iterator[Path]:
    """Give a file to write beside the place, which takes the place only when it is whole."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}-")
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        beside.chmod(0o666 & ~_mask())
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
