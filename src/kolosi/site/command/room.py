"""What commands share: the tables made ready, files written whole or not at all, one sentence where it cannot go on."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn

import typer

from kolosi.kernel.refusals import Refused


def open_tables() -> None:
    """Make the application ready in this process; commands that read documents never come here."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolosi.site.settings")
    import django

    django.setup()


def why(refusal: Refused) -> str:
    """Return the sentences of all that stands in the way; commands show no codes."""
    from kolosi.site import obstacles

    return " ".join(obstacles.sentences(refusal.obstacles))


def known_situation(code: str) -> str:
    """Return the code, or stop where no situation has it."""
    from kolosi.reference.rules import code_list

    if code not in code_list("situations"):
        stop(f"There is no situation {code}.", 2)
    return code


def can_write_in(folder: Path) -> None:
    """Stop now, before anything is counted or kept, where files could not be written in the folder afterwards."""
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    try:
        with TemporaryFile(dir=there):
            pass
    except OSError as error:
        stop(f"No file can be written in {folder}: {error.strerror or error}.", 2)


def write(files: Mapping[Path, bytes]) -> None:
    """Write all files or none: what stands there already stays until the last of them is written."""
    parts = {path: path.with_name(f".{path.name}.part") for path in files}
    try:
        for path, part in parts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(files[path])
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        stop(f"The files cannot be written: {error.strerror or error}.")
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def stop(sentence: str, code: int = 1) -> NoReturn:
    """Say in one sentence why it does not go on, and end."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
