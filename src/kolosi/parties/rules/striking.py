"""Facts told by mistake: what stands in the way of striking one, and of answering the wish to strike it."""

from collections.abc import Collection

from kolosi.parties.rules.facts import Entry, Standing, Strike
from kolosi.parties.rules.names import NameKind
from kolosi.parties.rules.obstacles import Obstacle


def obstacles_to_striking(
    entry: Entry, fact: str, *, facts: Collection[str], strikes: Collection[Strike], reason: str
) -> set[Obstacle]:
    """Return all that forbids asking to strike the fact: none such, asked before, the only main name, no reason."""
    asked = {one.fact for one in strikes if one.standing is Standing.PROPOSED}
    standing = {
        Obstacle.NOT_APPROVED: entry.standing is not Standing.APPROVED,
        Obstacle.NO_SUCH_FACT: fact not in facts,
        Obstacle.STRUCK_ALREADY: fact in asked,
        Obstacle.LAST_NAME: _is_last_name(entry, fact),
        Obstacle.NO_REASON: not reason.strip(),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_settling(
    entry: Entry, strike: Strike, *, by: str, striking: bool, reason: str
) -> set[Obstacle]:
    """Return all that forbids the answer: somebody else gives it, once, and says why when the fact stays."""
    standing = {
        Obstacle.OWN_STRIKE: strike.by == by,
        Obstacle.SETTLED_ALREADY: strike.decided is not None,
        Obstacle.LAST_NAME: striking and _is_last_name(entry, strike.fact),
        Obstacle.NO_REASON: not striking and not reason.strip(),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def _is_last_name(entry: Entry, fact: str) -> bool:
    """Say whether the fact is the only main name: a party without a name could not be found any more."""
    return [one.ref for one in entry.names if one.kind == NameKind.CANONICAL] == [fact]
