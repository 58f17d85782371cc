"""What kind of document lies on the table, and in which language: conclusions, resolution, statement, press release."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_WORDS = {
    "en": {"the", "of", "and", "to", "in", "that", "for", "on", "with", "by", "its", "all", "a"},
    "fr": {"le", "la", "les", "de", "des", "du", "et", "à", "en", "que", "pour", "aux", "par", "sur", "une"},
}
_AGREED = re.compile(
    r"Working\sGroup\s(?:on\s[^.]{0,60})?(?:has\s|have\s|further\s|also\s)*agreed"
    r"|Groupe\sde\stravail\s(?:sur\s[^.]{0,60})?(?:est\s(?:également\s|en\soutre\s)?convenu|a\s(?:également\s|en\soutre\s)?(?:décidé|convenu)|convient)",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"[“\"«]?\s*(?:The\s(?:Security\sCouncil|General\sAssembly|Economic\sand\sSocial\sCouncil|Human\sRights\sCouncil)"
    r"|Le\sConseil\s(?:de\ssécurité|économique\set\ssocial|des\sdroits\sde\sl[’']homme)|L[’']Assemblée\sgénérale),?\s*"
)
_STATES = re.compile(r"[“\"«]\s?(?:The\s(?:Security\s)?Council|Le\sConseil\sde\ssécurité)\s", re.IGNORECASE)
_CHAIR = re.compile(r"Working\sGroup|Groupe\sde\stravail")


class Genre(NamedTuple):
    """The kind of document and its language (`en` or `fr`)."""

    name: str  # conclusions, press_release, resolution, statement, other
    language: str


def genre_of(paragraphs: Sequence[str]) -> Genre:
    """Tell the kind and language of a document from its paragraphs."""
    return Genre(_name(paragraphs), language_of(" ".join(paragraphs)))


def language_of(text: str) -> str:
    """Return `en` or `fr`, whichever has more of its small words in the text."""
    counts = Counter(re.findall(r"[^\W\d_]+", text[:40_000].lower()))
    scores = {language: sum(counts[word] for word in words) for language, words in _WORDS.items()}
    return max(scores, key=lambda language: (scores[language], language == "en"))


def enacts(text: str) -> bool:
    """Say whether the paragraph only names the organ that speaks (`The Security Council,`)."""
    return bool(_ENACTS.fullmatch(text))


def _name(paragraphs: Sequence[str]) -> str:
    numbered = sum(bool(re.match(r"\d{1,3}\.\s", text)) for text in paragraphs)
    if any(enacts(text) for text in paragraphs):
        return "resolution"
    if any(_AGREED.search(text) for text in paragraphs):
        return "conclusions" if numbered >= 2 else "press_release"
    if sum(bool(_STATES.match(text)) for text in paragraphs) >= 2:
        return "statement"
    return "press_release" if numbered < 2 and any(_CHAIR.search(text) for text in paragraphs) else "other"
