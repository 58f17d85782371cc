"""In which order places are shown that fit a name: how they fit, whether they stand on the day, what they are, how large."""

from enum import IntEnum
from typing import NamedTuple

from kolosi.places.rules.facts import Level, Precision

_LEVELS = {level: at for at, level in enumerate(Level)}


class Fit(IntEnum):
    """How a place fits what is sought, the best first."""

    CODE = 0
    NAME = 1  # the same name, kinds of place, accents and hyphens apart
    SOUND = 2  # spelled otherwise and sounding alike
    BEGINS = 3
    WORD = 4  # one of its words begins so
    SOUND_BEGINS = 5
    NEAR = 6  # one letter apart: offered only where nothing is spelled so


class Standing(NamedTuple):
    """What ranks one place among those found."""

    fit: Fit
    valid: bool
    level: Level
    population: int
    name: str
    code: str


def rank(one: Standing) -> tuple[bool, bool, int, int, int, str, str]:
    """Return by what places are sorted; those of one name follow each other, and which is meant nobody guesses.

    What bears the name, however spelled, comes before what only begins so; of either, what stands on the day first.
    """
    return (
        one.fit > Fit.SOUND,
        not one.valid,
        one.fit,
        _LEVELS[one.level],
        -one.population,
        one.name,
        one.code,
    )


def precision_of(level: Level, *, has_own_point: bool = False) -> Precision:
    """Return how precisely a place is known when this one is chosen for it, or when a point of its own is given."""
    if has_own_point:
        return Precision.EXACT_POINT
    kinds = {Level.ADMIN1: Precision.ADMIN1, Level.ADMIN2: Precision.ADMIN2, Level.ADMIN3: Precision.ADMIN2}
    return kinds.get(level, Precision.SETTLEMENT)
