"""Divisions over time: which edition holds on a day, in what a place lies there, and what it was before a reform."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from kolosi.places.rules.facts import BETWEEN, Descent, EditionKind, Level, Point


class Edition(NamedTuple):
    """An edition of the register; `first` is the day from which its divisions stood, where a source tells it."""

    code: str
    kind: EditionKind
    label: Mapping[str, str]
    first: date | None
    source: str = ""
    licence: str = ""
    provisional: bool = False


class Area(NamedTuple):
    """A division of one edition; `above` is the key of the one it lies in, or empty."""

    edition: str
    code: str
    level: Level
    name: str
    above: str = ""
    point: Point | None = None

    @property
    def key(self) -> str:
        """The edition and the code in one."""
        return f"{self.edition}{BETWEEN}{self.code}"


class Link(NamedTuple):
    """A division of a later edition, one of an earlier from which it came, and why that is said."""

    later: str
    earlier: str
    basis: Descent
    source: str = ""


class Within(NamedTuple):
    """In what a place lies by one edition: its region and district by code, empty where several are possible.

    `regions` are all that are possible; `sure` says that the place is one of that edition, not reckoned from another.
    """

    region: str
    district: str
    regions: tuple[str, ...]
    sure: bool


NOWHERE = Within("", "", (), False)


@dataclass(frozen=True)
class Atlas:
    """All divisions of one situation, in all editions, with what came of what."""

    editions: tuple[Edition, ...]
    areas: Mapping[str, Area]
    links: tuple[Link, ...] = ()

    @cached_property
    def dated(self) -> tuple[Edition, ...]:
        """Editions of divisions with a day, in order of it."""
        known = [one for one in self.editions if one.kind is EditionKind.DIVISIONS and one.first]
        return tuple(sorted(known, key=lambda one: one.first or date.min))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Codes of editions of divisions, those without a day first: from the past to the present."""
        undated = [one.code for one in self.editions if one.kind is EditionKind.DIVISIONS and not one.first]
        return (*undated, *(one.code for one in self.dated))

    def holding(self, on: date) -> Edition | None:
        """Return the edition that holds on that day; for days before the oldest, the oldest, since none is known."""
        begun = [one for one in self.dated if one.first and one.first <= on]
        return begun[-1] if begun else self.dated[0] if self.dated else None

    def offered(self, on: date) -> tuple[str, ...]:
        """Return the editions offered on a day: the divisions that hold, and the newest gazetteer.

        A village is not bound to a day: the newest list of villages stands for all days.
        """
        holding = self.holding(on)
        gazetteers = [one.code for one in self.editions if one.kind is EditionKind.GAZETTEER]
        return tuple(code for code in ((holding.code if holding else ""), *gazetteers[-1:]) if code)

    def last_day(self, code: str) -> date | None:
        """Return the last day of an edition: the one before the next begins; nothing for the newest or one without a day."""
        codes = [one.code for one in self.dated]
        if code not in codes or codes[-1] == code:
            return None
        following = self.dated[codes.index(code) + 1].first
        return following - timedelta(days=1) if following else None

    def chain(self, key: str) -> tuple[Area, ...]:
        """Return the division and those it lies in, from itself upward."""
        found: list[Area] = []
        while key in self.areas and self.areas[key] not in found:
            found.append(self.areas[key])
            key = self.areas[key].above
        return tuple(found)

    def inside(self, key: str) -> tuple[Area, ...]:
        """Return the divisions that lie directly in this one."""
        return tuple(one for one in self.areas.values() if one.above == key)

    def before(self, key: str) -> tuple[Link, ...]:
        """Return from which divisions of earlier editions this one came, as far as told."""
        return self._before.get(key, ())

    def after(self, key: str) -> tuple[Link, ...]:
        """Return which divisions of later editions came from this one, as far as told."""
        return self._after.get(key, ())

    def counterparts(self, key: str, edition: str) -> frozenset[str]:
        """Return the divisions of that edition in which this one may lie, as far as it is told what came of what.

        Where nothing is told of a division itself, what it lies in is followed instead.
        """
        if key not in self.areas or edition not in self.order:
            return frozenset()
        here, there = self.order.index(self.areas[key].edition), self.order.index(edition)
        return self._reached(key, edition, later=there > here)

    def _reached(self, key: str, edition: str, *, later: bool) -> frozenset[str]:
        if self.areas[key].edition == edition:
            return frozenset({key})
        for area in self.chain(key):
            links = self._after.get(area.key, ()) if later else self._before.get(area.key, ())
            steps = [link.later if later else link.earlier for link in links]
            found = [
                self._reached(one, edition, later=later)
                for one in steps
                if self._is_on_the_way(one, edition, later)
            ]
            if any(found):
                return frozenset().union(*found)
        return frozenset()

    def _is_on_the_way(self, key: str, edition: str, later: bool) -> bool:
        if key not in self.areas:
            return False
        at, there = self.order.index(self.areas[key].edition), self.order.index(edition)
        return at <= there if later else at >= there

    @cached_property
    def _after(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.earlier, link) for link in self.links)

    @cached_property
    def _before(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.later, link) for link in self.links)

    def on_day(self, key: str, on: date) -> Within:
        """Return the region and district of a division by the edition that holds on that day."""
        holding = self.holding(on)
        return self.within(key, holding.code) if holding else NOWHERE

    def within(self, key: str, edition: str) -> Within:
        """Return the region and district of a division by that edition."""
        chains = [self.chain(one) for one in self.counterparts(key, edition)]
        regions = _codes(chains, Level.ADMIN1)
        districts = _codes(chains, Level.ADMIN2)
        told_all = len(districts) == 1 and all(_has(chain, Level.ADMIN2) for chain in chains)
        return Within(
            region=regions[0] if len(regions) == 1 else "",
            district=districts[0] if told_all else "",
            regions=regions,
            sure=bool(chains) and key in self.areas and self.areas[key].edition == edition,
        )


def _grouped(pairs: Iterable[tuple[str, Link]]) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, tuple[Link, ...]] = {}
    for key, link in pairs:
        found[key] = (*found.get(key, ()), link)
    return found


def _codes(chains: Iterable[tuple[Area, ...]], level: Level) -> tuple[str, ...]:
    return tuple(sorted({area.code for chain in chains for area in chain if area.level is level}))


def _has(chain: tuple[Area, ...], level: Level) -> bool:
    return any(area.level is level for area in chain)
