"""A briefing on a party as plain values: headings, lines, tables and pictures, each with the page that it leads back to."""

from typing import NamedTuple, TypeAlias

from kolosi.plans.rules.breaches import Year

Cell: TypeAlias = "str | tuple[str, str]"


class Grid(NamedTuple):
    """A table; `wide` are its columns in centimetres. A cell may lead to an address."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: tuple[float, ...]


class Chart(NamedTuple):
    """The years around a signature: their key, and what they say in words."""

    caption: str
    signed: int
    years: tuple[Year, ...]
    names: tuple[str, str, str]
    words: str


class Section(NamedTuple):
    """One commitment, or the summary; `links` are words with the address of the page that they lead back to."""

    heading: str
    lines: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    chart: Chart | None = None
    links: tuple[tuple[str, str], ...] = ()


class Briefing(NamedTuple):
    """The whole briefing, in one language; `mark` says that records are simulated where some are."""

    title: str
    language: str
    mark: str
    sections: tuple[Section, ...]
