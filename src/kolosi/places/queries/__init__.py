"""Reads of places: finding them, one place, in what it lies on a day, regions and shapes, received files."""

from kolosi.places.queries.atlas import atlas, editions, scope, situations
from kolosi.places.queries.offered import Division, divisions
from kolosi.places.queries.search import Found, search
from kolosi.places.queries.sheet import Sheet, ShownEdition, known_editions, place
from kolosi.places.queries.staging import Judged, Loaded, Preview, file, in_words, judge, preview, received
from kolosi.places.queries.within import (
    Became,
    Lineage,
    Outline,
    Region,
    boundaries,
    chains,
    doubts,
    lineage,
    names,
    region_of,
    regions,
    regions_of,
)

__all__ = [
    "Became",
    "Division",
    "Found",
    "Judged",
    "Lineage",
    "Loaded",
    "Outline",
    "Preview",
    "Region",
    "Sheet",
    "ShownEdition",
    "atlas",
    "boundaries",
    "chains",
    "divisions",
    "doubts",
    "editions",
    "file",
    "in_words",
    "judge",
    "known_editions",
    "lineage",
    "names",
    "place",
    "preview",
    "received",
    "region_of",
    "regions",
    "regions_of",
    "scope",
    "search",
    "situations",
]
