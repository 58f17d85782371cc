"""A document is read again: which ask is which, what the new reading says of it, and what a person's hand keeps.

What a person set is never overwritten; what the new reading would have said is shown beside it. An ask that the new
reading no longer finds is kept and marked, never deleted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from kolosi.conclusions.rules import wording
from kolosi.conclusions.rules.proposals import Values

ALIKE = 0.6  # two wordings at least this alike can be one ask whose clause was divided differently
STILL = 0.3  # with the same label, so little likeness is enough


class Kind(StrEnum):
    """What becomes of an ask when the new reading is taken over."""

    NEW = "new"
    CHANGES = "changes"
    GONE = "gone"
    KEPT = "kept"
    UNCHANGED = "unchanged"


# What is shown as a difference, and the field of `Values` that holds it. `edited` uses these names.
FIELDS: Mapping[str, str] = {
    "label": "label",
    "summary": "summary",
    "words": "hashes",
    "clauses": "clauses",
    "addressees": "bodies",
    "themes": "themes",
    "channels": "channels",
    "confidential": "confidential",
    "verb": "verb",
    "pressure": "pressure",
    "urgency": "urgency",
    "deadline": "deadline",
    "reported": "reported",
    "context": "context",
}
# Whoever chose an ask's clauses by hand chose with them all that follows from them.
OF_CLAUSES = frozenset(FIELDS) - {"summary", "addressees", "themes"}


@dataclass(frozen=True)
class Held:
    """An ask on record: what it says, what a person set of it; `merged` when it rests in another."""

    ref: str
    values: Values
    edited: frozenset[str] = frozenset()
    merged: bool = False
    found: bool = True  # the last reading found it


@dataclass(frozen=True)
class Difference:
    """A field in which the new reading differs from what is on record; `kept` when a person's hand keeps it."""

    field: str
    held: Any
    read: Any
    kept: bool


@dataclass(frozen=True)
class Comparison:
    """One ask on record, one of the new reading, or both; `after` is what the ask says once the reading is taken over."""

    kind: Kind
    held: Held | None
    read: Values | None
    differences: tuple[Difference, ...] = ()
    after: Values | None = None


def by_hand(edited: frozenset[str]) -> frozenset[str]:
    """Return every field that a person's hand keeps."""
    return edited | OF_CLAUSES if "clauses" in edited else edited


def compared(
    held: Sequence[Held], read: Sequence[Values], clauses: Mapping[str, tuple[str, str]]
) -> tuple[Comparison, ...]:
    """Return what becomes of each ask; `clauses` are those of the new reading, label to (hash, text)."""
    pairs = _pairs(held, read)
    taken = {at for at in pairs.values() if at is not None}
    covered = _covered(held)
    found = [
        _comparison(one, read[at] if at is not None else None, clauses) for one, at in _told(held, pairs)
    ]
    new = [
        Comparison(Kind.NEW, None, values, after=values)
        for at, values in enumerate(read)
        if at not in taken and not set(values.hashes) <= covered
    ]
    return (*found, *new)


def _told(held: Sequence[Held], pairs: Mapping[str, int | None]) -> Iterator[tuple[Held, int | None]]:
    return ((one, pairs.get(one.ref)) for one in held)


def _covered(held: Sequence[Held]) -> set[str]:
    """Wordings that a person gave to some ask: they make no new one."""
    return {name for one in held if "clauses" in one.edited for name in one.values.hashes}


def _pairs(held: Sequence[Held], read: Sequence[Values]) -> dict[str, int | None]:
    """Match one to one, the surest first: same words, some same words, same label, similar words.

    An ask whose clauses a person chose goes beside the reading's ask that has them, even if that has a partner already.
    """
    pairs: dict[str, int | None] = {}
    taken: set[int] = set()
    scored = sorted(_scored(held, read))
    for _, here, there in scored:
        if held[here].ref not in pairs and there not in taken:
            pairs[held[here].ref] = there
            taken.add(there)
    for _, here, there in scored:
        if held[here].ref not in pairs and ("clauses" in held[here].edited or held[here].merged):
            pairs[held[here].ref] = there
    return pairs


def _scored(held: Sequence[Held], read: Sequence[Values]) -> Iterator[tuple[float, int, int]]:
    """Yield (how unsure, place among those on record, place in the reading) of every pair that can be one ask.

    Wordings are compared only where one side has no partner by its very words: that takes time.
    """
    words = {name for one in held for name in one.values.hashes} & {
        name for one in read for name in one.hashes
    }
    for here, one in enumerate(held):
        for there, other in enumerate(read):
            settled = not words.isdisjoint(one.values.hashes) or not words.isdisjoint(other.hashes)
            if (score := _score(one.values, other, compare=not settled)) > 0:
                yield -score, here, there


def _score(one: Values, other: Values, *, compare: bool) -> float:
    """Return how surely two asks are one: above 2 by the same words, above 1 by the label, else by likeness, or 0."""
    here, there = set(one.hashes), set(other.hashes)
    shared = len(here & there) / len(here | there) if here | there else 0.0
    same_label = one.label == other.label
    if shared:
        return 2 + shared + (0.5 if same_label else 0.0)
    if not compare and not same_label:
        return 0.0
    alike = wording.likeness(" ".join(one.texts[:1]), " ".join(other.texts[:1]), floor=STILL)
    if same_label and alike >= STILL:
        return 1 + alike
    return alike if alike >= ALIKE else 0.0


def _comparison(held: Held, read: Values | None, clauses: Mapping[str, tuple[str, str]]) -> Comparison:
    if read is None:
        return Comparison(Kind.GONE, held, None)
    if held.merged:
        return Comparison(Kind.KEPT, held, read, after=located(held.values, clauses))
    kept = by_hand(held.edited)
    differences = tuple(_differences(held.values, read, kept))
    after = _after(held.values, read, kept, clauses)
    if any(not one.kept for one in differences) or not held.found:
        kind = Kind.CHANGES
    else:
        kind = Kind.KEPT if differences else Kind.UNCHANGED
    return Comparison(kind, held, read, differences, after)


def _differences(held: Values, read: Values, kept: frozenset[str]) -> Iterator[Difference]:
    for name, field in FIELDS.items():
        was, now = getattr(held, field), getattr(read, field)
        if was != now:
            if name == "words":
                was, now = held.texts, read.texts
            yield Difference(name, was, now, kept=name in kept)


def _after(
    held: Values, read: Values, kept: frozenset[str], clauses: Mapping[str, tuple[str, str]]
) -> Values:
    fields = {field: getattr(held, field) for name, field in FIELDS.items() if name in kept}
    if "clauses" not in kept:
        return replace(read, **fields)
    return located(replace(read, **fields, texts=held.texts), clauses)


def located(values: Values, clauses: Mapping[str, tuple[str, str]]) -> Values:
    """Return the values with each clause where the new reading has it: the same words, else the same label."""
    places: dict[str, list[str]] = {}
    for label, (name, _) in clauses.items():
        places.setdefault(name, []).append(label)
    labels = [
        label if label in places.get(name, ()) else _free(places.get(name, ()), values.clauses, label)
        for label, name in zip(values.clauses, values.hashes, strict=True)
    ]
    old = list(zip(values.hashes, values.texts, strict=True))
    there = [_words(clauses.get(label), before) for label, before in zip(labels, old, strict=True)]
    return replace(
        values,
        label=labels[0] if labels else values.label,
        clauses=tuple(labels),
        hashes=tuple(name for name, _ in there),
        texts=tuple(text for _, text in there),
    )


def _words(now: tuple[str, str] | None, before: tuple[str, str]) -> tuple[str, str]:
    """Return what stands at the clause's place now, if it is the same clause still, else the words as they were."""
    same = now is not None and (
        now[0] == before[0] or wording.likeness(now[1], before[1], floor=STILL) >= STILL
    )
    return now if now is not None and same else before


def _free(places: Sequence[str], own: Sequence[str], label: str) -> str:
    """Return where the same words stand now and the ask does not name the place already, else the label as it was."""
    return next((place for place in places if place not in own), label)


def changes_anything(found: Sequence[Comparison]) -> bool:
    """Say whether taking the reading over would change any ask."""
    lost = any(one.kind is Kind.GONE and one.held is not None and one.held.found for one in found)
    return lost or any(one.kind in {Kind.NEW, Kind.CHANGES} for one in found)
