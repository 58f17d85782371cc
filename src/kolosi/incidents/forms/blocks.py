"""The parts of the form of an incident: each entry a block, added and taken out without losing what was typed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from kolosi.incidents import questions, rules
from kolosi.incidents.forms import answers
from kolosi.reference.facts import Fact

KINDS = ("violations", "victims", "perpetrators", "sources", "evidence", "responses")
PREFIXES = {
    "violations": "new",
    "victims": "v",
    "perpetrators": "p",
    "sources": "s",
    "evidence": "e",
    "responses": "r",
}
MOST = 2000  # blocks of one kind
_NAMED = re.compile(rf"({'|'.join(KINDS)})-(\d{{1,4}})-(\w+)")
Typed: TypeAlias = dict[str, list[str]]


@dataclass(frozen=True)
class Block:
    """One entry as it is typed. `shape` is a violation's type, or `child` or `group`; `open` shows all its questions."""

    kind: str
    key: str
    shape: str = ""
    open: bool = False
    ties: tuple[str, ...] = ()
    typed: Mapping[str, list[str]] = field(default_factory=dict)
    new: bool = False

    @property
    def facts(self) -> Iterable[Fact]:
        """Return all that can be asked of it."""
        return questions.asked(self.kind, self.shape)


Blocks: TypeAlias = dict[str, list[Block]]


def posted(post: Mapping[str, list[str]]) -> tuple[Typed, Blocks]:
    """Return what was typed of the incident itself, and the blocks, as a browser sent them."""
    own: Typed = {}
    parts: dict[str, dict[int, Typed]] = {kind: {} for kind in KINDS}
    for name, values in post.items():
        if match := _NAMED.fullmatch(name):
            kind, place, field_name = match.groups()
            parts[kind].setdefault(int(place), {})[field_name] = list(values)
        else:
            own[name] = list(values)
    blocks = {kind: [_block(kind, told) for _, told in sorted(parts[kind].items())[:MOST]] for kind in KINDS}
    return own, _tied(blocks)


def _block(kind: str, typed: Typed) -> Block:
    ties = tuple(dict.fromkeys(typed.pop("violations", [])))
    key, shape, opened = (
        answers.first({name: typed.pop(name, [])}, name)[:60] for name in ("key", "shape", "open")
    )
    return Block(kind, key, shape, bool(opened), ties, typed)


def _tied(blocks: Blocks) -> Blocks:
    """Return the blocks without what is none: no key, a type nobody knows, a tie to a violation that is gone."""
    types = questions.known("violations")["type"].options
    known = {code for code, _ in questions.every_choice(types, "en")}
    violations = [one for one in blocks["violations"] if one.key and one.shape in known]
    keys = {one.key for one in violations}
    told = {
        kind: [
            replace(one, ties=tuple(key for key in one.ties if key in keys))
            for one in blocks[kind]
            if one.key
        ]
        for kind in KINDS[1:]
    }
    return {"violations": violations, **told}


def told(telling: rules.Told) -> tuple[Typed, Blocks]:
    """Return a telling as it would be typed."""
    own: Typed = {}
    for one in questions.asked("incidents"):
        own |= answers.written(one, value_of(telling, one))
    blocks: Blocks = {kind: [_of(kind, entry) for entry in getattr(telling, kind)] for kind in KINDS}
    return own, blocks


def _of(kind: str, entry: Any) -> Block:
    shape = entry.type if kind == "violations" else ""
    if kind == "victims":
        shape = "group" if entry.group else "child"
    block = Block(kind, entry.key, shape, ties=getattr(entry, "violations", ()))
    typed: Typed = {}
    for one in block.facts:
        typed |= answers.written(one, value_of(entry, one))
    return replace(block, typed=typed)


def value_of(entry: Any, one: Fact) -> Any:
    """Return what an entry tells of a fact."""
    if not one.told:
        return entry.facts.get(one.id)
    for part in one.told.split("."):
        entry = getattr(entry, part)
    return entry


def changed(blocks: Blocks, act: str, type_code: str) -> Blocks:
    """Return the blocks after `add:victims:child`, `remove:victims:3` or `open:victims:3`; others change nothing."""
    verb, _, rest = act.partition(":")
    kind, _, which = rest.partition(":")
    if kind not in KINDS:
        return blocks
    own = list(blocks[kind])
    if verb == "add":
        shape = type_code if kind == "violations" else which
        own.append(_new(kind, shape, blocks))
    elif which.isdigit() and int(which) < len(own):
        place = int(which)
        if verb == "remove":
            del own[place]
        elif verb == "open":
            own[place] = replace(own[place], open=not own[place].open, new=True)
    return _tied({**blocks, kind: own})


def _new(kind: str, shape: str, blocks: Blocks) -> Block:
    """Return an empty block; where there is but one violation, it belongs to that."""
    prefix = PREFIXES[kind]
    used = {one.key for one in blocks[kind]}
    key = next(key for number in range(1, MOST + 2) if (key := f"{prefix}{number}") not in used)
    only = tuple(one.key for one in blocks["violations"]) if len(blocks["violations"]) == 1 else ()
    ties = () if kind == "violations" else only
    shape = shape if kind in {"violations", "victims"} else ""
    return Block(kind, key, shape, open=kind != "victims", ties=ties, new=True)
