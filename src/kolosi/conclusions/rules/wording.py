"""Wordings compared: what makes two clauses the same words, one a cut-down other, or merely alike."""

import hashlib
import heapq
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

CROWD = 300  # wordings among which a like one is looked for: no document asks so much in one channel
_COMPARED = 5


def normal(text: str) -> str:
    """Return the words alone: small letters, one blank between, no marks at the ends, typographic marks unified."""
    plain = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("\u00a0", " ")
    return re.sub(r"\s+", " ", plain).strip(" ,;.:\"'").casefold()


def hash_of(text: str) -> str:
    """Return the SHA-256 of the normal wording, in hexadecimal: equal for every clean or repaired copy."""
    return hashlib.sha256(normal(text).encode()).hexdigest()


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    words = tuple(normal(text).split())
    return words, frozenset(words)


def likeness(one: str, other: str, *, floor: float = 0.0) -> float:
    """Return how alike two wordings are, 0 to 1, by their runs of equal words; 0 where it cannot reach `floor`."""
    (a, a_set), (b, b_set) = _words(one), _words(other)
    if not a or not b or 2 * min(len(a), len(b)) < floor * (len(a) + len(b)):
        return 0.0
    # Each word of one that the other lacks is at least one place they cannot share.
    lost = len(a_set - b_set) + len(b_set - a_set)
    if len(a) + len(b) - lost < floor * (len(a) + len(b)):
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def nearest(text: str, others: Sequence[str], *, floor: float) -> int | None:
    """Return the place of the wording most alike to `text`, the first of equals; `None` when none reaches `floor`.

    The few that share most words are compared word by word; among more than `CROWD` none is looked for.
    """
    if len(others) > CROWD:
        return None
    words = _words(text)[1]
    shared = [(len(words & _words(other)[1]), -at) for at, other in enumerate(others)]
    likely = [-at for _, at in heapq.nlargest(_COMPARED, shared)]
    scored = [(likeness(text, others[at], floor=floor), -at) for at in likely]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= floor else None


def differences(one: str, other: str) -> Iterable[Mapping[str, str]]:
    """Yield each stretch of words in which two wordings differ, as `{"here", "there"}`."""
    a, b = one.split(), other.split()
    for tag, low, high, there_low, there_high in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield {"here": " ".join(a[low:high]), "there": " ".join(b[there_low:there_high])}
