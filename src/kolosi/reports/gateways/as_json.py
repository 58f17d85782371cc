"""A product as JSON: everything it says, in the shape that product.schema.json tells. Same product, same bytes."""

import json
from dataclasses import asdict
from importlib import resources
from typing import Any

from kolosi.reports.rules.content import Chart, Grid, Map, Product, Shown

FORM = "kolosi.product/1"


def written(product: Product) -> bytes:
    """Return the product as UTF-8 JSON."""
    return (json.dumps(plain(product), ensure_ascii=False, indent=1) + "\n").encode()


def plain(product: Product) -> dict[str, Any]:
    """Return the product as JSON can hold it; outlines of maps are left out, their numbers are not."""
    told = asdict(product)
    told["sections"] = [
        {
            "heading": section.heading,
            "level": section.level,
            "paragraphs": list(section.paragraphs),
            "shown": [_shown(one) for one in section.shown],
        }
        for section in product.sections
    ]
    return {"form": FORM, **told}


def _shown(one: Shown) -> dict[str, Any]:
    told = {"form": {Grid: "table", Chart: "chart", Map: "map"}[type(one)], **asdict(one)}
    if isinstance(one, Map):
        told["areas"] = [
            {"label": area.label, "number": area.number, "at_least": area.at_least} for area in one.areas
        ]
    return told


def schema() -> str:
    """Return the published JSON Schema of a product."""
    path = resources.files("kolosi.reports.gateways").joinpath("product.schema.json")
    return path.read_text(encoding="utf-8")
