"""What is said of places: editions, divisions, villages and landmarks; what a file of places says before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

BETWEEN = "/"  # of the edition and the code of a division, where both are written as one key


class Level(StrEnum):
    """What a place is, from the whole down."""

    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    ADMIN3 = "admin3"
    SETTLEMENT = "settlement"
    LANDMARK = "landmark"


DIVISIONS = (Level.ADMIN1, Level.ADMIN2, Level.ADMIN3)


class Precision(StrEnum):
    """How precisely a place is known; the codes of `place_precisions`."""

    EXACT_POINT = "exact_point"
    SETTLEMENT = "settlement"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    SITUATION = "situation"


class EditionKind(StrEnum):
    """What an edition holds: divisions with their codes, or villages and landmarks."""

    DIVISIONS = "divisions"
    GAZETTEER = "gazetteer"


class Layout(StrEnum):
    """The files that the register reads; the codes of `place_layouts`."""

    REGISTER = "register"
    PCODES = "pcodes"
    GEONAMES = "geonames"
    BOUNDARIES = "boundaries"


class Descent(StrEnum):
    """Why a place of a later edition is said to come from one of an earlier; the codes of `place_descents`."""

    SAME_NAME = "same_name"
    DISTRICTS = "districts"
    NAMESAKES = "namesakes"


class Reason(StrEnum):
    """Why a row of a file cannot be taken; the codes of `place_complaints`."""

    NOT_THIS_FORM = "not_this_form"
    NOTHING_IN_IT = "nothing_in_it"
    FEW_COLUMNS = "few_columns"
    NO_CODE = "no_code"
    TOLD_TWICE = "told_twice"
    NO_NAME = "no_name"
    NO_SUCH_LEVEL = "no_such_level"
    NO_SUCH_PARENT = "no_such_parent"
    NO_POINT = "no_point"
    NO_DAY = "no_day"
    SAME_DAY = "same_day"
    NO_SUCH_PLACE = "no_such_place"
    NO_SHAPE = "no_shape"
    DIFFERS = "differs"


class Doubt(StrEnum):
    """What is odd about a point without being refused."""

    OUTSIDE = "outside"  # farther from the area than its shape is inexact
    NO_SHAPE = "no_shape"  # nobody can tell: the area has no shape here


class Point(NamedTuple):
    """A point in degrees (WGS 84)."""

    latitude: float
    longitude: float


Ring = tuple[tuple[float, float], ...]  # longitude and latitude, as GeoJSON has them


class Complaint(NamedTuple):
    """A row that cannot be taken: its number in the file, the field, why, and what stands there."""

    row: int
    field: str
    reason: Reason
    value: str = ""


class About(NamedTuple):
    """What somebody says of a file: of which situation, which edition it is or belongs to, and where it is from."""

    situation: str
    edition: str
    label: str = ""
    source: str = ""
    licence: str = ""
    first: date | None = None


class ToldEdition(NamedTuple):
    """An edition as a file tells it."""

    code: str
    kind: EditionKind
    label: Mapping[str, str]
    first: date | None
    source: str
    licence: str
    provisional: bool = False


class ToldPlace(NamedTuple):
    """A place as a row of a file tells it. `above` is a key (edition and code), or what `other` of another place says."""

    row: int
    edition: str
    code: str
    level: Level
    name: str
    above: str = ""
    point: Point | None = None
    other: str = ""  # its code in a source that another edition follows, such as a GeoNames division
    population: int | None = None

    @property
    def key(self) -> str:
        """The edition and the code in one."""
        return f"{self.edition}{BETWEEN}{self.code}"


class ToldName(NamedTuple):
    """Another name of a place; the language is empty where the source does not tell it."""

    row: int
    key: str
    text: str
    language: str = ""


class ToldDescent(NamedTuple):
    """What a file says a place of a later edition came from (both as keys)."""

    row: int
    later: str
    earlier: str
    basis: Descent


class ToldShape(NamedTuple):
    """The shape of a division: rings of which each further one inside another is a hole; how inexact it is."""

    row: int
    key: str
    rings: tuple[Ring, ...]
    margin_km: float


@dataclass(frozen=True)
class Told:
    """Everything a file tells, and every row that cannot be read."""

    editions: tuple[ToldEdition, ...] = ()
    places: tuple[ToldPlace, ...] = ()
    names: tuple[ToldName, ...] = ()
    descents: tuple[ToldDescent, ...] = ()
    shapes: tuple[ToldShape, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    left_out: int = 0  # rows that are none of this register: other countries, divisions known by another code
