"""A reading as tidy tables: one row a thing, a heading and an HXL tag for each column. CSV and XLSX are written from them.

Several values in one cell are parted by ` | `. What the text does not say is an empty cell.
"""

from collections.abc import Sequence

from kolosi.conclusions.rules.shapes import Ask, Clause, Item, Reading
from kolosi.kernel.tables import Cell, Column, Table, in_one_cell

_DOCUMENT = (
    Column("Document", "#meta+document+symbol", 22),
    Column("File", "#meta+document+file", 22),
    Column("Situation", "#country+name", 16),
)
_PLACES = (
    Column("Start", "#meta+start+num", 9),
    Column("End", "#meta+end+num", 9),
    Column("Start as received", "#meta+start+received+num", 11),
    Column("End as received", "#meta+end+received+num", 11),
)
_ITEMS = (
    *_DOCUMENT,
    Column("Item", "#item+id"),
    Column("Kind", "#item+type"),
    Column("Level", "#item+level+num", 8),
    Column("Channel", "#channel+code", 24),
    Column("Heading", "#item+heading", 40),
    Column("Text", "#description+text", 90),
    *_PLACES,
)
_CLAUSES = (
    *_DOCUMENT,
    Column("Item", "#item+id"),
    Column("Clause", "#activity+clause+id"),
    Column("Verb", "#activity+verb", 18),
    Column("Class", "#activity+class"),
    Column("Pressure", "#severity+pressure+num", 9),
    Column("Force", "#severity+force", 22),
    Column("Addressees", "#org+addressee+name+list", 40),
    Column("Addressee codes", "#org+addressee+code+list", 30),
    Column("Chain", "#org+chain+list", 30),
    Column("Reported speaker", "#org+reported+name", 18),
    Column("Reported origin", "#meta+reported+symbol", 18),
    Column("Urgency", "#description+urgency+list", 18),
    Column("Hedge", "#description+hedge+list", 18),
    Column("Deadline", "#date+deadline", 12),
    Column("Themes", "#subject+theme+list", 24),
    Column("Ambiguities", "#status+ambiguity+list", 18),
    Column("Text", "#description+text", 90),
    *_PLACES,
    Column("SHA-256 of the wording", "#meta+clause+sha256", 20),
)
_ASKS = (
    *_DOCUMENT,
    Column("Ask", "#activity+ask+id"),
    Column("Summary", "#description+summary", 60),
    Column("Addressees", "#org+addressee+name+list", 40),
    Column("Addressee codes", "#org+addressee+code+list", 30),
    Column("Verb", "#activity+verb", 18),
    Column("Pressure", "#severity+pressure+num", 9),
    Column("Themes", "#subject+theme+list", 24),
    Column("Channels", "#channel+code+list", 30),
    Column("Clauses", "#activity+clause+id+list", 18),
    Column("Confidential", "#status+confidential", 12),
    Column("Urgency", "#description+urgency+list", 18),
    Column("Deadline", "#date+deadline", 12),
    Column("Orphan", "#status+orphan", 9),
    Column("Orphan as of", "#date+orphan", 12),
    Column("Reported", "#status+reported", 9),
    Column("Context", "#activity+context+id+list", 18),
    Column("Differences", "#description+differences+list", 40),
    Column("Text", "#description+text", 90),
    *_PLACES,
)
_CITATIONS = (
    *_DOCUMENT,
    Column("Kind", "#meta+citation+type"),
    Column("Symbol", "#meta+citation+symbol", 24),
    Column("Times", "#meta+citation+num", 8),
)
_REPAIRS = (
    *_DOCUMENT,
    Column("Kind", "#meta+repair+type", 18),
    Column("Start as received", "#meta+start+received+num", 11),
    Column("End as received", "#meta+end+received+num", 11),
    Column("Before", "#meta+repair+before", 50),
    Column("After", "#meta+repair+after", 20),
)


def tables(reading: Reading) -> tuple[Table, ...]:
    """Return the tables of a reading: items, clauses, asks, citations, repairs."""
    head = _head(reading)
    clauses = [(item, clause) for item in reading.items for clause in item.clauses]
    return (
        Table("items", _ITEMS, tuple((*head, *_item(item)) for item in reading.items)),
        Table("clauses", _CLAUSES, tuple((*head, *_clause(item, clause)) for item, clause in clauses)),
        asks(reading),
        Table(
            "citations",
            _CITATIONS,
            tuple((*head, one.kind, one.symbol, one.count) for one in reading.citations),
        ),
        Table(
            "repairs",
            _REPAIRS,
            tuple((*head, one.kind, one.start, one.end, one.before, one.after) for one in reading.repairs),
        ),
    )


def asks(reading: Reading) -> Table:
    """Return the table of asks: one row an ask, its wording and places those of its first clause."""
    head, clauses = _head(reading), {clause.id: clause for item in reading.items for clause in item.clauses}
    day = reading.document["as_of"]
    rows = tuple((*head, *_ask(ask, clauses[ask.clauses[0]], day)) for ask in reading.asks)
    return Table("asks", _ASKS, rows)


def _head(reading: Reading) -> tuple[Cell, ...]:
    document = reading.document
    return document["symbol"], document["name"], document["situation"]


def _item(item: Item) -> Sequence[Cell]:
    return (
        item.id, item.kind, item.level, item.channel, item.heading, item.text, *_places(item)
    )  # fmt: skip


def _places(part: Item | Clause) -> Sequence[Cell]:
    return part.start, part.end, part.source_start, part.source_end


def _clause(item: Item, clause: Clause) -> Sequence[Cell]:
    reported = clause.reported
    return (
        item.id, clause.id, clause.verb, clause.klass, clause.pressure, clause.force,
        in_one_cell(clause.addressees), in_one_cell(one.code for one in clause.addressed), in_one_cell(clause.chain),
        reported.speaker if reported else None, reported.origin if reported else None,
        in_one_cell(clause.urgency), in_one_cell(clause.hedge), clause.deadline, in_one_cell(clause.themes),
        in_one_cell(clause.ambiguities), clause.text, *_places(clause), clause.hash,
    )  # fmt: skip


def _ask(ask: Ask, first: Clause, day: str | None) -> Sequence[Cell]:
    differences = (f"{one['clause']}: “{one['here']}” → “{one['there']}”" for one in ask.differences)
    return (
        ask.id, ask.summary, in_one_cell(ask.addressees), in_one_cell(one.code for one in first.addressed),
        ask.verb, ask.pressure, in_one_cell(ask.themes), in_one_cell(ask.channels), in_one_cell(ask.clauses),
        ask.confidential, in_one_cell(ask.urgency), ask.deadline, ask.orphan if day else None, day, ask.reported,
        in_one_cell(ask.context), in_one_cell(differences), first.text, *_places(first),
    )  # fmt: skip
