"""A product as it is kept when it is issued, outlines of maps included, and read back word by word."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from kolosi.reports.rules.content import (
    Area,
    Cell,
    Chart,
    Grid,
    Line,
    Map,
    Product,
    Section,
    Series,
    Shown,
    Spot,
    Tidy,
)


def text(product: Product) -> str:
    """Return the product as JSON that holds all of it; the same product gives the same text."""
    return json.dumps(asdict(product), ensure_ascii=False, separators=(",", ":"))


def digest(told: str) -> str:
    """Return the SHA-256 of the text."""
    return hashlib.sha256(told.encode()).hexdigest()


def read(told: str) -> Product:
    """Return the product that `text` wrote."""
    found = json.loads(told)
    found["sections"] = tuple(_section(one) for one in found["sections"])
    found["tidy"] = tuple(Tidy(**one) for one in found["tidy"])
    found["footers"], found["rules"] = tuple(found["footers"]), tuple(found["rules"])
    return Product(**found)


def _section(told: Mapping[str, Any]) -> Section:
    shown = tuple(_shown(one) for one in told["shown"])
    return Section(told["heading"], told["level"], tuple(told["paragraphs"]), shown)


def _shown(told: Mapping[str, Any]) -> Shown:
    if "lines" in told:
        lines = tuple(
            Line(one["label"], tuple(Cell(**cell) for cell in one["cells"]), one["total"])
            for one in told["lines"]
        )
        return Grid(**{**told, "columns": tuple(told["columns"]), "lines": lines})
    if "series" in told:
        series = tuple(
            Series(one["name"], tuple((label, number) for label, number in one["values"]))
            for one in told["series"]
        )
        return Chart(**{**told, "series": series})
    areas, spots = tuple(Area(**one) for one in told["areas"]), tuple(Spot(**one) for one in told["spots"])
    return Map(**{**told, "areas": areas, "spots": spots})
