"""What an ask is about: themes of the reviewed list (`reference/data/themes.toml`), found by their words."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kolosi.reference import rules as reference

_WORD = re.compile(r"[^\W\d_]{3,}")
_OPENING = re.compile(r"(?:\\b)?([^\W\d_]{3})")


class _Theme(NamedTuple):
    """A theme's pattern, and how its words begin: texts without such a word need no search. Empty: always search."""

    code: str
    pattern: re.Pattern[str]
    openings: frozenset[str]


@cache
def _themes(language: str) -> tuple[_Theme, ...]:
    found = []
    for code in reference.code_list("themes").values():
        words = [word.lower() for word in code.more.get(f"words_{language}", ())]
        if words:
            openings = [_OPENING.match(word) for word in words]
            certain = frozenset(match[1] for match in openings if match) if all(openings) else frozenset()
            found.append(_Theme(code.code, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})"), certain))
    return tuple(found)


@lru_cache(maxsize=4096)
def themes(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the codes of all themes whose words stand in the text, in the order of the list."""
    lowered = text.lower()
    begun = {word[:3] for word in _WORD.findall(lowered)}
    return tuple(
        theme.code
        for theme in _themes(language)
        if (not theme.openings or not theme.openings.isdisjoint(begun)) and theme.pattern.search(lowered)
    )
