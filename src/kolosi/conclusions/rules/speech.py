"""Reported speech: an act that the text only relates, whose it was, and in which document it was first said."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kolosi.conclusions.rules import citations, clauses
from kolosi.conclusions.rules.clauses import Act
from kolosi.conclusions.rules.shapes import Clause, Item, Reported

_SOURCES = 500  # clauses in which an origin is looked for
_BY_WHICH = re.compile(
    r"\b(?:by|in)\s+which\s+(?:the\s+)?(?P<speaker>Security\s+Council|Council|General\s+Assembly)\s+(?:had\s+)?\w+ed\b"
    r"|par\s+l(?:aquelle|equel)\s+le\s+(?P<orateur>Conseil(?:\s+de\s+sécurité)?)\s"
)


def related(text: str, act: Act) -> Reported | None:
    """Return whose speech an act relates, or nothing where the text speaks for itself."""
    told = act.told or (clauses.speaker_told(text, act.match) if act.match else None)
    own = text[act.start : act.end]
    if told is None:
        match = _BY_WHICH.search(own)
        told = (match["speaker"] or match["orateur"]) if match else None
    if told is None:
        return None
    origin = next((one.symbol for one in citations.named(own)), None)
    return Reported(re.sub(r"^(?:the|le|que le)\s+", "", told, flags=re.IGNORECASE), origin)


class _Named(NamedTuple):
    """A clause that names one resolution: its item, its pairs of words, the symbol."""

    item: str
    pairs: set[tuple[str, str]]
    symbol: str


def with_origins(found: Sequence[Item]) -> list[Item]:
    """Reported speech without a source of its own takes that of the item that names the same thing with one."""
    wanting = {clause.id for item in found for clause in item.clauses if _lacks_origin(clause)}
    if not wanting:
        return list(found)
    sources = list(itertools.islice(_sources(found), _SOURCES))
    return [
        replace(
            item,
            clauses=tuple(
                _with_origin(clause, item, sources) if clause.id in wanting else clause
                for clause in item.clauses
            ),
        )
        for item in found
    ]


def _lacks_origin(clause: Clause) -> bool:
    return clause.reported is not None and clause.reported.origin is None


def _with_origin(clause: Clause, item: Item, sources: Sequence[_Named]) -> Clause:
    if clause.reported is None:
        return clause
    own = [one.symbol for one in citations.named(item.text)]
    origin = own[0] if own else _shared_origin(item, sources)
    return replace(clause, reported=replace(clause.reported, origin=origin))


def _sources(found: Sequence[Item]) -> Iterator[_Named]:
    for item in found:
        for clause in item.clauses:
            symbols = [one.symbol for one in citations.named(clause.text) if "/RES/" in one.symbol]
            if len(symbols) == 1:
                yield _Named(item.id, _pairs(clause.text), symbols[0])


def _shared_origin(item: Item, sources: Sequence[_Named]) -> str | None:
    pairs = _pairs(item.text)
    best: tuple[int, str] = (1, "")
    for source in sources:
        if source.item != item.id:
            best = max(best, (len(pairs & source.pairs), source.symbol), key=lambda score: score[0])
    return best[1] or None


def _pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"[^\W\d_][\w-]{3,}", text.lower())
    common = {"security", "council", "resolution", "united", "nations", "including", "children", "armed"}
    return {(one, other) for one, other in itertools.pairwise(words) if not {one, other} & common}
