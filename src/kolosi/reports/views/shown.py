"""A product as a page shows it: numbers with the address of the records behind them, pictures with their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from kolosi.kernel.viewer import Viewer
from kolosi.reports.rules.content import Cell, Grid, Map, Product, Section, Shown
from kolosi.reports.rules.words import said

_TRACED = {"type", "party", "region"}  # kinds of tables whose records the page of figures tells


@dataclass(frozen=True)
class Number:
    """One number: its words, where what stands behind it is shown, and the name of its column."""

    words: str
    address: str
    column: str


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    label: str
    total: bool
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Part:
    """A table with its rows, or a picture with its address; one of both is empty."""

    key: str
    caption: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    picture: str
    alternative: str
    note: str = ""


@dataclass(frozen=True)
class Chapter:
    """A heading, its paragraphs with their numbers, and what is shown under them."""

    heading: str
    level: int
    paragraphs: tuple[tuple[int, str], ...]
    parts: tuple[Part, ...]


def chapters(viewer: Viewer, product: Product, ref: str = "") -> Iterator[Chapter]:
    """Yield the sections of a product; a draft (no `ref`) has its pictures in words only."""
    number = 1
    for section in product.sections:
        told = tuple(enumerate(section.paragraphs, number))
        number += len(told)
        yield Chapter(section.heading, section.level, told, tuple(_parts(viewer, product, section, ref)))


def _parts(viewer: Viewer, product: Product, section: Section, ref: str) -> Iterator[Part]:
    for one in section.shown:
        if isinstance(one, Grid):
            rows = tuple(
                Row(
                    line.label,
                    line.total,
                    tuple(
                        Number(said(cell, product.language), _address(viewer, product, cell), column)
                        for cell, column in zip(line.cells, one.columns[1:], strict=True)
                    ),
                )
                for line in one.lines
            )
            yield Part(one.key, one.caption, one.unit, one.columns, rows, "", "")
        else:
            note = one.note if isinstance(one, Map) else ""
            yield Part(one.key, one.caption, "", (), (), _picture(product, one, ref), one.alternative, note)


def _picture(product: Product, one: Shown, ref: str) -> str:
    return reverse("product_picture", args=[ref, product.language, one.key]) if ref else ""


def _address(viewer: Viewer, product: Product, cell: Cell) -> str:
    """Return where the records behind the number are; none where it is zero, a sum, or out of the viewer's reach.

    Behind a number of a release is the release, as it was told.
    """
    basis, kind, code, row, *_sex = (*cell.key.split("/"), "", "", "", "")
    if not cell.number or kind not in _TRACED or not viewer.may("counting.read", situation=product.situation):
        return ""
    if product.release:
        return reverse("release_told", args=[product.release])
    asked = {
        "situation": product.situation,
        "period": f"{product.first}..{product.last}",
        "as_of": product.as_of[:10],
        "basis": basis,
        "kind": kind,
        "type": code,
        "row": row,
    }
    return f"{reverse('figures_records')}?{urlencode(asked)}"
