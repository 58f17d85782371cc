"""Directive clauses become asks: the same ask in two channels is one ask, with what differs shown.

An ask that only a letter carries, while the same document speaks publicly to the same addressee, is confidential
(decision 0003). Concern, praise and norms of the same item are the ask's context.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kolosi.conclusions.rules import bodies, themes, wording
from kolosi.conclusions.rules.shapes import Alignment, Ask, Clause, Item
from kolosi.reference import rules as reference

SAME = 0.86  # two wordings at least this alike, to the same addressee in two channels, are one ask
_LENGTH = 120


@dataclass
class _Gathered:
    clauses: list[tuple[Item, Clause]] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    @property
    def first(self) -> Clause:
        return self.clauses[0][1]

    @property
    def channels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.channel for item, _ in self.clauses if item.channel))

    def take(self, item: Item, clause: Clause) -> None:
        self.clauses.append((item, clause))
        self.codes.update(one.code for one in clause.addressed)


def asks(items: Sequence[Item], *, as_of: str | None) -> tuple[Ask, ...]:
    """Return the asks of a document in the order of the text; `as_of` (ISO day) says on which day bodies must exist."""
    gathered: list[_Gathered] = []
    by_channel: dict[str, list[_Gathered]] = {}
    chapeaux = _chapeaux(items)
    for item, clause in _directives(items):
        if clause.id in chapeaux:
            continue
        same = _same(item, clause, by_channel)
        if same is None:
            same = _Gathered()
            gathered.append(same)
            by_channel.setdefault(item.channel or "", []).append(same)
        same.take(item, clause)
    public = publicly_addressed(items)
    return tuple(_ask(one, public, as_of) for one in gathered)


def _directives(items: Iterable[Item]) -> Iterable[tuple[Item, Clause]]:
    for item in items:
        if item.kind == "operative":
            yield from ((item, clause) for clause in item.clauses if clause.klass == "directive")


def _chapeaux(items: Sequence[Item]) -> set[str]:
    """Clauses that only open a list ("Requests the Secretary-General:"): the list's items are the asks."""
    opened = {item.id for item in items}
    parents = {name.rsplit("(", 1)[0] for name in opened if "(" in name} | {
        name.rsplit("-", 1)[0] for name in opened
    }
    return {
        item.clauses[-1].id
        for item in items
        if item.id in parents and item.clauses and item.text.rstrip().endswith((":", "–", "—"))
    }


def _same(item: Item, clause: Clause, by_channel: Mapping[str, Sequence[_Gathered]]) -> _Gathered | None:
    """The ask that another channel already carries to the same addressee, in the same words or nearly."""
    if item.channel is None:
        return None
    codes = {one.code for one in clause.addressed}
    others = [
        one
        for channel, asked in by_channel.items()
        if channel not in {item.channel, ""}
        for one in asked[: wording.CROWD]
        if not codes.isdisjoint(one.codes) and item.channel not in one.channels
    ]
    exact = next((one for one in others if one.first.hash == clause.hash), None)
    if exact is not None:
        return exact
    near = wording.nearest(clause.text, [one.first.text for one in others], floor=SAME)
    return None if near is None else others[near]


def publicly_addressed(items: Iterable[Item]) -> set[str]:
    """Return the codes of all whom a public statement or message of the document addresses."""
    return {
        one.code
        for item in items
        if item.channel in {"public_statement", "message"}
        for clause in item.clauses
        for one in clause.addressed
    }


def _ask(gathered: _Gathered, public: set[str], as_of: str | None) -> Ask:
    item, clause = gathered.clauses[0]
    channels = gathered.channels
    needed = tuple(dict.fromkeys(one.code for one in (*clause.addressed, *clause.mentions)))
    return Ask(
        id=clause.id,
        clauses=tuple(other.id for _, other in gathered.clauses),
        channels=channels,
        confidential=is_confidential(channels, {one.code for one in clause.addressed}, public),
        addressees=clause.addressees,
        themes=clause.themes or themes.themes(item.text),
        summary=summary(clause),
        verb=clause.verb,
        pressure=max(other.pressure for _, other in gathered.clauses),
        urgency=clause.urgency,
        deadline=clause.deadline,
        orphan=as_of is not None and any(bodies.ended(code, on=as_of) for code in needed),
        bodies=needed,
        reported=clause.reported is not None,
        context=_context(gathered),
        differences=_differences(gathered),
    )


def is_confidential(channels: Sequence[str], addressed: set[str], public: set[str]) -> bool:
    """Say whether an ask was kept out of a public statement that spoke to the same addressee (decision 0003)."""
    guarded = reference.code_list("channels")
    return (
        bool(channels)
        and all(guarded[channel].more["guarded"] for channel in channels)
        and bool(addressed & public)
    )


def _context(gathered: _Gathered) -> tuple[str, ...]:
    return tuple(
        other.id for item, _ in gathered.clauses for other in item.clauses if other.klass != "directive"
    )


def _differences(gathered: _Gathered) -> tuple[Mapping[str, str], ...]:
    first = gathered.first
    return tuple(
        {"clause": other.id, **difference}
        for _, other in gathered.clauses[1:]
        if other.hash != first.hash
        for difference in wording.differences(first.text, other.text)
    )


def summary(clause: Clause) -> str:
    """Return what is to be done, cut at a word's end after at most 120 characters."""
    done = re.sub(r"\s+", " ", re.sub(r"^(?:To|À|De|that|que)\s", "", str(clause.obligation["text"])))
    if len(done) <= _LENGTH:
        return done
    return done[: done.rindex(" ", 0, _LENGTH)].rstrip(" ,;") + "…"


def alignments(items: Sequence[Item]) -> tuple[Alignment, ...]:
    """Return, for items of guarded channels, the public item that says the same, whole or in part."""
    guarded = reference.code_list("channels")
    public = [
        item for item in items if item.channel and not guarded[item.channel].more["guarded"] and _hashes(item)
    ]
    letters = [
        item for item in items if item.channel and guarded[item.channel].more["guarded"] and _hashes(item)
    ]
    public, letters = public[: wording.CROWD], [item for item in letters if item.level > 1]
    said: dict[tuple[str, ...], Item] = {}
    for item in public:
        said.setdefault(_hashes(item), item)
    sets = [frozenset(_hashes(item)) for item in public] if len(letters) <= wording.CROWD else []
    pairs = (_alignment(letter, public, said, sets) for letter in letters)
    return tuple(pair for pair in pairs if pair is not None)


def _hashes(item: Item) -> tuple[str, ...]:
    return tuple(clause.hash for clause in item.clauses)


def _alignment(
    letter: Item, public: Sequence[Item], said: Mapping[tuple[str, ...], Item], sets: Sequence[frozenset[str]]
) -> Alignment | None:
    own = _hashes(letter)
    if own in said:
        return Alignment(letter.id, said[own].id, "identical")
    words = set(own)
    for item, hashes in zip(public, sets, strict=False):
        if words < hashes or words > hashes:
            return Alignment(letter.id, item.id, "part")
    near = wording.nearest(letter.text, [item.text for item in public], floor=SAME) if sets else None
    return None if near is None else Alignment(letter.id, public[near].id, "variant")
