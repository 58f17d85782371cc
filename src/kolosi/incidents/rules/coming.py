"""Why a file with incidents, or a row of it, is not taken."""

from enum import StrEnum


class SheetObstacle(StrEnum):
    """Why a row cannot be taken as it is."""

    NO_KEY = "incidents.sheet_no_key"
    TWICE = "incidents.sheet_twice"
    NO_INCIDENT = "incidents.sheet_no_incident"
    NO_SUCH_VIOLATION = "incidents.sheet_no_such_violation"
    NO_SUCH_TYPE = "incidents.sheet_no_such_type"
    NO_SUCH_CODE = "incidents.sheet_no_such_code"
    NO_SUCH_PARTY = "incidents.sheet_no_such_party"
    NOT_A_NUMBER = "incidents.sheet_not_a_number"
    NOT_A_DAY = "incidents.sheet_not_a_day"
    TWO_DAYS = "incidents.sheet_two_days"
    NO_VALUE = "incidents.sheet_no_value"
    NOT_YES_OR_NO = "incidents.sheet_not_yes_or_no"
    OUT_OF_BOUNDS = "incidents.sheet_out_of_bounds"
    TOO_LONG = "incidents.sheet_too_long"
    CUT = "incidents.sheet_cut"
    ENDS_BEFORE = "incidents.sheet_ends_before"
    ELSEWHERE = "incidents.sheet_elsewhere"
    CHANGED = "incidents.sheet_changed"
    OTHER_TYPE = "incidents.sheet_other_type"
    WITHDRAWN = "incidents.sheet_withdrawn"


class FileObstacle(StrEnum):
    """Why a file cannot be read at all, or read on."""

    EMPTY = "incidents.file_empty"
    TOO_LARGE = "incidents.file_too_large"
    LOCKED = "incidents.file_locked"
    HOSTILE = "incidents.file_hostile"
    CORRUPT = "incidents.file_corrupt"
    NOT_UNICODE = "incidents.file_not_unicode"
    TOO_COSTLY = "incidents.file_too_costly"
    NO_SHEET = "incidents.file_no_sheet"
    NO_COLUMNS = "incidents.mapping_no_columns"
    NOTHING_LEFT = "incidents.file_nothing_left"
