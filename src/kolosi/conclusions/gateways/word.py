"""The text of a Word file: paragraphs in order with the labels that Word numbers by itself, tables, text boxes, notes.

Insertions are kept and deletions dropped; hidden text, headers and footers are left out. Notes follow at the end, under a
rule, as on a printed page.
"""

import itertools
import zipfile
from collections.abc import Iterator

from lxml import etree

from kolosi.conclusions.gateways import archive
from kolosi.conclusions.gateways.kinds import NAMES, Kind
from kolosi.conclusions.gateways.numbering import Numbering, w
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable

GAP = "\n\n"
RULE = "_" * 12
_KIND = NAMES[Kind.WORD]
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {
    w("del"),
    w("moveFrom"),
    w("instrText"),
    w("delText"),
    w("pPr"),
    w("rPr"),
    w("txbxContent"),
    w("pict"),
    _COMPATIBLE + "Fallback",
}
_SIGNS = {w("tab"): " ", w("noBreakHyphen"): "-", w("br"): "\n", w("cr"): "\n"}
_BLANKS = " \t\u00a0"


def text(data: bytes) -> str:
    """Return the paragraphs of a Word file, parted by blank lines."""
    with archive.opened(data, kind=_KIND) as packed:
        body = _part(packed, "word/document.xml")
        if body is None:
            raise Unreadable(Reason.CORRUPT, kind=_KIND)
        numbering = Numbering(_part(packed, "word/numbering.xml"), _part(packed, "word/styles.xml"))
        notes = _part(packed, "word/footnotes.xml")
    found = [*_paragraphs(body, numbering)]
    noted = [*_notes(notes)] if notes is not None else []
    return GAP.join([*found, RULE, *noted] if noted else found)


def _part(packed: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = archive.entry(packed, name, kind=_KIND)
    return None if data is None else archive.tree(data, kind=_KIND)


def _paragraphs(root: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Yield the text of each paragraph that has any; a paragraph whose mark was deleted runs on into the next."""
    carried = ""
    for paragraph in root.iter(w("p")):
        if _is_left_out(paragraph):
            continue
        label = numbering.label(paragraph)
        said = carried + "".join(_pieces(paragraph))
        carried = said if _mark_deleted(paragraph) else ""
        if not carried:
            yield from _lines(said, label)
    yield from _lines(carried, "")


def _lines(said: str, label: str) -> Iterator[str]:
    lines = [line.strip(_BLANKS) for line in _unbroken(said).split("\n")]
    lines = [line for line in lines if line]
    if lines and label:
        lines[0] = f"{label} {lines[0]}"
    yield from lines


def _unbroken(said: str) -> str:
    """A break inside a sentence is only the look of the page; after a full stop or a colon it begins something new."""
    parts = said.split("\n")
    joined = parts[0]
    for before, part in itertools.pairwise(parts):
        ended = before.rstrip(_BLANKS).endswith((".", ";", ":", "!", "?")) or not before.strip(_BLANKS)
        joined += ("\n" if ended else " ") + part
    return joined


def _is_left_out(paragraph: etree._Element) -> bool:
    above = {parent.tag for parent in paragraph.iterancestors()}
    return bool(above & {w("del"), w("moveFrom"), _COMPATIBLE + "Fallback"})


def _mark_deleted(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None


def _pieces(element: etree._Element) -> Iterator[str]:
    for part in element:
        if part.tag in _LEFT_OUT or _is_hidden(part):
            continue
        if part.tag == w("t"):
            yield part.text or ""
        elif part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        else:
            yield from _pieces(part)


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{w('rPr')}/{w('vanish')}") if run.tag == w("r") else None
    return hidden is not None and hidden.get(w("val")) not in {"0", "false"}


def _notes(root: etree._Element) -> Iterator[str]:
    kept = [note for note in root.iter(w("footnote")) if note.get(w("type")) in {None, "normal"}]
    for number, note in enumerate(kept, 1):
        said = " ".join("".join(_pieces(paragraph)).strip(_BLANKS) for paragraph in note.iter(w("p")))
        yield f"{number} {' '.join(said.split())}"
