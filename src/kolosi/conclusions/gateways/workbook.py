"""The workbook that travels to an addressee: a sheet that explains, and a sheet of asks with cells to fill in.

Ids and what is asked are protected; answers are chosen from lists. The same asks give the same bytes.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kolosi.conclusions.gateways.unreadable import gettext_noop
from kolosi.conclusions.rules import exchange
from kolosi.kernel import workbooks

Translate = Callable[[str], str]
ASKS, READ_ME = gettext_noop("Asks"), gettext_noop("Read me")
_EXPLAINED = (
    gettext_noop("This workbook lists what the United Nations asked of you, and is yours to fill in."),
    gettext_noop("Fill in the light cells of the sheet “Asks”. Leave empty what you cannot say: an empty cell says nothing."),
    gettext_noop("Grey cells are protected. Please do not change ids, and do not move rows between workbooks."),
    gettext_noop("Choose your answer and how far you are from the lists. “Declined” is an answer that we record as such."),
    gettext_noop("A day can be a date, or text such as 2018-05-04, 2018-05 or 2018."),
    gettext_noop("Do not write names or details of children, victims, witnesses or sources."),
    gettext_noop("Save the workbook as .xlsx and send it back to the person who sent it. Nothing counts before they accept it."),
)  # fmt: skip
_ROWS_HEIGHT, _HEAD = 48, 2


@dataclass(frozen=True)
class Line:
    """One ask of the workbook: its id, what is asked (not editable, by column), and the cells as handed out (codes)."""

    id: str
    told: Mapping[str, str]
    shown: Mapping[str, str]


@dataclass(frozen=True)
class Travelling:
    """All that a workbook says."""

    ref: str
    addressee: str
    situation: str
    language: str
    on: date
    simulated: bool
    lines: Sequence[Line]


def written(sent: Travelling, translate: Translate) -> bytes:
    """Return the workbook as XLSX, its words in the language that `translate` speaks."""
    held = io.BytesIO()
    book = workbooks.opened(held, title=sent.ref, on=sent.on)
    look = _Look(book)
    _explain(book.add_worksheet(translate(READ_ME)), sent, look, translate)
    _asks(book.add_worksheet(translate(ASKS)), sent, look, translate)
    book.close()
    return held.getvalue()


class _Look:
    """The few formats that the sheets share."""

    def __init__(self, book: Any) -> None:
        cell = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
        self.plain = book.add_format({"valign": "top", "text_wrap": True})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.fact = book.add_format({"bold": True, "valign": "top"})
        self.fixed = book.add_format({**cell, "bg_color": "#EDEDED"})
        self.id = book.add_format({**cell, "bg_color": "#EDEDED", "font_size": 7, "font_color": "#595959"})
        self.open = book.add_format({**cell, "bg_color": "#FFFDF0", "locked": False, "num_format": "@"})
        self.day = book.add_format(
            {**cell, "bg_color": "#FFFDF0", "locked": False, "num_format": "yyyy-mm-dd"}
        )
        self.head = book.add_format({**cell, "bold": True, "bg_color": "#D9D9D9"})
        self.tag = book.add_format(
            {**cell, "italic": True, "font_color": "#595959", "font_size": 8, "text_wrap": False}
        )


def _explain(sheet: Any, sent: Travelling, look: _Look, translate: Translate) -> None:
    if sent.language == "ar":
        sheet.right_to_left()
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, sent.addressee, look.title)
    facts = (
        (gettext_noop("Situation"), sent.situation),
        (gettext_noop("Handed out on"), sent.on.isoformat()),
        (gettext_noop("Workbook"), sent.ref),
        (gettext_noop("Asks in it"), str(len(sent.lines))),
    )
    for row, (name, said) in enumerate(facts, 2):
        sheet.write_string(row, 0, translate(name), look.fact)
        sheet.write_string(row, 1, said, look.plain)
    sentences = [translate(sentence) for sentence in _EXPLAINED]
    if sent.simulated:
        sentences.insert(0, translate(gettext_noop("This is a demo: people and follow-up are simulated.")))
    for row, sentence in enumerate(sentences, 7):
        sheet.write_string(row, 1, sentence, look.plain)
    sheet.protect()
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _asks(sheet: Any, sent: Travelling, look: _Look, translate: Translate) -> None:
    if sent.language == "ar":
        sheet.right_to_left()
    sheet.set_row(0, 34)
    columns = exchange.columns()
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.more["width"])
        sheet.write_string(0, at, column.labelled(sent.language), look.head)
        sheet.write_string(1, at, column.more["tag"], look.tag)
        if column.more.get("editable") and sent.lines:
            _limit(sheet, at, column.code, sent, translate)
    for row, line in enumerate(sent.lines, _HEAD):
        sheet.set_row(row, _ROWS_HEIGHT)
        for at, column in enumerate(columns):
            _cell(sheet, row, at, column.code, line, sent.language, look)
    sheet.freeze_panes(_HEAD, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cell(sheet: Any, row: int, at: int, code: str, line: Line, language: str, look: _Look) -> None:
    if code == "id":
        sheet.write_string(row, at, line.id, look.id)
    elif code in line.told:
        sheet.write_string(row, at, line.told[code], look.fixed)
    else:
        style = look.day if code == "done_on" else look.open
        said = exchange.in_words(code, line.shown.get(code, ""), language)
        sheet.write_string(row, at, said, style) if said else sheet.write_blank(row, at, None, style)


def _limit(sheet: Any, at: int, code: str, sent: Travelling, translate: Translate) -> None:
    first, last = _HEAD, _HEAD + len(sent.lines) - 1
    if found := exchange.choices(code, sent.language):
        wrong = translate(gettext_noop("Please choose from the list."))
        sheet.data_validation(
            first, at, last, at, {"validate": "list", "source": list(found), "error_message": wrong}
        )
    elif code == "done_on":
        told = translate(
            gettext_noop("This is not a full date. Keep it only if you know no more than the month or year.")
        )
        sheet.data_validation(
            first, at, last, at,
            {
                "validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": date(2100, 1, 1),
                "error_type": "warning", "error_message": told,
            },
        )  # fmt: skip
    elif code in exchange.LONGEST:
        told = translate(gettext_noop("Please be shorter."))
        sheet.data_validation(
            first, at, last, at,
            {
                "validate": "length", "criteria": "<=", "value": exchange.LONGEST[code], "error_message": told,
            },
        )  # fmt: skip
