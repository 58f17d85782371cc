"""A product as a Word file in the manner of United Nations documents: symbol, numbered paragraphs, captions, footers.

Paragraphs are numbered by Word itself, so that they stay right when the task force edits them. Pictures carry their
numbers in words as alternative text. The same product gives the same bytes.
"""

import io
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from kolosi.paper import word
from kolosi.reports.gateways import drawing
from kolosi.reports.rules.content import Chart, Grid, Line, Map, Product, Section
from kolosi.reports.rules.words import Tongue, days, method, said

NO_SYMBOL = "[symbol]"
TEXT, FULL = Cm(17), 680  # the width of the text, and of the picture in pixels that fills it
FIRST, FIRST_OF_MANY, WIDEST = Cm(6.8), Cm(4.4), Cm(1.6)
SHORT = 18  # lines of a table that stays on one page
_NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="tab"/><w:lvlText w:val="%1."/>
<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs><w:ind w:left="0" w:firstLine="0"/></w:pPr>
</w:lvl></w:abstractNum>"""
_RULES = f"""<w:tblBorders {nsdecls("w")}><w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/>
<w:insideH w:val="single" w:sz="2" w:color="999999"/></w:tblBorders>"""
_MARGINS = f"""<w:tblCellMar {nsdecls("w")}><w:left w:w="60" w:type="dxa"/><w:right w:w="20" w:type="dxa"/></w:tblCellMar>"""
_NUM = f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'


def written(product: Product) -> bytes:
    """Return the product as a DOCX file."""
    book = docx.Document()
    _set_up(book, product)
    _numbered_list(book)
    _front(book, product)
    captions = {"table": 0, "figure": 0}
    for section in product.sections:
        _section(book, section, product, captions)
    _notes(book, product)
    return word.same_bytes(book)


def _set_up(book: Any, product: Product) -> None:
    page, normal = book.sections[0], book.styles["Normal"]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    normal.font.name, normal.font.size = word.FONT, Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for name, size in (("Title", 18), ("Heading 1", 13), ("Heading 2", 11.5), ("Caption", 10)):
        word.typeset(book.styles[name], size)
    for name in ("Heading 1", "Heading 2"):
        book.styles[name].paragraph_format.space_after = Pt(6)
    word.without_rule(book.styles["Title"])
    word.set_language(book, "fr-FR" if product.language == "fr" else "en-GB")
    told, day = (
        book.core_properties,
        datetime.fromisoformat(product.as_of).replace(tzinfo=None, microsecond=0),
    )
    told.title, told.language, told.author, told.comments = (
        product.title,
        product.language,
        "Kolosi",
        product.proof,
    )
    told.created = told.modified = day
    told.last_modified_by = "Kolosi"


def _numbered_list(book: Any) -> None:
    """Give the file the list that numbers its paragraphs, before the lists that it brings along."""
    part = book.part.numbering_part.element
    part.insert(0, parse_xml(_NUMBERING))
    part.append(parse_xml(_NUM))


def _front(book: Any, product: Product) -> None:
    head, foot = book.sections[0].header, book.sections[0].footer
    line = head.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.add_run(product.symbol or NO_SYMBOL).bold = True
    small = foot.paragraphs[0]
    simulated = product.footers[:1] if product.simulated else ()
    small.add_run(" ".join([*simulated, *product.footers[len(simulated) :]])).font.size = Pt(7.5)
    number = foot.add_paragraph()
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(number, "PAGE")
    title = book.add_paragraph(product.title, style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.LEFT
    book.add_paragraph().add_run(days(product)).font.size = Pt(13)
    if product.simulated:
        book.add_paragraph().add_run(product.footers[0]).bold = True


def _section(book: Any, section: Section, product: Product, captions: dict[str, int]) -> None:
    if not section.paragraphs and not section.shown and section.level > 1:
        return
    book.add_heading(section.heading, section.level)
    for text in section.paragraphs:
        _numbered(book.add_paragraph(text))
    for shown in section.shown:
        if isinstance(shown, Grid):
            _grid(book, shown, product, captions)
        else:
            _picture(book, shown, product, captions)


def _numbered(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = 90


def _caption(book: Any, kind: str, text: str, product: Product, captions: dict[str, int]) -> Any:
    captions[kind] += 1
    line = book.add_paragraph(style="Caption")
    line.add_run(f"{Tongue(product.language).say(kind)} ")
    _field(line, f"SEQ {kind.capitalize()} \\* ARABIC", str(captions[kind]))
    line.add_run(f". {text}" if product.language == "en" else f".\u00a0{text}")
    return line


def _grid(book: Any, grid: Grid, product: Product, captions: dict[str, int]) -> None:
    _caption(book, "table", f"{grid.caption} ({grid.unit})", product, captions)
    table = book.add_table(rows=1, cols=len(grid.columns))
    many = len(grid.columns) > 6
    table.autofit = False
    wide = _widths(len(grid.columns) - 1, many=many)
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    _look(table)
    for at, name in enumerate(grid.columns):
        _put(table.rows[0].cells[at], name, bold=True, small=many, right=at > 0, head=True)
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for line in grid.lines:
        _row(table, line, product, small=many)
    for row in table.rows:
        for cell, width in zip(row.cells, wide, strict=True):
            cell.width = width
    _keep_together(table)
    book.add_paragraph()


def _widths(numbers: int, *, many: bool) -> list[int]:
    """Return the widths of the columns: of many numbers, each takes little, so that names of parties have room."""
    each = min(WIDEST, (TEXT - FIRST_OF_MANY) // numbers) if many else (TEXT - FIRST) // numbers
    return [TEXT - each * numbers, *[each] * numbers]


def _keep_together(table: Any) -> None:
    """Keep a short table on one page; of a long one, no line stands alone under its head or over its end."""
    *rows, _ = table.rows
    kept = rows if len(rows) < SHORT else [*rows[:2], *rows[-2:]]
    for row in kept:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _look(table: Any) -> None:
    """Give the table its rules and narrow margins, each where the format wants it."""
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(parse_xml(_RULES))
    layout.addnext(parse_xml(_MARGINS))


def _row(table: Any, line: Line, product: Product, *, small: bool) -> None:
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    _put(row.cells[0], line.label, bold=line.total, small=small)
    for at, cell in enumerate(line.cells, 1):
        _put(row.cells[at], said(cell, product.language), bold=line.total, small=small, right=True)


def _put(
    cell: Any, text: str, *, bold: bool = False, small: bool = False, right: bool = False, head: bool = False
) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(1)
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    run = line.add_run(text)
    run.bold, run.font.size = bold, Pt(6.5 if small and head else 8 if small else 9)


def _picture(book: Any, shown: Chart | Map, product: Product, captions: dict[str, int]) -> None:
    _caption(book, "figure", shown.caption, product, captions)
    shape = book.add_picture(io.BytesIO(drawing.png(shown)))
    ratio = shape.height / shape.width
    points = shape.width / Pt(1) / drawing.SCALE  # one point a pixel, as the picture says nothing else
    shape.width = min(TEXT, int(TEXT * points / FULL))
    shape.height = int(shape.width * ratio)
    named = shape._inline.docPr
    named.set("descr", shown.alternative)
    named.set("name", shown.key)
    if isinstance(shown, Map):
        book.paragraphs[-1].paragraph_format.keep_with_next = True
        book.add_paragraph().add_run(shown.note).font.size = Pt(8)


def _notes(book: Any, product: Product) -> None:
    book.add_heading(Tongue(product.language).say("heading_method"), 1)
    note = book.add_paragraph(method(product))
    _numbered(note)
    note.paragraph_format.keep_with_next = True
    for line in product.footers:
        form = book.add_paragraph(line).paragraph_format
        form.left_indent, form.space_after, form.keep_with_next = (
            Cm(1),
            Pt(2),
            line is not product.footers[-1],
        )


def _field(paragraph: Any, code: str, shown: str = "1") -> None:
    """Add a field that Word reckons itself, with what it shows until then."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
