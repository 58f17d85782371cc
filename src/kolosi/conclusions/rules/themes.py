"""What an ask is about: themes of the reviewed list (`reference/data/themes.toml`), found by their words."""

import re
from functools import cache, lru_cache

from kolosi.reference import rules as reference


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (code.code, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})", re.IGNORECASE))
        for code in reference.code_list("themes").values()
        if (words := code.more.get(f"words_{language}", ()))
    )


@lru_cache(maxsize=4096)
def themes(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the codes of all themes whose words stand in the text, in the order of the list."""
    return tuple(code for code, pattern in _patterns(language) if pattern.search(text))
