"""The front matter of a document: symbol, title, situation, meeting, dates, report examined, resolutions invoked.

What the text does not say stays `None`.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from kolosi.conclusions.rules import citations, dates
from kolosi.conclusions.rules.genre import Genre
from kolosi.reference import rules as reference

_OWN = re.compile(r"(?:[SAE]/[A-Z0-9][\w./()-]*?)(?:\*{0,2})")
_TITLE = re.compile(
    r"Conclusions|Resolution|Statement by|Note by|Letter dated|Working Group|Conclusions|Résolution|Déclaration|Groupe de travail|draft resolution",
    re.IGNORECASE,
)
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TENTHS = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
]
_OPENS_TITLE = re.compile(
    r"Conclusions?\b|Resolution\s\d|Résolution\s\d|Statement by the President", re.IGNORECASE
)
_MASTHEAD = re.compile(r"United\s+Nations|Nations\s+Unies|Distr\.|Security\s+Council|Conseil\s+de\s+sécurité")
_SERIES = re.compile(
    r"\b(?:S/AC\.51/\d{4}/\d+(?:/(?:Rev|Add|Corr)\.\d+)*|[SA]/RES/\d+(?:/\d+)?(?:\s?\(\d{4}\))?|S/PRST/\d{4}/\d+|[SA]/\d{2,4}/\d+(?:/(?:Rev|Add|Corr)\.\d+)*)"
)
_SITUATION = re.compile(
    r"(?:children\s+and\s+armed\s+conflict|(?:le\s+sort\s+des\s+)?enfants\s+(?:et\s+les?|en\s+temps\s+de|et\s+le)\s+conflits?\s+armés?)\s+(?:in|au|aux|en|à)\s+(?:the\s+|la\s+|le\s+)?(?P<name>[A-ZÀ-Ý][\w’'-]+(?:\s+(?:of|and|the|du|de|la|et|[A-ZÀ-Ý][\w’'-]+))*)"
)
_MEETING = re.compile(
    r"(?:At|at)\s+its\s+(?:(?P<number>\d{1,5})(?:st|nd|rd|th)|(?P<ordinal>[a-z]+(?:[-‑–][a-z]+)?))\s+(?:formal\s+|closed\s+)?meeting|(?:À|à)\s+sa\s+(?P<nombre>\d{1,5})(?:re|e|ème)\s+séance"
)
_EXAMINED = re.compile(
    r"(?:On|Le)\s+(?P<day>\d{1,2}(?:er)?\s+\w+\s+\d{4}),\s+(?:the\s+Working\s+Group|le\s+Groupe\s+de\s+travail)\b[^.;]{0,90}\s(?:examined|considered|reviewed|a\s+examiné)"
)
_REPORT = re.compile(
    r"(?:report|rapport)[^.;]{0,260}?\((?P<symbol>[SA]/\d{2,4}/\d+(?:-S/\d{4}/\d+)?(?:/(?:Rev|Add|Corr)\.\d+)*)\)",
    re.DOTALL,
)
_PERIOD = re.compile(
    r"(?:covering\s+the\s+period\s+from|for\s+the\s+period\s+from|portant\s+sur\s+la\s+période\s+(?:allant\s+)?(?:de|du|d[’'])|couvrant\s+la\s+période\s+(?:allant\s+)?(?:de|du|d[’']))\s*(?P<from>[^.;]{3,40}?)\s+(?:to|until|au|à)\s+(?P<to>[^.;,)]{3,40})"
)
_ADOPTED = re.compile(r"(?:agreed|adopted|convenu|adopté)\w*[^.;]{0,80}?\b(?:on|le)\s+(?=\d)", re.IGNORECASE)
_PRIOR = re.compile(r"S/AC\.51/\d{4}/\d+(?:/Rev\.\d+)?")


def front_matter(paragraphs: Sequence[str], genre: Genre, *, body_at: int) -> dict[str, Any]:
    """Return the front matter of a document; `body_at` is the place of its first provision among the paragraphs."""
    head, opening = paragraphs[:body_at], "\n".join(paragraphs[: body_at + 6])
    title = _title(head, genre)
    report = _report(opening)
    return {
        "symbol": _symbol(head),
        "title": title,
        "genre": genre.name,
        "language": genre.language,
        "situation": _situation([title or "", *head, opening]),
        "meeting": _meeting(opening),
        "adopted_on": _adopted(opening),
        "report": report,
        "resolutions": _resolutions(paragraphs[body_at : body_at + 6]),
        "earlier_conclusions": sorted(set(_PRIOR.findall("\n".join(paragraphs[body_at:])))),
    }


def _symbol(head: Sequence[str]) -> str | None:
    """A symbol that stands alone or beside the organization's name; else one of a known series in the masthead."""
    lines = [line for paragraph in head for line in paragraph.splitlines() if len(line) < 60]
    for line in lines:
        words = [word for word in line.split() if word not in {"United", "Nations", "Unies"}]
        symbol = re.sub(r"\s+", "", "".join(words))
        if _OWN.fullmatch(symbol) and "/" in symbol[1:3]:
            return symbol.rstrip("*")
    masthead = next((text for text in head[:8] if _MASTHEAD.search(text)), "")
    series = _SERIES.search(masthead)
    return re.sub(r"\s+", "", series.group()) if series else None


def _title(head: Sequence[str], genre: Genre) -> str | None:
    plain = [paragraph for paragraph in head if not _OWN.fullmatch(paragraph.split()[0])]
    named = [paragraph for paragraph in plain if _TITLE.search(paragraph) and len(paragraph) < 300]
    own = [paragraph for paragraph in named if _OPENS_TITLE.match(paragraph)]
    chosen = (own or named or plain)[:1]
    return re.sub(r"\s+", " ", chosen[0]) if chosen else None


def _situation(texts: Sequence[str]) -> str | None:
    """The situation as the text names it: a name of the reviewed list where one fits, else the words in capitals."""
    for text in texts:
        match = _SITUATION.search(text)
        if match:
            named = _listed().match(text, match.start("name"))
            return named.group() if named else match["name"]
    return None


@cache
def _listed() -> re.Pattern[str]:
    labels = {label for code in reference.code_list("situations").values() for label in code.label.values()}
    ordered = sorted(labels, key=lambda label: (-len(label), label))
    return re.compile("|".join(re.escape(label).replace("’", "[’']") for label in ordered))


def _first_date(text: str) -> str | None:
    return next((str(date) for date, _ in dates.found(text)), None)


def _meeting(text: str) -> dict[str, Any] | None:
    match = _MEETING.search(text)
    if match is None:
        examined = _EXAMINED.search(text)
        return {"number": None, "date": _first_date(examined["day"])} if examined else None
    number = match["number"] or match["nombre"]
    return {
        "number": int(number) if number else _ordinal(match["ordinal"]),
        "date": _first_date(text[match.end() : match.end() + 60]),
    }


def _ordinal(words: str) -> int | None:
    """The value of an ordinal in words, first to ninety-ninth; nothing for any other word."""
    tens, _, last = words.replace("‑", "-").replace("–", "-").rpartition("-")
    base = 10 * (_TENS.index(tens) + 2) if tens in _TENS else 0
    if last in _TENTHS and not tens:
        return 10 * (_TENTHS.index(last) + 2)
    return base + _ORDINALS.index(last) + 1 if last in _ORDINALS and (base or not tens) else None


def _adopted(text: str) -> str | None:
    match = _ADOPTED.search(text)
    return _first_date(text[match.end() : match.end() + 30]) if match else None


def _report(text: str) -> dict[str, Any] | None:
    match = _REPORT.search(text)
    if match is None:
        return None
    period = _PERIOD.search(text)
    span = {"from": _month(period["from"]), "to": _month(period["to"])} if period else None
    return {"symbol": match["symbol"], "period": span}


def _month(text: str) -> str | None:
    year = re.search(r"\b(?:19|20)\d{2}\b", text)
    return _first_date(text) or (year.group() if year else None)


def _resolutions(opening: Sequence[str]) -> list[str]:
    symbols = [one.symbol for text in opening for one in citations.named(text) if "/RES/" in one.symbol]
    return list(dict.fromkeys(symbols))
