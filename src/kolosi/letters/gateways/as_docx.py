"""A letter as a Word file in the manner of United Nations correspondence. The same letter gives the same bytes.

No paragraph numbers (letters have none); the agreed text keeps the letters of its provisions.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from kolosi.letters.rules.writing import Letter
from kolosi.paper import word

SIMULATED = {"en": "Simulated", "fr": "Données simulées"}
_MAST = {"en": "United Nations", "fr": "Nations Unies"}


def written(letter: Letter) -> bytes:
    """Return the letter as a DOCX file."""
    book = docx.Document()
    _set_up(book, letter)
    _head(book, letter)
    _body(book, letter)
    _foot(book, letter)
    return word.same_bytes(book)


def _set_up(book: Any, letter: Letter) -> None:
    page, normal = book.sections[0], book.styles["Normal"]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(3)
    page.top_margin = page.bottom_margin = Cm(2.5)
    normal.font.name, normal.font.size = word.FONT, Pt(11.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.1
    word.set_language(book, "fr-FR" if letter.language == "fr" else "en-GB")
    told = book.core_properties
    told.title, told.language = letter.title or " ".join(letter.address[:1]), letter.language
    told.author = told.last_modified_by = "Kolosi"
    told.created = told.modified = datetime(1980, 1, 1)  # noqa: DTZ001 - Word writes no zone
    if letter.simulated:
        page.footer.paragraphs[0].add_run(SIMULATED[letter.language]).bold = True


def _head(book: Any, letter: Letter) -> None:
    mast = _lines(book, [_MAST[letter.language], *letter.sender], after=Pt(18))
    mast.runs[0].bold, mast.runs[0].font.size = True, Pt(14)
    line = book.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_ALIGN_PARAGRAPH.RIGHT)
    line.add_run(letter.symbol)
    line.add_run(f"\t{letter.day}")
    line.paragraph_format.space_after = Pt(18)
    if letter.title:
        title = book.add_paragraph()
        title.add_run(letter.title).bold = True
        title.paragraph_format.keep_with_next = True
    _lines(book, letter.address, after=Pt(18))


def _body(book: Any, letter: Letter) -> None:
    if letter.salutation:
        book.add_paragraph(letter.salutation)
    for paragraph in letter.before:
        book.add_paragraph(paragraph)
    for label, text in letter.agreed:
        agreed = book.add_paragraph()
        form = agreed.paragraph_format
        form.left_indent, form.first_line_indent = Cm(1.9), Cm(-0.9)
        form.tab_stops.add_tab_stop(Cm(1.9))
        agreed.add_run(f"{label}\t" if label else "")
        agreed.add_run(text)
    for paragraph in letter.after:
        book.add_paragraph(paragraph)


def _foot(book: Any, letter: Letter) -> None:
    if letter.signature:
        signed = _lines(book, ["", "", *letter.signature], after=Pt(18))
        signed.paragraph_format.left_indent = Cm(8)
        signed.paragraph_format.keep_together = True
    if letter.enclosures:
        head = book.add_paragraph()
        head.add_run(
            f"{letter.enclosed}: {len(letter.enclosures)}"
            if letter.language == "en"
            else f"{letter.enclosed} : {len(letter.enclosures)}"
        )
        head.paragraph_format.keep_with_next = True
        for number, one in enumerate(letter.enclosures, 1):
            book.add_paragraph(f"{number}. {one}").paragraph_format.left_indent = Cm(0.9)


def _lines(book: Any, lines: Sequence[str], *, after: Any) -> Any:
    block = book.add_paragraph()
    for at, line in enumerate(lines):
        run = block.add_run(line)
        if at + 1 < len(lines):
            run.add_break()
    block.paragraph_format.space_after = after
    return block
