"""How a telling becomes rows, many at a time: called inside the transaction of an operation, which records the act."""

from kolosi.incidents.keeping.again import link_again
from kolosi.incidents.keeping.areas import area_of, area_on
from kolosi.incidents.keeping.kept import Kept
from kolosi.incidents.keeping.numbers import reach, take_refs
from kolosi.incidents.keeping.shortcuts import make_again
from kolosi.incidents.keeping.states import keep
from kolosi.incidents.keeping.verdicts import keep_verdicts

__all__ = [
    "Kept", "area_of", "area_on", "keep", "keep_verdicts", "link_again", "make_again", "reach", "take_refs",
]  # fmt: skip
