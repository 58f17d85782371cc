"""The text of a web page: headings, paragraphs, lists with their labels. Nothing it refers to is ever fetched.

Scripts, styles, menus and hidden parts are left out. A text that a page holds as typed (`pre`) keeps its lines.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree, html

from kolosi.conclusions.gateways.kinds import NAMES, Kind
from kolosi.conclusions.gateways.numbering import counted
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable
from kolosi.conclusions.rules import labels
from kolosi.conclusions.rules.shapes import Layout

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_OLD = {"iso8859-1", "ascii"}  # what calls itself so on the web is windows-1252
_LEFT_OUT = frozenset(
    re.split(
        r"\s+",
        "script style noscript template head nav footer form button select textarea svg math iframe object embed audio"
        " video canvas map dialog",
    )
)
_BLOCKS = frozenset(
    re.split(
        r"\s+",
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header"
        " hr html li main ol p pre section summary table tbody td tfoot th thead tr ul caption",
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LISTED_AS = re.compile(r"list-style(?:-type)?\s*:\s*(lower|upper)-(alpha|latin|roman)", re.IGNORECASE)
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BREAK, _PARAGRAPH = "\n", "\n\n"
_BLANKS = re.compile(r"[ \t\r\n\f]+")


class WebText(NamedTuple):
    """A page's text and its layout."""

    text: str
    layout: Layout


def text(data: bytes) -> WebText:
    """Return the page's text; raise `Unreadable` for an unknown encoding or a page nested too deep to be read whole."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        page = html.document_fromstring(_decoded(data).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Reason.CORRUPT, kind=NAMES[Kind.WEB]) from error
    if any("depth" in found.message.lower() for found in parser.error_log):
        raise Unreadable(Reason.TOO_COSTLY)
    typed = max((_all_text(part) for part in page.iter("pre")), key=len, default="")
    said = _paragraphs(page)
    if typed and len(typed) > 0.5 * len(said):
        return WebText(typed, "lines")
    return WebText(said, "paragraphs")


def _all_text(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode() if declared else "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    try:
        known = codecs.lookup(name).name
        known = "cp1252" if known in _OLD else "utf-8-sig" if known == "utf-8" else known
        return data.decode(known)
    except (LookupError, UnicodeError) as error:
        raise Unreadable(Reason.ENCODING) from error


def _paragraphs(page: etree._Element) -> str:
    said = "".join(_pieces(page))
    blocks = (_unbroken(block) for block in re.split(r"\n\s*\n", said))
    return _PARAGRAPH.join(line for block in blocks for line in block if line)


def _unbroken(block: str) -> list[str]:
    """A break inside a sentence is only the look of the page; after a full stop, or before a label, something new begins."""
    lines = [re.sub(r" +", " ", line).strip(" ") for line in block.split(_BREAK)]
    found: list[str] = []
    for line in filter(None, lines):
        new = not found or found[-1].endswith((".", ";", ":", "!", "?")) or labels.readings(line)
        found[len(found) if new else -1 :] = [line if new else f"{found[-1]} {line}"]
    return found


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the page's words in order, marks between blocks; what is typed as it stands (`pre`) keeps its breaks."""
    if not isinstance(element.tag, str) or _is_left_out(element):
        yield _flowing(element.tail)
        return
    block = element.tag in _BLOCKS
    if element.tag == "br":
        yield _BREAK
    if block:
        yield _PARAGRAPH
    yield _label(element)
    typed = element.tag == "pre"
    yield (element.text or "") if typed else _flowing(element.text)
    for part in element:
        yield from _pieces(part)
    if block:
        yield _PARAGRAPH
    yield _flowing(element.tail)


def _flowing(words: str | None) -> str:
    return _BLANKS.sub(" ", words or "")


def _is_left_out(element: etree._Element) -> bool:
    if element.tag in _LEFT_OUT or element.get("hidden") is not None:
        return True
    if element.tag == "sup" and _all_text(element).strip(" []*").isdigit():
        return True  # the mark of a footnote
    return bool(_HIDDEN.search(element.get("style") or ""))


def _label(element: etree._Element) -> str:
    """The label that a browser would show before a list's entry, unless the text brings its own."""
    above = element.getparent() if element.tag == "li" else None
    if above is None or labels.readings(_all_text(element).strip()[:12] + " x"):
        return ""
    if above.tag != "ol":
        return "– "
    style = _style(above)
    number = counted(_ordinal(element, above), style)
    depth = sum(parent.tag == "ol" for parent in above.iterancestors())
    return f"{number}. " if style == "decimal" and not depth else f"({number}) "


def _style(listed: etree._Element) -> str:
    if kind := _STYLES.get(listed.get("type") or ""):
        return kind
    said = _LISTED_AS.search(listed.get("style") or "")
    if said is None:
        return "decimal"
    return said[1].lower() + ("Roman" if said[2].lower() == "roman" else "Letter")


def _ordinal(entry: etree._Element, listed: etree._Element) -> int:
    entries = [one for one in listed if one.tag == "li"]
    number = _whole(listed.get("start"), 1) - 1
    for one in entries:
        number = _whole(one.get("value"), number + 1)
        if one is entry:
            break
    return number


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 7 else otherwise
