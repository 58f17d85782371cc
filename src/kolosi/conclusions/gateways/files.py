"""A file becomes a `Source` that the grammar can read: weighed, recognised, opened, its language known.

`taken` is for paths, `opened` for bytes that are already here (an upload). Both refuse with `Unreadable` only.
"""

import hashlib
import os
import re
import stat
from pathlib import Path, PurePath

from kolosi.conclusions.gateways import child, kinds, plain_text, tongue
from kolosi.conclusions.gateways.kinds import Kind
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable
from kolosi.conclusions.rules.shapes import Layout, Source

LARGEST = 20 * 1024 * 1024  # bytes
LONGEST = 1_000_000  # characters: about 350 pages
_BLANK = "\ufeff \t\r\n\f\v\u00a0"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")


def taken(path: Path) -> bytes:
    """Return the bytes of an ordinary file; a larger one than is read is refused before it is read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a named pipe must not keep us waiting
    except (OSError, ValueError) as error:
        raise Unreadable(Reason.ABSENT) from error
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(Reason.NOT_A_FILE)
        _weigh(found.st_size)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(Reason.ABSENT) from error
    finally:
        os.close(handle)
    _weigh(len(data))
    return data


def opened(data: bytes, name: str) -> Source:
    """Return the document in these bytes; raise `Unreadable` with one clear sentence where there is none."""
    _weigh(len(data))
    kind = kinds.kind_of(data, name)
    layout: Layout = "lines"
    if kind is Kind.TEXT:
        text = plain_text.decoded(data)
    else:
        text, layout = child.parsed(kind, data)
        text = _CONTROLS.sub("", text)
    if not text.strip(_BLANK):
        raise Unreadable(Reason.EMPTY)
    if len(text) > LONGEST:
        raise Unreadable(Reason.TOO_LONG, limit=f"{LONGEST:,}".replace(",", "\u202f"))
    tongue.refuse_other_languages(text)
    return Source(text, hashlib.sha256(data).hexdigest(), PurePath(name).name, kind.value, layout)


def _weigh(size: int) -> None:
    if size > LARGEST:
        raise Unreadable(Reason.TOO_LARGE, limit=LARGEST // (1024 * 1024))
