"""The road of a document: received and previewed, then accepted so that its asks are followed, kept as a witness, or withdrawn."""

from enum import StrEnum

from kolosi.reference.rules import code_list


class Status(StrEnum):
    """Where a document stands."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    WITNESS = "witness"  # says again, in other words, what another document asks
    WITHDRAWN = "withdrawn"


ROADS: dict[Status, set[Status]] = {
    Status.RECEIVED: {Status.ACCEPTED, Status.WITNESS, Status.WITHDRAWN},
    Status.ACCEPTED: {Status.WITHDRAWN},
    Status.WITNESS: {Status.WITHDRAWN},
    Status.WITHDRAWN: set(),
}


class Obstacle(StrEnum):
    """What can stand in the way of an act on a document or on the wording of its asks."""

    NO_SUCH_ROAD = "conclusions.no_such_road"
    NO_SUCH_SITUATION = "conclusions.no_such_situation"
    ALREADY_RECEIVED = "conclusions.already_received"
    NO_ASKS = "conclusions.no_asks"
    BEING_FOLLOWED = "conclusions.being_followed"
    NO_SUCH_ADDRESSEE = "conclusions.no_such_addressee"
    NO_ADDRESSEE = "conclusions.no_addressee"
    NO_SUCH_THEME = "conclusions.no_such_theme"
    NOTHING_TO_SPLIT = "conclusions.nothing_to_split"
    NOTHING_LEFT = "conclusions.nothing_left"
    NOT_ITS_CLAUSES = "conclusions.not_its_clauses"
    SAME_ASK = "conclusions.same_ask"
    OTHER_DOCUMENT = "conclusions.other_document"
    ALREADY_MERGED = "conclusions.already_merged"
    NOTHING_CHANGED = "conclusions.nothing_changed"
    NO_SUMMARY = "conclusions.no_summary"
    NOT_FOLLOWED = "conclusions.other_not_followed"
    OTHER_SITUATION = "conclusions.other_situation"
    NOTHING_ALIGNED = "conclusions.nothing_aligned"
    A_WITNESS = "conclusions.a_witness"


def obstacles(status: Status, *, to: Status, asks: int, being_followed: int) -> set[Obstacle]:
    """Return all that forbids moving the document; `being_followed` counts asks on which someone already worked."""
    standing = {
        Obstacle.NO_SUCH_ROAD: to not in ROADS[status],
        Obstacle.NO_ASKS: to is Status.ACCEPTED and asks == 0,
        Obstacle.BEING_FOLLOWED: to is Status.WITHDRAWN and being_followed > 0,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_receiving(*, situation_known: bool, already_received: bool) -> set[Obstacle]:
    """Return all that forbids keeping a document; the same bytes are kept once in a situation."""
    standing = {
        Obstacle.NO_SUCH_SITUATION: not situation_known,
        Obstacle.ALREADY_RECEIVED: already_received,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_rereading(status: Status, *, changes: bool) -> set[Obstacle]:
    """Return what forbids taking a new reading over: one that says the same is not kept twice; a witness makes no asks."""
    standing = {Obstacle.NOTHING_CHANGED: not changes, Obstacle.A_WITNESS: status is Status.WITNESS}
    return {obstacle for obstacle, stands in standing.items() if stands}


def situation_of(name: str | None) -> str:
    """Return the code of the situation that a text names in its title, or "" when the list has no such name."""
    said = (name or "").casefold().removeprefix("the ").removeprefix("la ").removeprefix("le ").strip()
    labels = {
        label.casefold(): code
        for code, entry in code_list("situations").items()
        for label in entry.label.values()
    }
    return labels.get(said, "")
