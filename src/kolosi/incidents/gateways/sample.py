"""The headings of somebody's sheet and words that stand below them, so that whoever maps it need not type them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from kolosi.incidents.gateways.sheets_layout import LOOKED_AT
from kolosi.incidents.gateways.workbook_opened import lines

ROWS, WORDS, LETTERS = 200, 4, 40


@dataclass(frozen=True)
class Seen:
    """One heading, and some of the words below it."""

    heading: str
    words: tuple[str, ...]


def seen(data: bytes) -> tuple[Seen, ...]:
    """Return the headings of the first sheet, those of its first rows that says most; `CannotOpen` where it is no file of ours."""
    found = next((sheet for _, sheet in groupby(lines(data), key=lambda line: line[0])), iter(()))
    rows = [cells for _, _, cells in islice(found, ROWS)]
    head = max(rows[:LOOKED_AT], key=lambda cells: sum(bool(cell.strip()) for cell in cells), default=[])
    below = rows[rows.index(head) + 1 :] if rows else []
    return tuple(
        Seen(heading.strip(), _words(below, at)) for at, heading in enumerate(head) if heading.strip()
    )


def _words(rows: Sequence[Sequence[str]], at: int) -> tuple[str, ...]:
    told = (row[at].strip()[:LETTERS] for row in rows if at < len(row) and row[at].strip())
    return tuple(islice(dict.fromkeys(told), WORDS))
