"""Another witness of the same statement: the press release that says it in edited words and without numbers.

What it says is aligned to the asks that stand; it makes none of its own, so the same promise is never followed twice.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from kolosi.conclusions.rules import wording
from kolosi.conclusions.rules.documents import Obstacle, Status

ALIKE = 0.6  # an edited sentence keeps more of its words than two sentences on one subject share


class Relation(StrEnum):
    """How a clause of the witness stands to the asks on record."""

    IDENTICAL = "identical"
    VARIANT = "variant"
    ALONE = "alone"  # no ask on record says this


class Told(NamedTuple):
    """An ask on record: its reference, and each wording of it that is not a letter's alone."""

    ref: str
    texts: tuple[str, ...]


class Aligned(NamedTuple):
    """A clause of the witness (its label), the ask it says ("" where it stands alone), and how alike, 0 to 1."""

    clause: str
    ask: str
    relation: Relation
    likeness: float


def aligned(said: Sequence[tuple[str, str]], asks: Sequence[Told]) -> tuple[Aligned, ...]:
    """Return where each directive clause of the witness, (label, text), belongs; several can say one ask."""
    hashes = {wording.hash_of(text): one.ref for one in reversed(asks) for text in one.texts}
    return tuple(_aligned(label, text, asks, hashes) for label, text in said)


def _aligned(label: str, text: str, asks: Sequence[Told], hashes: dict[str, str]) -> Aligned:
    same = hashes.get(wording.hash_of(text))
    if same is not None:
        return Aligned(label, same, Relation.IDENTICAL, 1.0)
    texts = [(one.ref, known) for one in asks for known in one.texts]
    best = max(
        ((wording.likeness(text, known, floor=ALIKE), -at) for at, (_, known) in enumerate(texts)),
        default=(0.0, 0),
    )
    if best[0] < ALIKE:
        return Aligned(label, "", Relation.ALONE, 0.0)
    return Aligned(label, texts[-best[1]][0], Relation.VARIANT, round(best[0], 3))


def obstacles(
    status: Status, *, other: Status | None, same_situation: bool, found: Sequence[Aligned]
) -> set[Obstacle]:
    """Return what forbids keeping a document as a witness of another; `other` is where that one stands, if it is in reach."""
    standing = {
        Obstacle.NO_SUCH_ROAD: status is not Status.RECEIVED,
        Obstacle.NOT_FOLLOWED: other is not Status.ACCEPTED,
        Obstacle.OTHER_SITUATION: other is not None and not same_situation,
        Obstacle.NOTHING_ALIGNED: other is Status.ACCEPTED and not any(one.ask for one in found),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}
