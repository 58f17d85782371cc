"""Primero's workbook of violations, read: its incidents are told by the violations, entries are tied by their rows.

What Kolosi refuses to store (names of people) or judges elsewhere (verification) is told per column and left in the file.
"""

from collections.abc import Sequence
from dataclasses import replace

from kolosi.incidents.gateways import primero_layout as theirs
from kolosi.incidents.gateways.sheets import BETWEEN
from kolosi.incidents.gateways.sheets_layout import Head
from kolosi.incidents.gateways.sheets_told import Cell, Row
from kolosi.reference.facts import TALLIES, Fact, entry_facts, fact

_PARTS = {"male": 0, "female": 1, "boys": 0, "girls": 1, "men": 0, "women": 1, "unknown": 2}
_COMPUTED = "total"
_OF = "\t"  # parts a tally from its part in the name of a column


class Primero:
    """The workbook that Primero hands out: six sheets, several rows of headings, ids in the first columns."""

    primary = "violations"

    def head(self, title: str, first: Sequence[tuple[int, Sequence[str]]]) -> Head | None:
        """Return the headings; the row above names the tally of which a heading is a part."""
        sheet = theirs.sheet_of(title)
        rows = {number: list(cells) for number, cells in first}
        if sheet is None or sheet.heading_row not in rows:
            return None
        columns, left, above = [], {}, ""
        tallies = rows.get(sheet.tally_row, [])
        for at, heading in enumerate(rows[sheet.heading_row]):
            above = (tallies[at].strip() if at < len(tallies) else "") or above
            name = heading.strip()
            columns.append(f"{above}{_OF}{name}" if _part(name) is not None else name)
            why = theirs.left_of(sheet, name) if at >= len(sheet.ids) else None
            if why:
                left[name] = why.why["en"]
            elif at >= len(sheet.ids) and name and not self._known(sheet, columns[-1]):
                left[name] = "unknown"
        return Head(title, sheet.entry, sheet.heading_row, 0, tuple(columns), left)

    def _known(self, sheet: theirs.Sheet, name: str) -> bool:
        tally, _, part = name.rpartition(_OF)
        if theirs.plain(part) in {_COMPUTED, "violations_ids"}:
            return True
        return theirs.fact_of(sheet, tally or part) is not None

    def rows(self, head: Head, number: int, cells: Sequence[str]) -> list[Row]:
        """Return the violation and what its row says of the incident, or the entry with its tie."""
        sheet = theirs.sheet_of(head.sheet)
        if sheet is None:
            return []
        ids = {name: cells[at].strip() for at, name in enumerate(sheet.ids) if at < len(cells)}
        type_code = theirs.type_of(ids.get("type", "")) if sheet.entry == "violations" else ""
        told: dict[str, list[Cell]] = {sheet.entry: _ids(sheet, ids, type_code)}
        for name, text in list(zip(head.columns, cells, strict=False))[len(sheet.ids) :]:
            if text.strip():
                _take(told, sheet, name, text, type_code)
        own = {"of": "violations"}
        return [Row(head.sheet, number, entry, tuple(found), own) for entry, found in told.items()]

    def takes(self, head: Head, cells: Sequence[str]) -> bool:
        """Say that every row is looked at."""
        return True

    def gathered(self, rows: list[Row]) -> list[Row]:
        """Return one row for each thing: an entry stands in a row for each violation that it belongs to."""
        found: dict[tuple[str, str], Row] = {}
        for row in rows:
            key = next((cell.text for cell in row.cells if cell.fact.id == "key"), "")
            place = (row.entry, key or str(row.number)) if row.entry != "incidents" else ("incidents", "")
            if place in found and row.entry not in {"incidents", "violations"}:
                found[place] = _tied(found[place], row)
            elif place in found and row.entry == "violations":
                found[(row.entry, f"{key} {row.number}")] = row  # told twice: a complaint says so
            else:
                found.setdefault(place, row)
        return list(found.values())


def _part(name: str) -> int | None:
    plain = theirs.plain(name)
    return -1 if plain == _COMPUTED else _PARTS.get(plain)


def _ids(sheet: theirs.Sheet, ids: dict[str, str], type_code: str) -> list[Cell]:
    violation = ids.get("violation_id", "")
    if sheet.entry == "violations":
        told = type_code or ids.get("type", "")
        return [Cell("violation_id", fact("key"), violation), Cell("type", fact("type"), told)]
    found = [Cell("violation_id", fact("violations", sheet.entry), violation)]
    if ids.get("unique_id"):
        found.append(Cell("unique_id", fact("key", sheet.entry), ids["unique_id"]))
    if sheet.kind == "group":
        found.append(Cell("group", fact("group", "victims"), "yes"))
    return found


def _take(told: dict[str, list[Cell]], sheet: theirs.Sheet, name: str, text: str, type_code: str) -> None:
    tally, _, heading = name.rpartition(_OF)
    asked = theirs.fact_of(sheet, tally or heading, type_code)
    if asked is None or asked.id in {"key", "violations", "type", "ref"}:
        return
    place = _part(heading)
    part = TALLIES[asked.kind][place][0] if asked.kind in TALLIES and place in {0, 1, 2} else ""
    if asked.kind in TALLIES and not part:
        return  # a total: added up, never typed
    entry = "incidents" if _of_incident(asked) else sheet.entry
    said = text.replace(theirs.BETWEEN_ANSWERS, BETWEEN)
    told.setdefault(entry, []).append(Cell(name.replace(_OF, " "), asked, said, part))


def _of_incident(asked: Fact) -> bool:
    return asked.entry == "incidents" and asked in entry_facts("incidents")


def _tied(row: Row, again: Row) -> Row:
    ties = [cell for cell in again.cells if cell.fact.id == "violations"]
    cells = tuple(
        replace(cell, text=BETWEEN.join([cell.text, *(tie.text for tie in ties)])) if cell.fact.id == "violations" else cell
        for cell in row.cells
    )  # fmt: skip
    return replace(row, cells=cells)
