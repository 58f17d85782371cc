"""A workbook that came back, opened with care: weighed, then read in a child process with little memory and time.

What comes out is plain text, sheet by sheet, row by row: days as ISO text, yes and no as such, formulas as their last value.
`python -m` this module is the child (decision 0008).
"""

import json
import resource
import subprocess
import sys
from datetime import date, datetime, time
from functools import lru_cache
from io import BytesIO
from typing import Any

from kolosi.conclusions.gateways import archive
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable, gettext_noop

LARGEST = 5 * 1024 * 1024  # bytes
SHEETS, ROWS, COLUMNS, LETTERS = 8, 3000, 40, 5000
MEMORY, SECONDS = 1024 * 1024 * 1024, 15
KIND = gettext_noop("a workbook")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Sheets = tuple[tuple[tuple[str, ...], ...], ...]


@lru_cache(maxsize=8)
def sheets(data: bytes) -> Sheets:
    """Return the sheets of the workbook as text; raise `Unreadable` with one clear sentence where it is none."""
    weighed(data)
    command = [sys.executable, "-I", "-m", "kolosi.conclusions.gateways.returned"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS * 1.5, env={}, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Reason.TOO_COSTLY) from error
    if done.returncode < 0:
        raise Unreadable(Reason.TOO_COSTLY)
    if done.returncode:
        raise Unreadable(Reason.CORRUPT, kind=KIND)
    found = json.loads(done.stdout)
    return tuple(tuple(tuple(row) for row in sheet) for sheet in found)


def weighed(data: bytes) -> None:
    """Refuse what is empty, too large, locked, no workbook, or hostile, before anything opens it."""
    if not data:
        raise Unreadable(Reason.EMPTY)
    if len(data) > LARGEST:
        raise Unreadable(Reason.TOO_LARGE, limit=LARGEST // (1024 * 1024))
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(Reason.LOCKED)
    if not data.startswith(_ZIP):
        raise Unreadable(Reason.NOT_A_WORKBOOK)
    archive.checked(data, kind=KIND)
    with archive.opened(data, kind=KIND) as held:
        if "xl/workbook.xml" not in held.namelist():
            raise Unreadable(Reason.NOT_A_WORKBOOK)


def _read(data: bytes) -> list[list[list[str]]]:
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    found = []
    for sheet in book.worksheets[:SHEETS]:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True)
        found.append([[_text(cell) for cell in row] for row in rows])
    return found


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)[:LETTERS]


def _bounded() -> None:
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))


def main() -> None:
    """Be the child: bytes come in, one JSON list goes out; whatever cannot be opened ends it with a failure."""
    _bounded()
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
