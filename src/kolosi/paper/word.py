"""Pieces of Word files: the frame of a page, a language, links that lead back to pages, tables, files with equal bytes."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

Cell: TypeAlias = "str | tuple[str, str]"
FONT = "Times New Roman"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_RULES = f"""<w:tblBorders {nsdecls("w")}><w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/>
<w:insideH w:val="single" w:sz="2" w:color="999999"/></w:tblBorders>"""


def begun(title: str, *, language: str, at: datetime) -> Any:
    """Return an empty document on A4 in the type of United Nations documents; it is dated `at`, by nobody in person."""
    book = docx.Document()
    page, normal = book.sections[0], book.styles["Normal"]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for name, size in (("Title", 18), ("Heading 1", 13), ("Heading 2", 11.5), ("Caption", 10)):
        typeset(book.styles[name], size)
    without_rule(book.styles["Title"])
    set_language(book, "fr-FR" if language == "fr" else "en-GB")
    told = book.core_properties
    told.title, told.language, told.author, told.last_modified_by = title, language, "Kolosi", "Kolosi"
    told.created = told.modified = at.replace(tzinfo=None, microsecond=0)
    return book


def typeset(style: Any, size: float) -> None:
    """Give a style of the template our font, black and bold, kept with what follows."""
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), True, None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for side in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{side}"), None)
    style.paragraph_format.keep_with_next = True


def without_rule(style: Any) -> None:
    """Take away the line that the template draws under a style."""
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)


def set_language(book: Any, language: str) -> None:
    """Say in which language the whole document is written."""
    rights = book.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    said = rights.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        rights.append(said)
    said.set(qn("w:val"), language)


def link(paragraph: Any, text: str, address: str, *, size: float | None = None) -> None:
    """Add words that lead to an address."""
    place = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    around = OxmlElement("w:hyperlink")
    around.set(qn("r:id"), place)
    run = paragraph.add_run(text)
    run.underline, run.font.size = True, Pt(size) if size else None
    around.append(run._r)
    paragraph._p.append(around)


def table(book: Any, head: Sequence[str], rows: Sequence[Sequence[Cell]], wide: Sequence[float]) -> Any:
    """Add a table with ruled lines; its head is repeated on each page. `wide` are the columns in centimetres.

    A cell is a text, or a text with the address to which it leads.
    """
    made = book.add_table(rows=1, cols=len(head))
    made.autofit = False
    made._tbl.tblPr.find(qn("w:tblLayout")).addprevious(parse_xml(_RULES))
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(made.rows[0].cells, head, strict=True):
        put(cell, text, bold=True)
    for told in rows:
        row = made.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, said in zip(row.cells, told, strict=True):
            put(cell, said) if isinstance(said, str) else _lead(cell, *said)
    for column, width in zip(made.columns, wide, strict=True):
        column.width = Cm(width)
    for row in made.rows:
        for cell, width in zip(row.cells, wide, strict=True):
            cell.width = Cm(width)
    return made


def put(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
    """Write a cell of a table."""
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(1)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    run = line.add_run(text)
    run.bold, run.font.size = bold, Pt(9)


def _lead(cell: Any, text: str, address: str) -> None:
    put(cell, "")
    link(cell.paragraphs[0], text, address, size=9)


def same_bytes(book: Any) -> bytes:
    """Return the document as a file with no moment of writing in it: equal documents are equal files."""
    kept, held = io.BytesIO(), io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as source, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _LONG_AGO), source.read(name), zipfile.ZIP_DEFLATED)
    return held.getvalue()
