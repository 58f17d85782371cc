"""Which party of the register may stand on the Security Council's consolidated list. A match is a candidate: people decide.

No match is better than a false one: whole names must be equal once folded. Acronyms, aliases that the list itself holds
for weak, and names that several entries share prove nothing.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from kolosi.kernel.folding import folded

_APART = re.compile(r"\(([^()]*)\)")
_ARTICLES = frozenset(["the", "of", "and", "le", "la", "les", "l", "de", "du", "des", "d", "et"])
_ELISION = re.compile(r"\b[ld][’'](?=\w)", re.IGNORECASE)
ONE_WORD = (
    7  # letters: a shorter single word is an acronym or anybody's name; an alias of one word proves nothing
)


class MatchObstacle(StrEnum):
    """What can stand in the way of deciding on a candidate, or of reading the list."""

    NO_REASON = "listing.no_reason_told"
    DECIDED_SO = "listing.decided_so"
    NOT_THE_LIST = "listing.not_the_list"
    LIST_TOO_LARGE = "listing.list_too_large"
    HOSTILE_LIST = "listing.hostile_list"


class Organisation(NamedTuple):
    """An entity of the consolidated list: its name in Latin and in its own script, and the aliases held for good."""

    reference: str
    regime: str
    listed_on: str
    main: tuple[str, ...]
    aliases: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """A party and the entry whose name is the same; `ours` and `theirs` as they are written."""

    party: str
    reference: str
    regime: str
    listed_on: str
    ours: str
    theirs: str


def key(name: str) -> str:
    """Return the name as it is compared: folded, without what stands in brackets and without articles; "" proves nothing."""
    bare = folded(_ELISION.sub("", _APART.sub(" ", name)))
    words = [word for word in bare.split() if word not in _ARTICLES]
    if len(words) == 1 and len(words[0]) < ONE_WORD:
        return ""
    return " ".join(words)


def candidates(
    parties: Mapping[str, Collection[str]], organisations: Iterable[Organisation]
) -> tuple[Candidate, ...]:
    """L07: return each party with the entry that bears one of its names, in the order of the register.

    `parties` are full names by code, without acronyms. A name that several entries bear is nobody's.
    """
    bearers: dict[str, dict[str, tuple[Organisation, str]]] = defaultdict(dict)
    for one in organisations:
        for name in (*one.main, *one.aliases):
            bearers[key(name)].setdefault(one.reference, (one, name))
    alone = {name: next(iter(found.values())) for name, found in bearers.items() if name and len(found) == 1}
    proving = {name: found for name, found in alone.items() if " " in name or found[1] in found[0].main}
    return tuple(_found(parties, proving))


def _found(
    parties: Mapping[str, Collection[str]], alone: Mapping[str, tuple[Organisation, str]]
) -> Iterator[Candidate]:
    for party, names in parties.items():
        told: set[str] = set()
        for ours in names:
            match = alone.get(key(ours))
            if match and match[0].reference not in told:
                one, theirs = match
                told.add(one.reference)
                yield Candidate(party, one.reference, one.regime, one.listed_on, ours, theirs)


def obstacles_to_deciding(*, same: bool, before: bool | None, reason: str) -> set[MatchObstacle]:
    """Return what forbids a decision on a candidate: no reason, or the same decision already."""
    standing = {
        MatchObstacle.NO_REASON: not reason.strip(),
        MatchObstacle.DECIDED_SO: before is same,
    }
    return {one for one, stands in standing.items() if stands}
