"""Names in many languages and scripts: which of them fit what is sought, and which one is shown."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from kolosi.kernel.folding import folded
from kolosi.parties.rules.facts import Name
from kolosi.parties.rules.spells import Holding


class NameKind(StrEnum):
    """What a name is to a party."""

    CANONICAL = "canonical"
    ALIAS = "alias"
    ACRONYM = "acronym"


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
