"""How a telling becomes rows, many at a time: called inside the transaction of an operation, which records the act."""

from kolosi.incidents.keeping.again import link_again
from kolosi.incidents.keeping.areas import area_of
from kolosi.incidents.keeping.kept import Kept
from kolosi.incidents.keeping.numbers import reach, take_refs
from kolosi.incidents.keeping.states import keep

__all__ = ["Kept", "area_of", "keep", "link_again", "reach", "take_refs"]
