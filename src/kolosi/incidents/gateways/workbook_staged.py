"""A file laid out by incident: its rows in a small database beside the register, so that any part can be read at any time.

Made again from the file as received whenever it is missing; nothing in it is a record.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from kolosi.incidents.gateways.sheets import Complaint
from kolosi.incidents.gateways.sheets_layout import LOOKED_AT, Head, Layout
from kolosi.incidents.gateways.sheets_told import Incoming, Known, Row, read
from kolosi.incidents.gateways.workbook_opened import CannotOpen, Line, lines
from kolosi.incidents.rules.coming import FileObstacle
from kolosi.incidents.rules.coming import SheetObstacle as Reason

_TABLES = """
CREATE TABLE sheet (number INTEGER PRIMARY KEY, head TEXT NOT NULL, main INTEGER NOT NULL);
CREATE TABLE line (sheet INTEGER NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, cells TEXT NOT NULL);
CREATE TABLE unit (position INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE orphan (sheet INTEGER NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL);
"""
_ORPHANS = 1_000


@dataclass(frozen=True)
class Staged:
    """What lies in a staged file: how many incidents, which sheets, and rows that belong to no incident."""

    incidents: int
    heads: tuple[Head, ...]
    orphans: tuple[Complaint, ...]


def stage(data: bytes, layout: Layout, path: Path) -> Staged:
    """Lay the file out at `path`, unless that was done before, and say what is in it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(making)) as made:
                _fill(made, data, layout)
        except CannotOpen:
            making.unlink(missing_ok=True)
            raise
        making.chmod(0o600)
        making.replace(path)
    with closing(sqlite3.connect(path)) as held:
        heads = tuple(_heads(held).values())
        (incidents,) = held.execute("SELECT count(*) FROM unit").fetchone()
        return Staged(incidents, heads, _orphans(held, _heads(held)))


def drop_old(folder: Path, *, before: datetime) -> None:
    """Remove what was laid out before that moment, whoever left it there."""
    for path in folder.glob("b-*"):
        with suppress(FileNotFoundError):  # somebody else removed it meanwhile
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
                path.unlink()


def _fill(made: sqlite3.Connection, data: bytes, layout: Layout) -> None:
    made.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
    for place, (title, found) in enumerate(groupby(lines(data), key=lambda line: line[0]), 1):
        first = [line for _, line in zip(range(LOOKED_AT), found, strict=False)]
        head = layout.head(title, [(number, cells) for _, number, cells in first])
        if head is None:
            continue
        made.execute(
            "INSERT INTO sheet VALUES (?, ?, ?)",
            (place, json.dumps(asdict(head)), head.entry == layout.primary),
        )
        rows = (line for part in (first, found) for line in part if line[1] > head.last)
        made.executemany("INSERT INTO line VALUES (?, ?, ?, ?)", _lines(place, head, rows, layout))
    if not made.execute("SELECT 1 FROM sheet WHERE main").fetchone():
        raise CannotOpen(FileObstacle.NO_SHEET)
    made.execute(
        "INSERT OR IGNORE INTO unit (key) SELECT key FROM line "
        "WHERE sheet IN (SELECT number FROM sheet WHERE main) AND key != '' ORDER BY rowid"
    )
    made.execute("CREATE INDEX by_key ON line (key)")
    made.execute(
        "INSERT INTO orphan SELECT sheet, number, key FROM line WHERE key NOT IN (SELECT key FROM unit) "
        "ORDER BY rowid LIMIT ?",
        (_ORPHANS,),
    )
    made.commit()


def _lines(
    place: int, head: Head, rows: Iterator[Line], layout: Layout
) -> Iterator[tuple[int, int, str, str]]:
    for _, number, cells in rows:
        if not any(cell.strip() for cell in cells) or not layout.takes(head, cells):
            continue
        told = json.dumps(cells, ensure_ascii=False)
        yield place, number, _key(head, cells, told, layout), told


def _key(head: Head, cells: list[str], told: str, layout: Layout) -> str:
    """Return what the row is known by. An incident without a number of its own is known by all that its row says:

    by the number of the row, another file, or the same one sorted anew, would be taken for changes of the first.
    """
    if head.key is not None:
        return cells[head.key].strip() if head.key < len(cells) else ""
    return f"row-{hashlib.sha256(told.encode()).hexdigest()[:24]}" if head.entry == layout.primary else ""


def _heads(held: sqlite3.Connection) -> dict[int, Head]:
    found = {}
    for number, told in held.execute("SELECT number, head FROM sheet ORDER BY number"):
        head = json.loads(told)
        found[number] = Head(**{**head, "columns": tuple(head["columns"])})
    return found


def _orphans(held: sqlite3.Connection, heads: dict[int, Head]) -> tuple[Complaint, ...]:
    found = held.execute("SELECT sheet, number, key FROM orphan")
    return tuple(
        Complaint(heads[sheet].sheet, number, "incident", key, Reason.NO_INCIDENT if key else Reason.NO_KEY)
        for sheet, number, key in found
    )


def incoming(path: Path, layout: Layout, known: Known, *, after: int, how_many: int) -> list[Incoming]:
    """Return the next incidents after that position, each with all its rows read."""
    with closing(sqlite3.connect(path)) as held:
        heads = _heads(held)
        keys = [
            key
            for (key,) in held.execute(
                "SELECT key FROM unit WHERE position > ? ORDER BY position LIMIT ?", (after, how_many)
            )
        ]
        rows: dict[str, list[Row]] = {key: [] for key in keys}
        found = held.execute(
            "SELECT line.sheet, line.number, line.key, line.cells FROM unit JOIN line USING (key) "
            "WHERE unit.position > ? AND unit.position <= ? ORDER BY unit.position, line.rowid",
            (after, after + how_many),
        )
        for sheet, number, key, cells in found:
            rows[key] += layout.rows(heads[sheet], number, json.loads(cells))
    return [read(key, layout.gathered(rows[key]), known) for key in keys]


def told_again(path: Path) -> dict[str, str]:
    """Return which incidents tell again what another of the register or of the file tells, by key."""
    found: dict[str, str] = {}
    for head, _, key, cells in told_lines(path, lambda head: "duplicate_of" in head.columns):
        at = head.columns.index("duplicate_of")
        if at < len(cells) and cells[at].strip():
            found[key] = cells[at].strip()
    return found


def told_lines(path: Path, wanted: Callable[[Head], bool]) -> Iterator[tuple[Head, int, str, list[str]]]:
    """Yield the rows of the wanted sheets as they stand: the sheet, the row's number, its incident, its cells."""
    with closing(sqlite3.connect(path)) as held:
        for sheet, head in _heads(held).items():
            if wanted(head):
                rows = held.execute(
                    "SELECT number, key, cells FROM line WHERE sheet = ? ORDER BY rowid", (sheet,)
                )
                for number, key, cells in rows:
                    yield head, number, key, json.loads(cells)
