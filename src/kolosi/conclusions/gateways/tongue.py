"""In which language a text is written: the grammar knows English and French, and says so of any other.

By script first, then by the share of a language's small words. The lists hold the commonest small words of each
language as any dictionary of frequencies gives them; a text of few words is refused only when another language wins.
"""

import re
import unicodedata
from collections import Counter

from kolosi.conclusions.gateways.unreadable import Reason, Unreadable, gettext_noop

_SMALL_WORDS = {
    "en": "the of and to in that for on with by its all is are as from or at which their this have be an not a",
    "fr": "le la les de des du et à en que pour aux par sur une un dans qui au ses leur est sont ce cette ou ne",
    gettext_noop(
        "Spanish"
    ): "el la los las de del y en que para por con una un su sus se al es son como lo o no",
    gettext_noop(
        "Portuguese"
    ): "o a os as de do da dos das e em que para por com uma um seu sua no na ao não é",
    gettext_noop(
        "German"
    ): "der die das den dem und in zu von mit für auf ist des ein eine im nicht sich als auch",
    gettext_noop(
        "Italian"
    ): "il lo la gli le di del della dei e in che per con una un su è non da al nel sono",
}
_SCRIPTS = {
    "ARABIC": gettext_noop("Arabic"),
    "CYRILLIC": gettext_noop("Russian or another language in Cyrillic letters"),
    "CJK": gettext_noop("Chinese or another language in Chinese characters"),
    "HANGUL": gettext_noop("Korean"),
    "HIRAGANA": gettext_noop("Japanese"),
    "KATAKANA": gettext_noop("Japanese"),
    "HEBREW": gettext_noop("Hebrew"),
    "ETHIOPIC": gettext_noop("a language in Ethiopic script"),
    "DEVANAGARI": gettext_noop("a language in Devanagari script"),
    "GREEK": gettext_noop("Greek"),
}
_NEITHER = gettext_noop("neither English nor French")
_READ = {"en", "fr"}
_SAMPLE = 60_000  # characters looked at
_FEW = 40  # words: below, the rate of small words says nothing
_RATE = 0.1  # English and French stand at 0.3 and more, languages without these words below 0.05
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}


def refuse_other_languages(text: str) -> None:
    """Raise `Unreadable` for a text without words, or in a language that is neither English nor French."""
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    if not letters:
        raise Unreadable(Reason.NO_WORDS)
    script = _script(letters)
    if script != "LATIN":
        raise Unreadable(Reason.OTHER_LANGUAGE, language=_SCRIPTS.get(script, _NEITHER))
    words = re.findall(r"[^\W\d_]+", sample.lower())
    shares = {
        language: sum(word in small for word in words) / len(words) for language, small in _WORDS.items()
    }
    best = max(shares, key=lambda language: (shares[language], language in _READ))
    if best not in _READ:
        raise Unreadable(Reason.OTHER_LANGUAGE, language=best)
    if len(words) >= _FEW and shares[best] < _RATE:
        raise Unreadable(Reason.OTHER_LANGUAGE, language=_NEITHER)


def _script(letters: list[str]) -> str:
    seen: Counter[str] = Counter()
    for letter, count in Counter(letters).items():
        seen[unicodedata.name(letter, "UNKNOWN").split(" ")[0].split("-")[0]] += count
    return seen.most_common(1)[0][0]
