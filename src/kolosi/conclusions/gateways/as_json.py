"""A reading as JSON: the shape that docs/reading.md explains and reading.schema.json describes. Same reading, same bytes."""

import json
from importlib import resources

from kolosi.conclusions.rules.shapes import Reading, plain


def written(reading: Reading) -> bytes:
    """Return the reading as UTF-8 JSON, keys in their documented order, ending with a line break."""
    return (json.dumps(plain(reading), ensure_ascii=False, indent=2) + "\n").encode()


def schema() -> str:
    """Return the published JSON Schema of a reading."""
    path = resources.files("kolosi.conclusions.gateways").joinpath("reading.schema.json")
    return path.read_text(encoding="utf-8")
