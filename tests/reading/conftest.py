"""Twins of the clean sample in every format that is read, and a way to call the command line in a process of its own."""

import io
import re
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

import docx
import pytest
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kolosi.conclusions.gateways import files
from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.shapes import Reading
from tests.conftest import ROOT

SAMPLES = ROOT / "src" / "kolosi" / "conclusions" / "samples"
Run = subprocess.CompletedProcess[bytes]


def sample(name: str) -> Path:
    return SAMPLES / name


def paragraphs() -> list[str]:
    return sample("clean-en.txt").read_text(encoding="utf-8").strip().split("\n\n")


def read(data: bytes, name: str = "document", as_of: str | None = None) -> Reading:
    return reading.read(files.opened(data, name), as_of=as_of)


def hashes(found: Reading) -> dict[str, str]:
    return {clause.id: clause.hash for item in found.items for clause in item.clauses}


@pytest.fixture(scope="session")
def clean() -> Reading:
    """The clean sample, read."""
    return read(sample("clean-en.txt").read_bytes(), "clean-en.txt")


@pytest.fixture(scope="session")
def as_word() -> bytes:
    """The clean sample as a Word file whose numbers and letters Word counts by itself."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for number, (words, style) in enumerate([("%1.", "decimal"), ("(%1)", "lowerLetter")], 90):
        numbering.insert(0, _list(number, words, style))
    letters = 0
    for text in paragraphs():
        label = re.match(r"\d+\. |\(([a-z])\) ", text)
        paragraph = document.add_paragraph(text[label.end() :] if label else text)
        if label and label[1]:
            if label[1] == "a":
                letters += 1
                numbering.append(_use(200 + letters, 91))
            _number(paragraph, 200 + letters)
        elif label:
            _number(paragraph, 190)
    numbering.append(_use(190, 90, restart=False))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _list(number: int, words: str, style: str) -> object:
    found = OxmlElement("w:abstractNum", attrs={qn("w:abstractNumId"): str(number)})
    level = OxmlElement("w:lvl", attrs={qn("w:ilvl"): "0"})
    for name, value in (("start", "1"), ("numFmt", style), ("lvlText", words)):
        level.append(OxmlElement(f"w:{name}", attrs={qn("w:val"): value}))
    found.append(level)
    return found


def _use(number: int, listed: int, *, restart: bool = True) -> object:
    found = OxmlElement("w:num", attrs={qn("w:numId"): str(number)})
    found.append(OxmlElement("w:abstractNumId", attrs={qn("w:val"): str(listed)}))
    if restart:
        change = OxmlElement("w:lvlOverride", attrs={qn("w:ilvl"): "0"})
        change.append(OxmlElement("w:startOverride", attrs={qn("w:val"): "1"}))
        found.append(change)
    return found


def _number(paragraph: object, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = 0


@pytest.fixture(scope="session")
def as_page() -> bytes:
    """The clean sample as a web page: letters are those of lists, menus and scripts around it."""
    body, open_list = [], False
    for text in paragraphs():
        letter = re.match(r"\([a-z]\) ", text)
        if open_list and (not letter or letter[0] == "(a) "):
            body.append("</ol>")
            open_list = False
        if letter and not open_list:
            start = ord(letter[0][1]) - 96
            body.append(f'<ol type="a" start="{start}">')
            open_list = True
        words = escape(text[letter.end() :] if letter else text)
        body.append(f"<li>{words}</li>" if letter else f"<p>{words}</p>")
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>A sample</title><style>p{color:red}</style></head>"
        "<body><nav><ul><li>Home</li></ul></nav><script>alert('Urging the browser to act')</script>"
        f"<main>{chr(10).join(body)}</ol></main><footer><p>Urging readers to subscribe.</p></footer></body></html>"
    )
    return page.encode()


@pytest.fixture(scope="session")
def as_pdf() -> bytes:
    """The clean sample as a PDF of several pages, with a running head and page numbers."""
    words = "\n\n".join(re.sub(r"([\\#$*_`<>@\[\]~=/+-])", r"\\\1", text) for text in paragraphs())
    words = re.sub(r"(?m)^(\d+)\.", r"\1\\.", words)
    head = '#set page(width: 14cm, height: 20cm, header: [S/AC.51/2017/97], footer: context [#counter(page).display("1/1", both: true)])\n'
    return bytes(typst.compile((head + "#set text(size: 11pt, hyphenate: false)\n" + words).encode()))


@pytest.fixture
def kolosi(tmp_path: Path) -> Callable[..., Run]:
    """Call the command line in a process of its own, in an empty folder."""

    def call(*arguments: object) -> Run:
        command = [Path(sys.executable).parent / "kolosi", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, cwd=tmp_path, check=False, timeout=90)

    return call
