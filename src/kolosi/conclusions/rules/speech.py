"""Reported speech: an act that the text only relates, whose it was, and in which document it was first said."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from kolosi.conclusions.rules import citations, clauses
from kolosi.conclusions.rules.clauses import Act
from kolosi.conclusions.rules.shapes import Clause, Item, Reported

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


def with_origins(found: Sequence[Item]) -> list[Item]:
    """Reported speech without a source of its own takes that of the item that names the same thing with one."""
    return [
        replace(item, clauses=tuple(_with_origin(clause, item, found) for clause in item.clauses))
        for item in found
    ]


def _with_origin(clause: Clause, item: Item, found: Sequence[Item]) -> Clause:
    if clause.reported is None or clause.reported.origin is not None:
        return clause
    own = [one.symbol for one in citations.named(item.text)]
    origin = own[0] if own else _shared_origin(item, found)
    return replace(clause, reported=replace(clause.reported, origin=origin))


def _shared_origin(item: Item, found: Sequence[Item]) -> str | None:
    pairs = _pairs(item.text)
    best: tuple[int, str] = (1, "")
    for other in found:
        if other.id == item.id or not other.clauses:
            continue
        for clause in other.clauses:
            symbols = [one.symbol for one in citations.named(clause.text) if "/RES/" in one.symbol]
            if len(symbols) == 1:
                best = max(best, (len(pairs & _pairs(clause.text)), symbols[0]), key=lambda score: score[0])
    return best[1] or None


def _pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"[^\W\d_][\w-]{3,}", text.lower())
    common = {"security", "council", "resolution", "united", "nations", "including", "children", "armed"}
    return {(one, other) for one, other in itertools.pairwise(words) if not {one, other} & common}
