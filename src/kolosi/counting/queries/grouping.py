"""In whose row a violation stands: the party as told, the party of its day, or the umbrella it stood under that day."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import lru_cache

from kolosi.counting.rules.tables import CROSSFIRE, JOINT, UNIDENTIFIED, parties_in
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties


class Rows(StrEnum):
    """Which rows a table of parties has."""

    TOLD = "told"
    OF_ITS_DAY = "of_its_day"
    UMBRELLA = "umbrella"


def party_rows(viewer: Viewer, rows: Rows) -> Callable[[str, date], str]:
    """Return what gives the row of a violation of a day: several parties keep one row together (R13).

    Renamings, mergers and memberships are followed as they held on that day; a party that the register does not hold
    stands for itself. Two members of one umbrella make one row of it.
    """

    @lru_cache(maxsize=4096)
    def party(code: str, day: date) -> str:
        found = parties.party_of_its_day(viewer, code, on=day)
        code = found.party.code if found else code
        if rows is Rows.UMBRELLA:
            above = parties.row_of(viewer, code, on=day, by_umbrella=True)
            code = above.code if above else code
        return code

    def row(told: str, day: date) -> str:
        if rows is Rows.TOLD or told == UNIDENTIFIED:
            return told
        mark = CROSSFIRE if CROSSFIRE in told else JOINT
        return mark.join(sorted({party(code, day) for code in parties_in(told)}))

    return row
