"""Workbooks that travel: what a returned row says, what is wrong with it, and what stands against taking it over.

Nothing that came back counts until someone takes it over; where the ask changed since, or two returns differ, that choice
must be made in so many words.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kolosi.conclusions.rules import following
from kolosi.reference import rules as reference

LONGEST = {
    "done": 2000,
    "remarks": 2000,
    "evidence": 200,
    "reference": 300,
}  # characters that a cell may hold
HEADS = 12  # lines of a sheet among which headings and tags are looked for
BETWEEN = "/"  # parts the hand-out from the ask in a row's id
_SERIAL_ZERO = date(1899, 12, 30)  # the day from which workbooks count


class Obstacle(StrEnum):
    """What can stand in the way of handing out, taking in and settling."""

    NOTHING_TO_HAND_OUT = "conclusions.nothing_to_hand_out"
    NOT_OUR_WORKBOOK = "conclusions.not_our_workbook"
    ALREADY_TAKEN_IN = "conclusions.already_taken_in"
    NOTHING_CHOSEN = "conclusions.nothing_chosen"
    NOT_IN_RETURN = "conclusions.not_in_return"
    ALREADY_SETTLED = "conclusions.already_settled"
    ROW_HAS_FAULTS = "conclusions.row_has_faults"
    CONFLICT_UNDECIDED = "conclusions.conflict_undecided"


class Fault(StrEnum):
    """What can be wrong with a returned row; words for each are in the templates."""

    NO_ID = "no_id"
    FOREIGN = "foreign"  # an id of another workbook
    UNKNOWN = "unknown"  # an id that was never in this workbook
    TWICE = "twice"  # two rows with the same id
    NO_SUCH_CHOICE = "no_such_choice"
    NO_SUCH_DATE = "no_such_date"
    IN_THE_FUTURE = "in_the_future"
    TOO_LONG = "too_long"
    COLUMN_MISSING = "column_missing"


class Choice(StrEnum):
    """What can be decided of a returned row."""

    LATER = "later"
    TAKE = "take"
    TAKE_DESPITE = "take_despite"  # although it is in conflict
    REFUSE = "refuse"


class Wrong(NamedTuple):
    """A fault with its place: the row of the sheet, the column's code ("" when the whole row is meant), and why."""

    row: int
    column: str
    fault: Fault
    cell: str = ""


class Returned(NamedTuple):
    """A row that came back: its number in the sheet, the hand-out and ask of its id, and the cells that can be filled in."""

    row: int
    hand_out: str
    ask: str
    cells: Mapping[str, str]
    faults: tuple[Wrong, ...] = ()


class Standing(NamedTuple):
    """What is known of one returned row when someone decides about it."""

    choice: Choice
    known: bool  # the row is in this return and without faults that hide it
    settled: bool
    faulty: bool
    conflict: bool


def columns(*, editable: bool | None = None) -> tuple[reference.Code, ...]:
    """Return the columns in their order; with `editable` only those that are, or are not, filled in."""
    found = reference.code_list("workbook_columns").values()
    return tuple(one for one in found if editable is None or bool(one.more.get("editable")) is editable)


def choices(column: str, language: str) -> tuple[str, ...]:
    """Return what can be chosen in a column, in that language; nothing where one writes freely."""
    name = reference.code_list("workbook_columns")[column].more.get("list")
    return tuple(code.labelled(language) for code in reference.code_list(name).values()) if name else ()


def row_id(hand_out: str, ask: str) -> str:
    """Return the id that a row carries on its way."""
    return f"{hand_out}{BETWEEN}{ask}"


def understood(
    sheets: Sequence[Sequence[Sequence[str]]], *, on: date
) -> tuple[tuple[Returned, ...], tuple[Wrong, ...]]:
    """Return the filled-in rows of the first sheet that has our columns, and faults of the sheet as a whole.

    Columns are known by the tag under their heading, or by the heading in any language. No such sheet gives no rows.
    """
    for sheet in sheets:
        heads = {at: found for at, line in enumerate(sheet[:HEADS]) if "id" in (found := _places(line))}
        places = {code: place for found in heads.values() for code, place in found.items()}
        if len(places) > len(columns(editable=True)) // 2:
            missing = [one.code for one in columns(editable=True) if one.code not in places]
            begin = max(heads) + 1
            faults = tuple(Wrong(begin, code, Fault.COLUMN_MISSING) for code in missing)
            return _each_once(list(_rows(sheet, begin, places, on))), faults
    return (), ()


def _places(line: Sequence[str]) -> dict[str, int]:
    known: dict[str, str] = {}
    for one in columns():
        known |= {_plain(word): one.code for word in (one.more["tag"], *one.label.values())}
    return {known[_plain(cell)]: at for at, cell in reversed(list(enumerate(line))) if _plain(cell) in known}


def _rows(
    sheet: Sequence[Sequence[str]], begin: int, places: Mapping[str, int], on: date
) -> Iterator[Returned]:
    for number, line in enumerate(sheet[begin:], begin + 1):
        told = {code: line[at].strip() if at < len(line) else "" for code, at in places.items()}
        if not any(told.values()):
            continue
        hand_out, _, ask = told["id"].partition(BETWEEN)
        cells, faults = _cells(told, number, on)
        if not (hand_out and ask):
            faults = [*faults, Wrong(number, "id", Fault.NO_ID, told["id"])]
        yield Returned(number, hand_out, ask, cells, tuple(faults))


def _cells(told: Mapping[str, str], number: int, on: date) -> tuple[dict[str, str], list[Wrong]]:
    """Return the editable cells as codes, ISO days and words, and what is wrong with them."""
    cells: dict[str, str] = {}
    faults: list[Wrong] = []
    for one in columns(editable=True):
        cell = told.get(one.code, "")
        value, fault = _cell(one, cell, on)
        cells[one.code] = value
        if fault:
            faults.append(Wrong(number, one.code, fault, cell[:80]))
    return cells, faults


def _cell(column: reference.Code, cell: str, on: date) -> tuple[str, Fault | None]:
    if not cell:
        return "", None
    if "list" in column.more:
        code = _chosen(column.more["list"], cell)
        return (code, None) if code else (cell, Fault.NO_SUCH_CHOICE)
    if column.code == "done_on":
        return _day(cell, on)
    return cell, Fault.TOO_LONG if len(cell) > LONGEST[column.code] else None


def _day(cell: str, on: date) -> tuple[str, Fault | None]:
    day = iso(cell)
    if day is None:
        return cell, Fault.NO_SUCH_DATE
    return day, Fault.IN_THE_FUTURE if first_day(day) > on else None


def _chosen(name: str, cell: str) -> str:
    for code in reference.code_list(name).values():
        if _plain(cell) in {_plain(word) for word in (code.code, *code.label.values())}:
            return code.code
    return ""


def iso(cell: str) -> str | None:
    """Return a day as people and workbooks write it as ISO text: 2018-05-04, 2018-05, 4/5/2018 or 4.5.2018 (day first), 43224."""
    if re.fullmatch(r"[2-9]\d{4}(?:\.0+)?", cell):
        return (_SERIAL_ZERO + timedelta(days=int(float(cell)))).isoformat()
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", cell):
        cell = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    elif match := re.fullmatch(r"(\d{1,2})[/.](\d{4})", cell):
        cell = f"{match[2]}-{int(match[1]):02d}"
    cell = re.sub(r"[T ]00:00(?::00)?$", "", cell)
    return cell if following.last_day(cell) else None


def first_day(iso_text: str) -> date:
    """Return the first day that ISO text known to year, month or day can mean."""
    year, month, day = (iso_text + "-01-01")[:10].split("-")
    return date(int(year), int(month), int(day))


def _each_once(rows: Sequence[Returned]) -> tuple[Returned, ...]:
    often = Counter((row.hand_out, row.ask) for row in rows if row.ask)
    return tuple(
        row._replace(faults=(*row.faults, Wrong(row.row, "id", Fault.TWICE)))
        if often[row.hand_out, row.ask] > 1
        else row
        for row in rows
    )


def placed(row: Returned, *, hand_out: str, asks: Collection[str]) -> Returned:
    """Return the row with the fault that it belongs to another workbook, or was never in this one."""
    if not (row.hand_out and row.ask):
        return row
    if row.hand_out != hand_out:
        return row._replace(faults=(*row.faults, Wrong(row.row, "id", Fault.FOREIGN, row.hand_out)))
    if row.ask not in asks:
        return row._replace(faults=(*row.faults, Wrong(row.row, "id", Fault.UNKNOWN, row.ask)))
    return row


def changed(shown: Mapping[str, str], cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns in which what came back differs from what was handed out."""
    return tuple(
        one.code for one in columns(editable=True) if cells.get(one.code, "") != shown.get(one.code, "")
    )


def obstacles(rows: Sequence[Standing]) -> set[Obstacle]:
    """Return all that forbids deciding so about these rows, together."""
    taking = [row for row in rows if row.choice in {Choice.TAKE, Choice.TAKE_DESPITE}]
    standing = {
        Obstacle.NOTHING_CHOSEN: not [row for row in rows if row.choice is not Choice.LATER],
        Obstacle.NOT_IN_RETURN: any(not row.known for row in rows),
        Obstacle.ALREADY_SETTLED: any(row.settled and row.choice is not Choice.LATER for row in rows),
        Obstacle.ROW_HAS_FAULTS: any(row.faulty for row in taking),
        Obstacle.CONFLICT_UNDECIDED: any(row.conflict and row.choice is Choice.TAKE for row in taking),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def _plain(word: str) -> str:
    return re.sub(r"\s+", " ", word).strip().casefold()


def in_words(column: str, value: str, language: str) -> str:
    """Return a kept cell as people read it: the label of a code, else the words themselves."""
    name = reference.code_list("workbook_columns")[column].more.get("list")
    known = reference.code_list(name).get(value) if name else None
    return known.labelled(language) if known else value
