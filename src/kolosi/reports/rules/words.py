"""Sentences in the language of a product: numbers with their plural, days, sexes, parties. Pure, without a catalogue."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from kolosi.reference import rules as reference
from kolosi.reports.rules.content import Cell, Product

_SLOT = re.compile(r"\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}")
_THOUSANDS = {"en": ",", "fr": "\u00a0"}


class Amount(NamedTuple):
    """A number that a sentence says; `at_least` where some tally behind it is a lower bound (R14)."""

    number: int
    at_least: bool = False


Value = str | int | Amount | date


class Tongue(NamedTuple):
    """A language, and the names that parties, regions and situations have in it."""

    language: str
    names: Mapping[str, str] = {}

    def say(self, code: str, **values: Value) -> str:
        """Return the sentence of that code with its values; a sentence begins with a capital letter."""
        template = reference.code_list("product_sentences")[code].labelled(self.language)

        def filled(slot: "re.Match[str]") -> str:
            value = values[slot[1]]
            if slot[2] is None:
                return self.written(value)
            number = value.number if isinstance(value, Amount) else value
            return slot[2] if self._is_one(number) else slot[3]

        return _SLOT.sub(filled, template)

    def sentence(self, code: str, **values: Value) -> str:
        """Return the sentence, its first letter a capital."""
        said = self.say(code, **values)
        return said[:1].upper() + said[1:]

    def written(self, value: Value) -> str:
        """Return a number with its thousands apart, a day in words, words as they are."""
        if isinstance(value, Amount):
            number = self.written(value.number)
            return self.say("at_least", n=number) if value.at_least else number
        if isinstance(value, date):
            return self._day(value)
        return f"{value:,}".replace(",", _THOUSANDS[self.language]) if isinstance(value, int) else value

    def listed(self, words: Iterable[str]) -> str:
        """Return words joined by commas, the last one by "and"."""
        *before, last = words
        return self.say("and", before=", ".join(before), last=last) if before else last

    def named(self, row: str) -> str:
        """Return the name of a party's row (R13): a party, several jointly, crossfire between several, unidentified."""
        for mark, code in ((" + ", "joint"), (" x ", "crossfire")):
            if mark in row:
                return self.say(code, names=self.listed(self.names.get(one, one) for one in row.split(mark)))
        return self.names.get(row, row)

    def type(self, code: str) -> str:
        """Return the name of a type of violation."""
        return reference.code_list("violation_types")[code].labelled(self.language)

    def _is_one(self, number: object) -> bool:
        return number == 1 or (self.language == "fr" and number == 0)

    def _day(self, day: date) -> str:
        month = reference.document("product_sentences")["months"][self.language][day.month - 1]
        first = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{first} {month} {day.year}" if self.language == "en" else f"{first}\u00a0{month} {day.year}"


def said(cell: Cell, language: str) -> str:
    """Return a number as tables say it: a dash where nothing is counted, two dots where it is withheld."""
    if cell.hidden:
        return ".."
    if cell.number is None:
        return "–"
    return Tongue(language).written(cell.number) + ("+" if cell.at_least and cell.number else "")


def days(product: Product) -> str:
    """Return the days that a product is about, as its title page says them."""
    first, last = date.fromisoformat(product.first), date.fromisoformat(product.last)
    return Tongue(product.language).sentence("span", first=first, last=last)


def method(product: Product) -> str:
    """Return how each number of a product can be traced: to its records by its proof, or to the release that tells it."""
    code = "contents_note_released" if product.release else "contents_note"
    return Tongue(product.language).say(code)
