"""The annexes of a report as a Word file in the manner of the annual report. The same annexes give the same bytes.

Grouped by annex, section, situation, and State or non-State; letters say for which violations a party is listed, and are
explained at the end. Situations for which nothing is recorded are not in the file, and it says which are.
"""

from collections.abc import Iterable
from typing import Any

from docx.shared import Cm, Pt

from kolosi.listing.gateways.content import Sheet, Shown
from kolosi.listing.rules.annexes import letters
from kolosi.paper import word
from kolosi.reference.rules import code_list

PLAN, PERSISTENT = "*", "†"
SIDES = ("state", "non_state", "unknown")


def written(sheet: Sheet) -> bytes:
    """Return the annexes as a DOCX file."""
    book = word.begun(_say(sheet, "title"), language=sheet.language, at=sheet.at)
    word.typeset(book.styles["Heading 3"], 10.5)
    if sheet.simulated:
        book.sections[0].footer.paragraphs[0].add_run(_say(sheet, "simulated")).bold = True
    _front(book, sheet)
    for annex in code_list("listing_annexes"):
        _annex(book, sheet, annex)
    if not sheet.entries:
        book.add_paragraph(_say(sheet, "none"))
    _notes(book, sheet)
    return word.same_bytes(book)


def _say(sheet: Sheet, code: str, **values: object) -> str:
    return code_list("listing_words")[code].labelled(sheet.language).format(**values)


def _front(book: Any, sheet: Sheet) -> None:
    annex = sheet.annex
    book.add_paragraph().add_run(annex.symbol).bold = True
    book.add_paragraph(_say(sheet, "title"), style="Title")
    book.add_paragraph(_say(sheet, "report", year=annex.year, data_year=annex.data_year))
    named = sorted(_situation(sheet, one) for one in annex.situations)
    told = _say(sheet, "covered", situations=", ".join(named), source=annex.source.rstrip("."))
    book.add_paragraph().add_run(told).italic = True


def _situation(sheet: Sheet, code: str) -> str:
    return code_list("situations")[code].labelled(sheet.language)


def _annex(book: Any, sheet: Sheet, annex: str) -> None:
    inside = [one for one in sheet.entries if one.entry.annex == annex]
    if not inside:
        return
    book.add_heading(code_list("listing_annexes")[annex].labelled(sheet.language), 1)
    for section, known in code_list("listing_sections").items():
        own = [one for one in inside if one.entry.section == section]
        if own and section != "none":
            book.add_heading(known.labelled(sheet.language), 2)
        situations = {one.entry.situation for one in own}
        for situation in sorted(situations, key=lambda code: _situation(sheet, code).casefold()):
            book.add_heading(_say(sheet, "parties_in", situation=_situation(sheet, situation)), 3)
            _parties(book, sheet, [one for one in own if one.entry.situation == situation])


def _parties(book: Any, sheet: Sheet, entries: Iterable[Shown]) -> None:
    """Write the parties of a situation: State actors first, numbered through."""
    ordered = sorted(entries, key=lambda one: (SIDES.index(one.side), one.entry.named.casefold()))
    side = ""
    for number, one in enumerate(ordered, 1):
        if one.side != side:
            side = one.side
            head = book.add_paragraph()
            head.add_run(_say(sheet, side)).italic = True
            head.paragraph_format.keep_with_next = True
        _party(book, number, one)


def _party(book: Any, number: int, one: Shown) -> None:
    line = book.add_paragraph(f"{number}.\t{one.entry.named}")
    form = line.paragraph_format
    form.left_indent, form.first_line_indent = Cm(1), Cm(-1)
    form.tab_stops.add_tab_stop(Cm(1))
    raised = ",".join(letters(one.entry.triggers))
    marks = f"{PLAN if one.entry.plan else ''}{PERSISTENT if one.persistent else ''}"
    line.add_run(f"{raised}{marks}").font.superscript = True
    if one.entry.note:
        line.add_run(f" ({one.entry.note.rstrip('.')})").font.size = Pt(9)


def _notes(book: Any, sheet: Sheet) -> None:
    """Explain the letters and marks that were used, with the resolution behind each letter."""
    used = {trigger for one in sheet.entries for trigger in one.entry.triggers}
    for code, known in code_list("listing_triggers").items():
        if code in used:
            told = known.more["annex"]
            text = f"{told.get(sheet.language, told['en'])} ({known.more['resolution']})."
            _note(book, known.more["letter"], text)
    if any(one.entry.plan for one in sheet.entries):
        _note(book, PLAN, _say(sheet, "plan"))
    if any(one.persistent for one in sheet.entries):
        _note(book, PERSISTENT, _say(sheet, "persistent"))


def _note(book: Any, mark: str, text: str) -> None:
    line = book.add_paragraph()
    line.add_run(f"{mark} ").font.superscript = True
    line.add_run(text).font.size = Pt(9)
