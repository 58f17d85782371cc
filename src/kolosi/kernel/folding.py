"""Names of any language and script, folded so that one spelling finds another; and the script a text is written in."""

import re
import unicodedata

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
_INSIDE = re.compile(r"(?<=\w)['’ʼ`ʿʾ](?=\w)")
_BETWEEN = re.compile(r"[^\w]+")


def folded(text: str) -> str:
    """Return the text as it is searched: without accents, vowel signs, case, apostrophes and hyphens."""
    while (
        not text.isascii()
    ):  # taking a letter apart can leave signs that fold again, such as a capital in small print
        before, text = text, _folded_once(text)
        if text == before:
            return text
    return _parted(text.lower())


def _folded_once(text: str) -> str:
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_ALIKE)
    return _parted(bare)


def _parted(text: str) -> str:
    return _BETWEEN.sub(" ", _INSIDE.sub("", text)).strip()


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script in which most letters of the text are."""
    told = [unicodedata.name(sign, "").split(" ")[0].split("-")[0] for sign in text if sign.isalpha()]
    codes = [SCRIPTS[name] for name in told if name in SCRIPTS]
    return max(sorted(set(codes)), key=codes.count) if codes else UNKNOWN_SCRIPT
