"""Documents that a text names, in normal form: resolutions, reports, statements, conclusions, meetings.

Forms after the United Nations symbol rules: no blanks inside a symbol (`S/RES/1612(2005)`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kolosi.conclusions.rules.shapes import Citation

_LIST = re.compile(
    r"\b[Rr](?:esolutions?|ésolutions?)\s+(?P<list>\d{1,4}\s*\(\d{4}\)(?:(?:\s*,\s*(?:and\s+|et\s+)?|\s+(?:and|et)\s+|\s*;\s*)\d{1,4}\s*\(\d{4}\))*)"
)
_COUNCIL = re.compile(r"(\d{1,4})\s*\((\d{4})\)")
_ASSEMBLY = re.compile(
    r"\b[Rr](?:esolutions?|ésolutions?)\s+(?P<list>\d{1,2}/\d{1,3}(?:\s*[A-Z])?(?:(?:\s*,\s*(?:and\s+|et\s+)?|\s+(?:and|et)\s+)(?:[^,.;()]{0,30}?\s)?\d{1,2}/\d{1,3})*)"
)
_SYMBOL = re.compile(
    r"""(?<![\w/])(?P<symbol>
      S/RES/\d{1,4}\s?\(\d{4}\) | S/PRST/\d{4}/\d+ | S/PV\.\d+ | S/AC\.51/\d{4}/\d+
      | A/RES/(?:ES-|S-)?\d{1,2}/\d+[A-Z]? | A/ES-\d+/\d+ | A/\d{2}/\d+-S/\d{4}/\d+ | A/\d{2}/(?:PV\.\d+|\d+) | A/CONF\.\d+/\d+
      | E/CN?\.?\d*/?\d{4}/\d+ | A/HRC/(?:RES/|PRST/)?(?:S-)?\d+/\d+ | S/\d{4}/\d+ | SC/\d{4,5} | ST/[A-Z]+/[\w./]+\d
    )(?P<parts>(?:/(?:Rev|Add|Corr|Amend)\.\d+)*)(?:[*]{1,2})?(?!\w)""",
    re.VERBOSE,
)
_KINDS = (
    (re.compile(r"[SA]/RES/"), "resolution"),
    (re.compile(r"A/HRC/RES/"), "resolution"),
    (re.compile(r"S/AC\.51/"), "conclusions"),
    (re.compile(r"S/PRST/"), "statement"),
    (re.compile(r"S/PV\.|A/\d+/PV"), "meeting"),
    (re.compile(r"SC/"), "press"),
)


class Named(NamedTuple):
    """One naming of a document at a place of the text."""

    symbol: str
    start: int
    end: int


def named(text: str) -> Iterator[Named]:
    """Yield every document the text names, in the order of its places."""
    found = [
        Named(_plain(match["symbol"] + match["parts"]), *match.span()) for match in _SYMBOL.finditer(text)
    ]
    for match in _LIST.finditer(text):
        for one in _COUNCIL.finditer(match["list"]):
            start, end = (match.start("list") + place for place in one.span())
            found.append(Named(f"S/RES/{one[1]}({one[2]})", start, end))
    for match in _ASSEMBLY.finditer(text):
        for one in re.finditer(r"(\d{1,2})/(\d{1,3})", match["list"]):
            start, end = (match.start("list") + place for place in one.span())
            found.append(Named(f"A/RES/{one[1]}/{one[2]}", start, end))
    yield from sorted(found, key=lambda one: one.start)


def citations(text: str) -> tuple[Citation, ...]:
    """Return each document named, with its kind and how often, by symbol."""
    counts = Counter(one.symbol for one in named(text))
    return tuple(Citation(kind_of(symbol), symbol, count) for symbol, count in sorted(counts.items()))


def kind_of(symbol: str) -> str:
    """Return what the symbol names: resolution, conclusions, statement, meeting, press or document."""
    return next((kind for pattern, kind in _KINDS if pattern.match(symbol)), "document")


def _plain(symbol: str) -> str:
    return re.sub(r"\s+", "", symbol)
