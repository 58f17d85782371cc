"""Days, months and years as UN texts write them, in English and French; never more precise than the text."""

import re
from collections.abc import Iterator

from kolosi.kernel.precision import HalfKnownDate

_MONTHS = {
    **{
        name: at
        for at, name in enumerate(
            [
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
            ],
            1,
        )
    },
    **{
        name: at
        for at, name in enumerate(
            [
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre",
            ],
            1,
        )
    },
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:er)?\s+)?(?P<month>{_NAMES})\s+(?P<year>(?:19|20)\d{{2}})\b", re.IGNORECASE
)
_NUMBERS = {
    **{
        word: at
        for at, word in enumerate(
            [
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
            ],
            1,
        )
    },
    **{
        word: at
        for at, word in enumerate(
            ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
            1,
        )
    },
}
_UNITS = {
    "day": "D",
    "jour": "D",
    "week": "W",
    "semaine": "W",
    "month": "M",
    "mois": "M",
    "year": "Y",
    "an": "Y",
}
_BY = re.compile(
    r"\b(?:by|before|no\s+later\s+than|not\s+later\s+than|prior\s+to|avant\s+(?:le|la\s+fin\s+de)|au\s+plus\s+tard\s+(?:le|en)|d[’']ici\s+(?:au|à|la\s+fin\s+de))\s+(?:the\s+end\s+of\s+)?"
)
_WITHIN = re.compile(
    rf"\b(?:within|in\s+no\s+more\s+than|dans\s+(?:un\s+délai\s+de|les)|sous)\s+(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>days?|weeks?|months?|years?|jours?|semaines?|mois|ans?)\b",
    re.IGNORECASE,
)
# “within seven days of their capture” is a rule for each case, not a day by which to have done something.
_FROM_ELSEWHERE = re.compile(
    r"\s+(?:of|after|following|from|après|suivant|à\s+compter\s+d[eu]|de|d[’'])\s*(?=\S)"
    r"(?!(?:the\s+|its\s+|this\s+|these\s+|la\s+|le\s+|l[’']|ces\s+|cette\s+)?(?:présente\s+|present\s+)?"
    r"(?:adoption|dat|present|resolution|résolution|issu|publication|conclusions?|statement|déclaration|letter|lettre|today|now)\w*)",
    re.IGNORECASE,
)


def found(text: str) -> Iterator[tuple[HalfKnownDate, int]]:
    """Yield every date of the text with its place, known to the day or the month."""
    for match in DATE.finditer(text):
        date = _date(match)
        if date is not None:
            yield date, match.start()


def _date(match: re.Match[str]) -> HalfKnownDate | None:
    day = int(match["day"]) if match["day"] else None
    try:
        return HalfKnownDate(int(match["year"]), _MONTHS[match["month"].lower()], day)
    except ValueError:
        return None


_YEAR = re.compile(
    r"(?:(?:the\s+)?end\s+of\s+|(?:à\s+)?la\s+fin\s+de\s+(?:l[’']année\s+)?)?(?P<year>20\d{2})\b(?!\s*[)/])"
)


def deadline(text: str) -> str | None:
    """Return the deadline the words set: an ISO date (`2018-12-31`, `2018-12`, `2018`), a duration (`P60D`), or `None`."""
    for lead in _BY.finditer(text):
        match = DATE.match(text, lead.end())
        date = _date(match) if match else None
        if date is not None:
            return str(date)
        if year := _YEAR.match(text, lead.end()):
            return year["year"]
    match = _WITHIN.search(text)
    if match and not _FROM_ELSEWHERE.match(text, match.end()):
        count = match["count"].lower()
        unit = next(sign for name, sign in _UNITS.items() if match["unit"].lower().startswith(name))
        return f"P{int(count) if count.isdigit() else _NUMBERS[count]}{unit}"
    return None
