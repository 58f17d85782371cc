"""The annexes of a report as CSV: headings, then HXL tags, then one row an entry; the same columns are read again."""

import codecs
import csv
import io

from kolosi.conclusions.gateways.tables import is_formula
from kolosi.listing.gateways.content import Sheet, Shown
from kolosi.listing.rules.annexes import letters
from kolosi.reference.rules import code_list

BETWEEN = " | "


def written(sheet: Sheet) -> bytes:
    """Return the annexes as UTF-8 CSV; a cell that could be taken for a formula begins with an apostrophe."""
    held = io.StringIO(newline="")
    lines = csv.writer(held, lineterminator="\r\n")
    columns = code_list("listing_columns")
    lines.writerow([one.labelled(sheet.language) for one in columns.values()])
    lines.writerow([one.more["tag"] for one in columns.values()])
    for one in sheet.entries:
        told = values(sheet, one)
        lines.writerow([_safe(told[name]) for name in columns])
    return codecs.BOM_UTF8 + held.getvalue().encode()


def values(sheet: Sheet, shown: Shown) -> dict[str, str]:
    """Return the cells of one entry by column."""
    annex, entry, known = sheet.annex, shown.entry, code_list("listing_triggers")
    return {
        "report": str(annex.year),
        "data_year": str(annex.data_year),
        "symbol": annex.symbol,
        "annex": entry.annex,
        "section": entry.section,
        "situation": entry.situation,
        "party": entry.party,
        "named": entry.named,
        "triggers": BETWEEN.join(entry.triggers),
        "letters": BETWEEN.join(letters(entry.triggers)),
        "resolutions": BETWEEN.join(dict.fromkeys(known[one].more["resolution"] for one in entry.triggers)),
        "affiliates": _yes(entry.affiliates),
        "plan": _yes(entry.plan),
        "note": entry.note,
        "simulated": _yes(sheet.simulated),
    }


def _yes(told: bool) -> str:
    return "yes" if told else "no"


def _safe(cell: str) -> str:
    return f"'{cell}" if is_formula(cell) else cell
