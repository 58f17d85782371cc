"""Places of the register that fit what somebody typed, to choose from; those of one name are told apart by what they lie in."""

from dataclasses import dataclass
from datetime import date

from kolosi.kernel.viewer import Viewer
from kolosi.places import queries as places
from kolosi.places import rules as place_rules

MOST = 12


@dataclass(frozen=True)
class PlaceFound:
    """One place; `choice` is its code, its edition, and how precisely it says where."""

    choice: str
    name: str
    level: str
    hierarchy: tuple[str, ...]
    valid: bool


def places_found(viewer: Viewer, sought: str, situation: str, *, on: date) -> tuple[PlaceFound, ...]:
    """Return the places that fit on that day, the best first."""
    found = places.search(viewer, sought, situation=situation, on=on, limit=MOST)
    return tuple(
        PlaceFound(
            choice=f"{one.code}@{one.edition}@{place_rules.precision_of(one.level)}",
            name=one.name,
            level=one.level_label,
            hierarchy=one.hierarchy,
            valid=one.valid,
        )
        for one in found
    )
