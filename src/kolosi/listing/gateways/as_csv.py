"""The annexes of a report as CSV: headings, then HXL tags, then one row an entry; the same columns are read again."""

from kolosi.kernel import tables
from kolosi.kernel.tables import BETWEEN, Column, Table
from kolosi.listing.gateways.content import Sheet, Shown
from kolosi.listing.rules.annexes import letters
from kolosi.reference.rules import code_list


def written(sheet: Sheet) -> bytes:
    """Return the annexes as UTF-8 CSV; a cell that could be taken for a formula begins with an apostrophe."""
    known = code_list("listing_columns")
    columns = tuple(Column(one.labelled(sheet.language), one.more["tag"]) for one in known.values())
    told = (values(sheet, one) for one in sheet.entries)
    return tables.as_csv(Table("annexes", columns, tuple(tuple(row[name] for name in known) for row in told)))


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
