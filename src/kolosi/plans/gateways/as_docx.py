"""A briefing on a party's commitments as a Word file; links lead back to pages. The same briefing gives the same bytes."""

import io
from datetime import datetime
from typing import Any

from docx.shared import Cm, Pt

from kolosi.paper import word
from kolosi.plans.gateways import trend
from kolosi.plans.rules.briefing import Briefing, Chart, Section


def written(briefing: Briefing, *, at: datetime) -> bytes:
    """Return the briefing as a DOCX file, dated `at`."""
    book = word.begun(briefing.title, language=briefing.language, at=at)
    if briefing.mark:
        book.sections[0].footer.paragraphs[0].add_run(briefing.mark).bold = True
    book.add_paragraph(briefing.title, style="Title")
    if briefing.mark:
        book.add_paragraph().add_run(briefing.mark).bold = True
    for section in briefing.sections:
        _section(book, section)
    return word.same_bytes(book)


def _section(book: Any, section: Section) -> None:
    book.add_heading(section.heading, 1)
    for line in section.lines:
        book.add_paragraph(line)
    for grid in section.grids:
        book.add_paragraph(grid.caption, style="Caption")
        word.table(book, grid.head, grid.rows, grid.wide)
        book.add_paragraph().paragraph_format.space_after = Pt(2)
    if section.chart:
        _chart(book, section.chart)
    for text, address in section.links:
        word.link(book.add_paragraph(), text, address)


def _chart(book: Any, chart: Chart) -> None:
    book.add_paragraph(chart.caption, style="Caption")
    picture = trend.png(trend.Trend(chart.years, chart.names, chart.signed))
    shape = book.add_picture(io.BytesIO(picture), width=Cm(13))
    shape._inline.docPr.set("descr", chart.words)
    book.add_paragraph(chart.words).runs[0].font.size = Pt(8.5)
