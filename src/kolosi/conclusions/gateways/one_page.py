"""One addressee on one page of paper: a PDF made offline by Typst from plain values, the same bytes for the same values."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pypdfium2 as pdfium
import typst

TEMPLATE = Path(__file__).with_name("sheet.typ")
ROWS, FEWER = 26, 3  # asks that fit when they are short, and how many fewer are tried next
SUMMARY, WORD = 130, 90  # characters


@dataclass(frozen=True)
class Figure:
    """A number and what it counts; `tone` where it is part of the bar."""

    count: int
    label: str
    tone: str = ""


@dataclass(frozen=True)
class Line:
    """One ask: its item, what is asked, how it stands (tone and words), its next day, and the last word on it."""

    label: str
    summary: str
    tone: str
    status: str
    due: str
    word: str


@dataclass(frozen=True)
class Sheet:
    """All that stands on the page, in words already; `notes` stand at its foot, `banner` on top where something is simulated."""

    title: str
    language: str
    banner: str
    eyebrow: str
    name: str
    lead: str
    shares: tuple[Figure, ...]
    figures: tuple[Figure, ...]
    headings: tuple[str, ...]
    notes: tuple[str, ...]
    made: str


def pdf(sheet: Sheet, lines: Sequence[Line], more: Callable[[int], str], *, beyond: int = 0) -> bytes:
    """Return the page with as many of the lines as fit; `more` says in words how many do not.

    `beyond` counts asks that are not among the lines.
    """
    shown = min(len(lines), ROWS)
    while True:
        told = {
            **asdict(sheet),
            "rows": [_short(line) for line in lines[:shown]],
            "more": more(len(lines) + beyond - shown) if len(lines) + beyond > shown else "",
        }
        made: bytes = typst.compile(
            TEMPLATE.read_bytes(),
            sys_inputs={"told": json.dumps(told, sort_keys=True)},
            format="pdf",
            ignore_system_fonts=True,
            timestamp=0,
        )
        if shown == 0 or _pages(made) == 1:
            return made
        shown = max(0, shown - FEWER)


def _short(line: Line) -> dict[str, str]:
    return {**asdict(line), "summary": _cut(line.summary, SUMMARY), "word": _cut(line.word, WORD)}


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;')} …"


def _pages(made: bytes) -> int:
    opened = pdfium.PdfDocument(made)
    try:
        return len(opened)
    finally:
        opened.close()
