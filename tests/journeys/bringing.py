"""A file with incidents while every page is looked at: one that can come in, one that cannot, one column of nobody's."""

import io
from types import ModuleType, SimpleNamespace

import openpyxl

from kolosi.incidents import operations
from kolosi.incidents.gateways import sheets, workbook
from kolosi.incidents.gateways.sheets_written import Exported
from tests.domain.incidents import builders


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Submit it and return its reference."""
    manager = cast.information_manager("ML")
    file = operations.File("2017 (simulated).xlsx", _filled(), simulated=True)
    demo.brought = operations.submit(situation="ML", file=file, by=manager, at=builders.AT)


def _filled() -> bytes:
    told = [Exported(key, builders.told(), {}) for key in ("A1", "A2")]
    book = openpyxl.load_workbook(
        io.BytesIO(workbook.written(told, language="en", on=builders.TODAY, translate=str))
    )
    sheet, names = book["incidents"], [one.name for one in sheets.columns("incidents")]
    sheet.cell(row=4, column=names.index("begins") + 1).value = "the day after"
    sheet.cell(row=1, column=len(names) + 1).value = "Our remarks"
    sheet.cell(row=2, column=len(names) + 1).value = "remarks"
    sheet.cell(row=3, column=len(names) + 1).value = "Told by radio (simulated)"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
