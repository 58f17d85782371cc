"""Which tools of the Working Group a document uses, in which items; and how long it took to adopt.

The list of tools is ours (`reference/data/toolkit.toml`): the numbered list of S/2006/724 is not at hand.
"""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from kolosi.kernel.precision import HalfKnownDate
from kolosi.reference import rules as reference


class Item(NamedTuple):
    """An operative item as this rule sees it; only items of a channel are looked at."""

    label: str
    channel: str
    heading: str
    text: str


class _Tool(NamedTuple):
    code: str
    alone: bool
    channels: frozenset[str]
    opening: re.Pattern[str] | None
    own: re.Pattern[str] | None


@dataclass(frozen=True)
class Adoption:
    """How long adoption took. Without both days, known to the day, nothing is said: `days` and `met` are unknown."""

    days: int | None = None
    target: date | None = None
    met: bool | None = None


def adoption(examined: str, adopted: str) -> Adoption:
    """Return the days from examination to adoption and whether the target was met; dates are ISO text, "" unknown."""
    begun, done = _day(examined), _day(adopted)
    if begun is None:
        return Adoption()
    target = _months_later(begun, int(reference.document("toolkit")["adoption"]["target_months"]))
    if done is None:
        return Adoption(target=target)
    return Adoption((done - begun).days, target, done <= target)


def tools(items: Sequence[Item], language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """Return the labels of the items in which each tool is used, in the order of the list of tools."""
    known, opened = {item.label: item for item in items}, _with_items(items)
    used: dict[str, list[str]] = {tool.code: [] for tool in _tools(language)}
    for item in items:
        if not item.channel or item.label in opened:
            continue
        for code in _tools_of(item, known.get(_parent(item.label)), language):
            used[code].append(item.label)
    return {code: tuple(labels) for code, labels in used.items() if labels}


def _tools_of(item: Item, chapeau: Item | None, language: str) -> Iterable[str]:
    """Return the one letter or statement that carries the item, and the other tools beside it.

    A heading says to whom its items go; the words of the paragraph speak where the heading names nobody.
    """
    fitting = [tool for tool in _tools(language) if _fits(tool, item)]
    alone = [tool for tool in fitting if tool.alone]
    openings = (item.heading, chapeau.text if chapeau else item.text)
    named = (tool for words in openings for tool in alone if tool.opening and tool.opening.search(words))
    carrier = next(named, None) or next((tool for tool in alone if tool.opening is None), None)
    return [tool.code for tool in fitting if tool is carrier or not tool.alone]


def _fits(tool: _Tool, item: Item) -> bool:
    return (not tool.channels or item.channel in tool.channels) and (
        tool.own is None or tool.own.search(item.text) is not None
    )


@cache
def _tools(language: str) -> tuple[_Tool, ...]:
    return tuple(
        _Tool(
            code.code,
            bool(code.more.get("alone", False)),
            frozenset(code.more.get("channels", ())),
            _pattern(code.more.get(f"opening_{language}", ())),
            _pattern(code.more.get(f"own_{language}", ())),
        )
        for code in reference.code_list("toolkit").values()
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    joined = "|".join(words)
    return re.compile(joined, re.IGNORECASE) if joined else None


def _parent(label: str) -> str:
    return label.rsplit("(", 1)[0]


def _with_items(items: Iterable[Item]) -> set[str]:
    """Return the labels of paragraphs that only open a list of items."""
    return {_parent(item.label) for item in items if "(" in item.label}


def _day(text: str) -> date | None:
    known = HalfKnownDate.parse(text) if text else None
    return known.first if known and known.day else None


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
