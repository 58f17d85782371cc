"""A file that came in, opened with care: weighed, then read row by row in a child process with little memory and time.

Workbooks (.xlsx), one CSV file, or a zip of CSV files. What comes out is plain text: days as ISO text, yes and no as such,
formulas as their last value. `python -m` this module is the child (decision 0008).
"""

import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from kolosi.incidents.rules.coming import FileObstacle as Unreadable
from kolosi.kernel.tables import FORMULA

MEGABYTE = 1024 * 1024
LARGEST = 200 * MEGABYTE
ENTRIES, UNPACKED, RATIO = 200, 4_000 * MEGABYTE, 400
ROWS, COLUMNS, LETTERS = 1_048_576, 400, 40_000
MEMORY, SECONDS = 1024 * MEGABYTE, 900
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class CannotOpen(Exception):
    """A file that is refused, with the reason."""

    def __init__(self, reason: Unreadable) -> None:
        self.reason = reason
        super().__init__(str(reason))


def weighed(data: bytes) -> None:
    """Refuse what is empty, too large, locked or hostile, before anything opens it."""
    if not data.strip():
        raise CannotOpen(Unreadable.EMPTY)
    if len(data) > LARGEST:
        raise CannotOpen(Unreadable.TOO_LARGE)
    if data.startswith(_OLE):
        raise CannotOpen(Unreadable.LOCKED)
    if data.startswith(_ZIP):
        _weighed_archive(data)


def _weighed_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = archive.infolist()
            if any(one.flag_bits & 0x1 for one in found):
                raise CannotOpen(Unreadable.LOCKED)
            unpacked = sum(one.file_size for one in found)
            if len(found) > ENTRIES or unpacked > min(UNPACKED, max(MEGABYTE, RATIO * len(data))):
                raise CannotOpen(Unreadable.HOSTILE)
            for one in found:
                if one.filename.endswith((".xml", ".rels")):
                    _declares_nothing(archive, one)
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, OSError) as error:
        raise CannotOpen(Unreadable.CORRUPT) from error


def _declares_nothing(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> None:
    """Office declares no document type and no entities; where they can stand is before the first element."""
    with archive.open(one) as stream:
        begin = stream.read(4096).replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in begin or b"<!ENTITY" in begin:
        raise CannotOpen(Unreadable.HOSTILE)


Line = tuple[str, int, list[str]]  # the sheet, its row counted from 1, the cells


def lines(data: bytes) -> Iterator[Line]:
    """Yield every row of every sheet that says something; `CannotOpen` where it is no file of ours."""
    weighed(data)
    with tempfile.TemporaryFile() as held:
        held.write(data)
        held.seek(0)
        command = [sys.executable, "-I", "-m", "kolosi.incidents.gateways.workbook_opened"]
        with subprocess.Popen(
            command, stdin=held, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        ) as child:
            sheet = ""
            for line in child.stdout or ():
                told = json.loads(line)
                if isinstance(told, str):
                    sheet = told
                else:
                    yield (sheet, *told)
            code = child.wait()
    if code < 0:
        raise CannotOpen(Unreadable.TOO_COSTLY)
    if code:
        raise CannotOpen(Unreadable.CORRUPT)


def _sheets(data: bytes) -> Iterator[tuple[str, Iterable[Iterable[Any]]]]:
    if not data.startswith(_ZIP):
        yield "csv", _csv(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            for name in names:
                if name.casefold().endswith(".csv"):
                    yield name.rpartition("/")[2][:-4], _csv(archive.read(name))
            return
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        yield sheet.title, sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True)


def _csv(data: bytes) -> Iterator[list[str]]:
    csv.field_size_limit(10 * MEGABYTE)
    text = data.decode("utf-8-sig")
    first = text[:20_000].partition("\n")[0]
    mark = max(",;\t", key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
        yield [cell[1:] if cell[:1] == "'" and cell[1:].startswith((*FORMULA, "'")) else cell for cell in row]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


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
    """Be the child: bytes come in, one JSON line a row goes out; whatever cannot be opened ends it with a failure."""
    _bounded()
    for title, rows in _sheets(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(title) + "\n")
        for number, row in enumerate(rows, 1):
            cells = [_text(cell)[:LETTERS] for cell in row]
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                sys.stdout.write(json.dumps([number, cells], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
