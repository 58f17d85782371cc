"""The three ways Kolosi says no. One middleware turns them into pages; anything else is a bug and is loud."""

from collections.abc import Iterable
from enum import StrEnum


class Refused(Exception):
    """The rules stand in the way: 422 with the reasons. `obstacles` are codes; words come from templates."""

    def __init__(self, obstacles: Iterable[StrEnum]) -> None:
        self.obstacles = frozenset(obstacles)
        super().__init__(", ".join(sorted(self.obstacles)))


class Absent(Exception):
    """Not there, or not for you: the same 404, so that nobody learns which."""


class Stale(Exception):
    """Someone else wrote first: 409. `theirs` is the state now, `yours` the state that was being edited."""

    def __init__(self, *, theirs: object = None, yours: object = None) -> None:
        self.theirs, self.yours = theirs, yours
        super().__init__("the record changed since it was opened")


def refuse_if(obstacles: Iterable[StrEnum]) -> None:
    """Raise `Refused` when anything stands in the way."""
    if standing := frozenset(obstacles):
        raise Refused(standing)
