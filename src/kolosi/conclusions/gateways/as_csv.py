"""The asks of a reading as CSV: headings, then HXL tags, then one row an ask. Opens in any spreadsheet, runs no formula.

UTF-8 with a byte order mark, so that Excel reads the accents; a cell that a spreadsheet could take for a formula begins
with an apostrophe.
"""

import codecs
import csv
import io

from kolosi.conclusions.gateways import tables
from kolosi.conclusions.gateways.tables import Cell, Table
from kolosi.conclusions.rules.shapes import Reading


def written(reading: Reading) -> bytes:
    """Return the asks of the reading as CSV."""
    return table(tables.asks(reading))


def table(shown: Table) -> bytes:
    """Return any table as CSV."""
    said = io.StringIO(newline="")
    writer = csv.writer(said, lineterminator="\r\n")
    writer.writerow([column.heading for column in shown.columns])
    writer.writerow([column.tag for column in shown.columns])
    writer.writerows([[_cell(cell) for cell in row] for row in shown.rows])
    return codecs.BOM_UTF8 + said.getvalue().encode()


def _cell(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"'{cell}" if tables.is_formula(cell) else "" if cell is None else str(cell)
