"""What can stand in the way of a file of places, as codes; the words are the site's."""

from enum import StrEnum


class Obstacle(StrEnum):
    """What can stand in the way of a file of places."""

    EMPTY = "places.empty"
    TOO_LARGE = "places.too_large"
    NO_SUCH_SITUATION = "places.no_such_situation"
    NO_SUCH_LAYOUT = "places.no_such_layout"
    NO_EDITION = "places.no_edition"
    NO_SOURCE = "places.no_source"
    FAULTY_ROWS = "places.faulty_rows"
    LOADED_ALREADY = "places.loaded_already"
