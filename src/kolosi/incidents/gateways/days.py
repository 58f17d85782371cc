"""Days as people write them in their own sheets, read as ISO text at the precision they give; what can be two days is left as it is."""

import re
from enum import StrEnum


class Order(StrEnum):
    """Which part of a day written in figures stands first."""

    DAY = "day_first"
    MONTH = "month_first"


_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er)?[ -])?([^\W\d]+)\.?[ -](\d{4})")
_WORDS_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_TIME = re.compile(r"(?<=\d)[ T]\d{1,2}:\d{2}.*")
_MONTHS = {
    word: number
    for words in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    )
    for number, word in enumerate(words.split(), 1)
}


def iso(text: str, order: str = "") -> str:
    """Return a day as ISO text; what is no day, or could be two days and no order was told, comes back as it is."""
    plain = _TIME.sub("", " ".join(text.split()).casefold())
    if match := _FIGURES.fullmatch(plain):
        return (
            text
            if not order and is_two_days(plain)
            else _ordered(int(match[1]), int(match[2]), int(match[3]), order)
        )
    if match := _YEAR_FIRST.fullmatch(plain):
        return _joined(*match.groups())
    if match := _MONTH_YEAR.fullmatch(plain):
        return _joined(match[2], match[1])
    if (match := _WORDS.fullmatch(plain)) and match[2] in _MONTHS:
        return _joined(match[3], _MONTHS[match[2]], match[1])
    if (match := _WORDS_MONTH_FIRST.fullmatch(plain)) and match[1] in _MONTHS:
        return _joined(match[3], _MONTHS[match[1]], match[2])
    return text


def is_two_days(text: str) -> bool:
    """Say whether nobody can tell the day from the month."""
    match = _FIGURES.fullmatch(_TIME.sub("", text.strip()))
    return match is not None and int(match[1]) != int(match[2]) and max(int(match[1]), int(match[2])) <= 12


def _ordered(first: int, second: int, year: int, order: str) -> str:
    if order == Order.MONTH or (not order and second > 12):
        first, second = second, first
    return _joined(year, second, first)


def _joined(*parts: str | int | None) -> str:
    year, *rest = (int(part) for part in parts if part)
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])
