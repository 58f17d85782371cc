"""A file that came in, opened with care: weighed, then read row by row in a child process with little memory and time.

Workbooks (.xlsx), one CSV file, or a zip of CSV files. What comes out is plain text: days as ISO text, yes and no as such,
formulas as their last value. `python -m` this module is the child (decision 0008).
"""

import codecs
import csv
import io
import json
import re
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from kolosi.incidents.gateways.sheets import CUT, UNCALCULATED
from kolosi.incidents.rules.coming import FileObstacle as Unreadable
from kolosi.kernel.tables import FORMULA

MEGABYTE = 1024 * 1024
LARGEST = 200 * MEGABYTE
ENTRIES, UNPACKED, RATIO = 200, 4_000 * MEGABYTE, 400
ROWS, COLUMNS, LETTERS = 1_048_576, 400, 40_000
MEMORY, SECONDS = 1024 * MEGABYTE, 900
_NOT_UNICODE = 3  # how the child ends where a CSV in a zip is none
_FORMULA = re.compile(rb"<f[ >/]")
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
    else:
        _decoded(data)


def _decoded(data: bytes) -> str:
    """Return the text of a CSV file. Only Unicode says by itself what its letters are: no other encoding is guessed."""
    try:
        return data.decode(
            "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        )
    except UnicodeDecodeError as error:
        raise CannotOpen(Unreadable.NOT_UNICODE) from error


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
    if code == _NOT_UNICODE:
        raise CannotOpen(Unreadable.NOT_UNICODE)
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
    formulas = None
    if _has_formulas(data):
        formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        if formulas is None:
            yield sheet.title, sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True)
        else:
            formulas[sheet.title].reset_dimensions()
            yield sheet.title, _calculated(sheet, formulas[sheet.title])


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as stream:
                    if any(_FORMULA.search(part) for part in iter(lambda: stream.read(MEGABYTE), b"")):
                        return True
    return False


def _calculated(values: Any, formulas: Any) -> Iterator[list[Any]]:
    """Yield the rows of a sheet with formulas: where no program left the result of one, the cell says so."""
    told = values.iter_rows(max_row=ROWS, max_col=COLUMNS)
    asked = formulas.iter_rows(max_row=ROWS, max_col=COLUMNS)
    for row, beside in zip(told, asked, strict=True):
        yield [
            UNCALCULATED
            if cell.value is None and cell.data_type == "n" and one.data_type == "f"
            else cell.value
            for cell, one in zip(row, beside, strict=True)
        ]


def _csv(data: bytes) -> Iterator[list[str]]:
    csv.field_size_limit(10 * MEGABYTE)
    text = _decoded(data)
    mark = max(",;\t", key=lambda one: _agreement(text[:20_000], one))
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
        yield [cell[1:] if cell[:1] == "'" and cell[1:].startswith((*FORMULA, "'")) else cell for cell in row]


def _agreement(text: str, mark: str) -> tuple[int, int]:
    """Return how many of the first rows have the same number of cells, if they are parted by that mark, and which."""
    widths = Counter(
        len(row) for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark), 20)
    )
    return max(((rows, width) for width, rows in widths.items() if width > 1), default=(0, 0))


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


def _fitting(text: str) -> str:
    return text if len(text) <= LETTERS else text[:LETTERS] + CUT


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
    try:
        _write(sys.stdin.buffer.read())
    except CannotOpen:
        sys.exit(_NOT_UNICODE)


def _write(data: bytes) -> None:
    for title, rows in _sheets(data):
        sys.stdout.write(json.dumps(title) + "\n")
        for number, row in enumerate(rows, 1):
            cells = [_fitting(_text(cell)) for cell in row]
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                sys.stdout.write(json.dumps([number, cells], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
