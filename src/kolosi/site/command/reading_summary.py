"""What was read from a document, for people at a terminal: repairs, items, clauses, asks, and what to look at twice."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kolosi.conclusions.rules.shapes import Ask, Clause, Reading
from kolosi.reference.rules import code_list

_WIDE = 110  # columns, where the output is no terminal
_NAMED = 3  # addressees of one ask that are named; the data holds all
_KINDS = {
    "blank_lines": "blank lines",
    "line_break": "hard line breaks joined",
    "page_furniture": "page numbers and running heads taken out",
    "footnote": "footnotes taken out",
    "url_line": "link lines taken out",
    "split_word": "split words joined",
    "spacing": "spacing faults set right",
    "withheld": "stretches covered for the public",
}


def show(reading: Reading) -> None:
    """Print the summary of one reading."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDE)
    console.print(_plain(reading.document["title"] or reading.document["name"]), style="bold")
    console.print(_facts(reading))
    console.print(_asks(reading))
    for line in _look_twice(reading):
        console.print(_plain(line))
    console.print("Read by machine; nobody has checked it.\n", style="dim")


def _plain(words: object) -> Text:
    """Words of a document may hold marks that a terminal obeys: they are taken out."""
    return Text(
        "".join(
            sign
            for sign in str(words)
            if sign == " " or not unicodedata.category(sign).startswith(("C", "Z"))
        )
    )


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _facts(reading: Reading) -> Table:
    document, grid = reading.document, _grid()
    clauses = [clause for item in reading.items for clause in item.clauses]
    meeting, report = document["meeting"], document["report"]
    facts = (
        (
            "File",
            f"{document['name']} ({document['format']}, {document['genre'].replace('_', ' ')}, {document['language']})",
        ),
        ("Symbol", document["symbol"]),
        ("Situation", document["situation"]),
        ("Meeting", meeting and f"{meeting['number']}, on {meeting['date'] or 'a day not found'}"),
        ("Report examined", report and report["symbol"]),
        (
            "Repaired",
            _counted(_KINDS.get(repair.kind, repair.kind) for repair in reading.repairs) or "nothing",
        ),
        ("Items", _counted(item.kind for item in reading.items) or "none"),
        ("Clauses", _counted(clause.klass for clause in clauses) or "none"),
        ("Citations", f"{len(reading.citations)} documents named"),
        ("Left out", ", ".join(document["withheld"])),
    )
    for name, said in facts:
        if said:
            grid.add_row(name, _plain(said))
    return grid


def _counted(kinds: Iterable[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in Counter(kinds).most_common())


def _asks(reading: Reading) -> Table:
    """The asks under those of whom they are asked, as the document does not always order them."""
    table = Table(
        title=f"{len(reading.asks)} asks", title_justify="left", title_style="bold", box=None, padding=(0, 1)
    )
    for heading in ("Ask", "Verb", "What", "Notes"):
        table.add_column(heading, overflow="fold", no_wrap=heading in {"Ask", "Verb"}, header_style="dim")
    groups: dict[tuple[str, ...], list[Ask]] = defaultdict(list)
    for ask in reading.asks:
        groups[ask.addressees].append(ask)
    for whom, asks in groups.items():
        table.add_row("", "", Text.assemble(_plain(_whom(whom)), style="bold"), "")
        for ask in asks:
            cells = (ask.id, f"{ask.verb} ({ask.pressure})", ask.summary, "; ".join(_notes(ask)))
            table.add_row(*(_plain(cell) for cell in cells))
    return table


def _whom(names: Sequence[str]) -> str:
    if not names:
        return "Of nobody that was found"
    others = len(names) - _NAMED
    return "Of " + ", ".join(names[:_NAMED]) + (f" and {others} more" if others > 0 else "")


def _notes(ask: Ask) -> Iterator[str]:
    urgency = code_list("modifiers")
    if ask.confidential:
        yield "confidential"
    if len(ask.clauses) > 1:
        yield f"also {', '.join(ask.clauses[1:])}" + (", in other words" if ask.differences else "")
    if ask.orphan:
        yield "orphaned"
    if ask.reported:
        yield "reported"
    if ask.urgency:
        yield ", ".join(urgency[code].labelled("en") for code in ask.urgency)
    if ask.deadline:
        yield f"by {ask.deadline}"


def _look_twice(reading: Reading) -> Iterator[str]:
    """Yield what a reader should check by eye: orphans, ambiguities, asks of nobody."""
    orphans = [ask.id for ask in reading.asks if ask.orphan]
    if orphans:
        yield f"Orphaned as of {reading.document['as_of']} (a body they need has ended): {', '.join(orphans)}"
    doubtful: list[Clause] = [
        clause for item in reading.items for clause in item.clauses if clause.ambiguities
    ]
    if doubtful:
        named = (f"{clause.id} ({', '.join(clause.ambiguities).replace('_', ' ')})" for clause in doubtful)
        yield f"Ambiguous: {', '.join(named)}"
    nobody = [ask.id for ask in reading.asks if not ask.addressees]
    if nobody:
        yield f"Addressee not found: {', '.join(nobody)}"
