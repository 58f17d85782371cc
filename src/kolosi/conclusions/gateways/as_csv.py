"""The asks of a reading as CSV: headings, then HXL tags, then one row an ask. Opens in any spreadsheet, runs no formula."""

from kolosi.conclusions.gateways import tables
from kolosi.conclusions.rules.shapes import Reading
from kolosi.kernel.tables import as_csv


def written(reading: Reading) -> bytes:
    """Return the asks of the reading as CSV."""
    return as_csv(tables.asks(reading))
