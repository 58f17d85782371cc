"""Our workbook as CSV: a zip with one file a sheet, headings and tags above. Opens in any spreadsheet, runs no formula.

UTF-8 with a byte order mark; a cell that a spreadsheet could take for a formula begins with an apostrophe.
"""

import codecs
import csv
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from kolosi.incidents.gateways import sheets
from kolosi.incidents.gateways.sheets_written import Exported, rows
from kolosi.kernel.tables import FORMULA, zipped
from kolosi.reference.facts import ENTRIES


def written(told: Iterable[Exported], *, language: str) -> bytes:
    """Return the zip of those incidents."""
    with tempfile.TemporaryDirectory(prefix="kolosi-") as name:
        folder = Path(name)
        with ExitStack() as stack:
            writers = {}
            for sheet in ENTRIES:
                opened = stack.enter_context((folder / sheet).open("w", encoding="utf-8", newline=""))
                writers[sheet] = csv.writer(opened, lineterminator="\r\n")
                columns = sheets.columns(sheet)
                writers[sheet].writerow([one.heading.get(language) or one.heading["en"] for one in columns])
                writers[sheet].writerow([one.tag for one in columns])
            for one in told:
                for sheet, found in rows(one).items():
                    writers[sheet].writerows([_cell(cell) for cell in cells] for cells in found)
        return zipped((f"{sheet}.csv", codecs.BOM_UTF8 + (folder / sheet).read_bytes()) for sheet in ENTRIES)


def _cell(cell: str) -> str:
    """A number is no formula; a text that begins with an apostrophe gets another, which reading takes away."""
    if not cell.startswith((*FORMULA, "'")) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
