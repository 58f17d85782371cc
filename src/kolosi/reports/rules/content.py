"""What a product holds, as plain values: sections with numbered paragraphs, tables, charts and maps, and its footers.

Every writer (Word, workbook, CSV, JSON, page) takes these values and nothing else, so that all of them say the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Cell:
    """One number of a table; `None` where there is nothing to count, `hidden` where it is withheld.

    `key` names the figure behind it: basis, kind of table, type, row. A sum of figures has no key.
    """

    number: int | None = None
    at_least: bool = False
    hidden: bool = False
    key: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Line:
    """A row of a table: its name and its cells; `total` rows stand apart."""

    label: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: what is counted (`unit`) and on which basis is said in its caption and again in its head."""

    key: str
    caption: str
    unit: str
    basis: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Series:
    """Numbers of one kind, a name each; `None` is withheld."""

    name: str
    values: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class Chart:
    """A chart as numbers; `alternative` tells them all in words, for those who do not see it."""

    key: str
    kind: Literal["bars", "columns"]
    caption: str
    series: tuple[Series, ...]
    alternative: str


@dataclass(frozen=True)
class Area:
    """A region of a map: its number, and its outline as GeoJSON tells a geometry."""

    label: str
    number: int | None
    outline: Mapping[str, Any]
    at_least: bool = False


@dataclass(frozen=True)
class Spot:
    """A place on a map, in degrees; `precision` says how well it is known: a code of `place_precisions`, `said` in words."""

    label: str
    number: int
    longitude: float
    latitude: float
    precision: str
    said: str = ""


@dataclass(frozen=True)
class Map:
    """A map as numbers: regions and places; `alternative` tells them in words, `note` what marks and borders mean."""

    key: str
    caption: str
    areas: tuple[Area, ...]
    spots: tuple[Spot, ...]
    alternative: str
    note: str = ""


Shown = Grid | Chart | Map


@dataclass(frozen=True)
class Section:
    """A heading of level 1 or 2, the paragraphs under it and what is shown after them."""

    heading: str
    level: int
    paragraphs: tuple[str, ...]
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Tidy:
    """One number in long form, with everything that makes it mean something."""

    basis: str
    kind: str  # type, party, region or explosive
    type: str
    type_label: str
    row: str
    row_label: str
    sex: str  # all, boys, girls or unknown
    unit: str
    grave: bool
    number: int | None
    at_least: bool
    hidden: bool
    proof: str


@dataclass(frozen=True)
class Product:
    """A whole product, in one language, for one audience."""

    kind: str
    title: str
    situation: str
    situation_label: str
    first: str
    last: str
    as_of: str
    basis: str
    audience: str
    language: str
    simulated: bool
    symbol: str
    sections: tuple[Section, ...]
    footers: tuple[str, ...]
    rules: tuple[str, ...]
    proof: str
    tidy: tuple[Tidy, ...]
    release: str = ""  # the release that all numbers are drawn from, where the audience is told no small one

    def shown(self) -> Iterator[Shown]:
        """Yield tables, charts and maps in their order."""
        for section in self.sections:
            yield from section.shown

    def grids(self) -> Iterator[Grid]:
        """Yield the tables in their order."""
        return (one for one in self.shown() if isinstance(one, Grid))
