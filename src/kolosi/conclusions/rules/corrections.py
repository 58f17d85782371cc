"""Corrections to the wording of asks by hand: what forbids one, and what an ask says afterwards."""

import re
import textwrap
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kolosi.conclusions.rules import asks, bodies
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.conclusions.rules.proposals import Body, Values
from kolosi.reference.rules import code_list

_SUMMARY = 120  # characters of a summary that nobody typed
NAMED = "named-"  # begins the code of an addressee that only a person's hand named


@dataclass(frozen=True)
class Piece:
    """A clause of an ask as a split sees it; `item` tells which context goes with it."""

    label: str
    hash: str
    text: str
    verb: str
    pressure: int
    urgency: tuple[str, ...]
    deadline: str
    reported: bool
    channel: str
    item: int
    duty: str  # what is to be done, in the text's words


def obstacles_to_splitting(
    own: Collection[str], chosen: Collection[str], summaries: Sequence[str], *, merged: bool
) -> set[Obstacle]:
    """Return all that forbids a split: by clauses some must go and some stay, by words both halves need their own."""
    typed = [one.strip() for one in summaries]
    by_words = not chosen and any(typed)
    standing = {
        Obstacle.ALREADY_MERGED: merged,
        Obstacle.NOTHING_TO_SPLIT: not chosen and not any(typed),
        Obstacle.NOT_ITS_CLAUSES: not set(chosen) <= set(own),
        Obstacle.NOTHING_LEFT: bool(chosen) and set(chosen) >= set(own),
        Obstacle.NO_SUMMARY: by_words and (len(typed) != 2 or not all(typed)),
        Obstacle.NOTHING_CHANGED: by_words and len(typed) == 2 and typed[0] == typed[1],
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_merging(*, same: bool, same_document: bool, merged: bool) -> set[Obstacle]:
    """Return all that forbids a merge: two asks of one document, neither of them resting in another."""
    standing = {
        Obstacle.SAME_ASK: same,
        Obstacle.OTHER_DOCUMENT: not same_document,
        Obstacle.ALREADY_MERGED: merged,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_readdressing(
    before: Sequence[str], after: Sequence[str], known: Collection[str], *, merged: bool
) -> set[Obstacle]:
    """Return all that forbids new addressees: at least one, each of the list, of the document, or named by hand."""
    strange = set(after) - set(known)
    standing = {
        Obstacle.ALREADY_MERGED: merged,
        Obstacle.NO_ADDRESSEE: not after,
        Obstacle.NO_SUCH_ADDRESSEE: bool(strange),
        Obstacle.NOTHING_CHANGED: set(before) == set(after),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_retheming(before: Values, after: Values, *, merged: bool) -> set[Obstacle]:
    """Return all that forbids new themes, summary or mark."""
    standing = {
        Obstacle.ALREADY_MERGED: merged,
        Obstacle.NO_SUCH_THEME: not set(after.themes) <= set(code_list("themes")),
        Obstacle.NO_SUMMARY: not after.summary,
        Obstacle.NOTHING_CHANGED: before == after,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def part(
    values: Values,
    pieces: Sequence[Piece],
    context: Sequence[tuple[str, int]],
    summary: str,
    public: set[str],
) -> Values:
    """Return what the part of an ask says that these clauses make; it may be more confidential than the whole, never less."""
    first = pieces[0]
    channels = tuple(dict.fromkeys(piece.channel for piece in pieces if piece.channel))
    items = {piece.item for piece in pieces}
    codes = {body.code for body in values.asked}
    typed = re.sub(r"\s+", " ", summary).strip()
    whole = values.summary if first.label == values.label else ""
    return replace(
        values,
        label=first.label,
        summary=typed or whole or textwrap.shorten(first.duty or first.text, _SUMMARY, placeholder="…"),
        verb=first.verb,
        pressure=max(piece.pressure for piece in pieces),
        urgency=first.urgency,
        deadline=first.deadline,
        reported=first.reported,
        channels=channels,
        confidential=values.confidential or asks.is_confidential(channels, codes, public),
        clauses=tuple(piece.label for piece in pieces),
        hashes=tuple(piece.hash for piece in pieces),
        texts=tuple(piece.text for piece in pieces),
        context=tuple(label for label, item in context if item in items),
    )


def joined(into: Values, other: Values) -> Values:
    """Return what an ask says once another rests in it: the clauses, channels and addressees of both.

    If one of them was confidential, the whole is, since it now holds those words too.
    """
    own = dict(zip(into.clauses, zip(into.hashes, into.texts, strict=True), strict=True))
    added = dict(zip(other.clauses, zip(other.hashes, other.texts, strict=True), strict=True))
    clauses = {**added, **own}
    order = tuple(dict.fromkeys((*into.clauses, *other.clauses)))
    named = {body.code: body for body in sorted((*into.bodies, *other.bodies), key=lambda body: body.asked)}
    return replace(
        into,
        bodies=tuple(
            named[code] for code in dict.fromkeys(body.code for body in (*into.bodies, *other.bodies))
        ),
        pressure=max(into.pressure, other.pressure),
        confidential=into.confidential or other.confidential,
        channels=tuple(dict.fromkeys((*into.channels, *other.channels))),
        clauses=order,
        hashes=tuple(clauses[label][0] for label in order),
        texts=tuple(clauses[label][1] for label in order),
        context=tuple(
            label for label in dict.fromkeys((*into.context, *other.context)) if label not in clauses
        ),
    )


def named(name: str) -> Body | None:
    """Return an addressee that the list does not know, under a code made from its name."""
    words = re.sub(r"\s+", " ", name).strip()
    code = bodies.slug(words)
    return Body(f"{NAMED}{code}", words[:300], "other") if code else None


def addressed(before: Sequence[Body], after: Sequence[Body]) -> tuple[Body, ...]:
    """Return the bodies of an ask with these addressees; bodies that its words need besides stay needed."""
    asked = {body.code: replace(body, asked=True) for body in after}
    return (*asked.values(), *(body for body in before if not body.asked and body.code not in asked))


def set_by_hand(before: Values, after: Values) -> set[str]:
    """Return the names, as `edited` keeps them, of what a correction changed."""
    names = {
        "summary": "summary",
        "clauses": "clauses",
        "bodies": "addressees",
        "themes": "themes",
        "channels": "channels",
        "confidential": "confidential",
    }
    return {name for field, name in names.items() if getattr(before, field) != getattr(after, field)}
