"""Names in many languages and scripts: how they are folded to be found, in which script they are, which one is shown."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from enum import StrEnum

from kolosi.parties.rules.facts import Name
from kolosi.parties.rules.spells import Holding


class NameKind(StrEnum):
    """What a name is to a party."""

    CANONICAL = "canonical"
    ALIAS = "alias"
    ACRONYM = "acronym"


# How Unicode calls a script, and its code in ISO 15924.
SCRIPTS = {
    "LATIN": "Latn",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "TIFINAGH": "Tfng",
    "ETHIOPIC": "Ethi",
    "CJK": "Hani",
    "DEVANAGARI": "Deva",
    "MYANMAR": "Mymr",
    "HEBREW": "Hebr",
    "NKO": "Nkoo",
}
UNKNOWN_SCRIPT = "Zyyy"
# Letters that writers of Arabic and of Latin use for one another; accents and vowel signs fall away before.
_ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "ـ": "", "ک": "ك", "ی": "ي", "ø": "o", "đ": "d", "ł": "l"})
_BETWEEN = re.compile(r"[^\w]+")


def folded(text: str) -> str:
    """Return the text as it is searched: without accents, vowel signs, case, apostrophes and hyphens."""
    before = None
    while (
        text != before
    ):  # taking a letter apart can leave signs that fold again, such as a capital in small print
        before, text = text, _folded_once(text)
    return text


def _folded_once(text: str) -> str:
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_ALIKE)
    without = re.sub(r"(?<=\w)['’ʼ`ʿʾ](?=\w)", "", bare)
    return _BETWEEN.sub(" ", without).strip()


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script in which most letters of the text are."""
    told = [unicodedata.name(sign, "").split(" ")[0].split("-")[0] for sign in text if sign.isalpha()]
    codes = [SCRIPTS[name] for name in told if name in SCRIPTS]
    return max(sorted(set(codes)), key=codes.count) if codes else UNKNOWN_SCRIPT


def fits(names: Collection[Name], sought: str) -> bool:
    """Say whether one of the names holds all words of what is sought, in any order, whole or begun."""
    wanted = folded(sought).split()
    return not wanted or any(all(word in one.folded for word in wanted) for one in names)


def shown(names: Collection[Name], language: str, *, on: date | None = None) -> str:
    """Return the canonical name of that day for a reader of that language; else English, else French, else the first."""
    main = [one for one in names if one.kind == NameKind.CANONICAL]
    of_day = [one for one in main if on is None or one.spell.holds(on) is not Holding.NO] or main
    for wanted in (language, "en", "fr"):
        told = [one.text for one in of_day if one.language == wanted]
        if told:
            return told[-1]
    return of_day[0].text if of_day else ""


def acronym(names: Collection[Name], language: str, *, on: date | None = None) -> str:
    """Return the acronym of that day for a reader of that language, the first if there is none; nothing without any."""
    short = [one for one in names if one.kind == NameKind.ACRONYM]
    of_day = [one for one in short if on is None or one.spell.holds(on) is not Holding.NO]
    own = [one.text for one in of_day if one.language == language]
    return own[0] if own else of_day[0].text if of_day else ""
