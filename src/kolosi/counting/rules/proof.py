"""What proves a figure: one hash of the states it was counted from, the same whoever counts and in whatever order."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

LEAF = 2  # hexadecimal digits: 256 leaves, so that a cluster can hash millions of states leaf by leaf


def mark(ref: str, recorded_at: datetime) -> str:
    """Return the name of a state: `ref@` and the moment it was recorded, in UTC."""
    return f"{ref}@{recorded_at.astimezone(UTC).isoformat()}"


def leaf(ref: str) -> str:
    """Return the leaf that the states of a violation hang on."""
    return hashlib.sha256(ref.encode()).hexdigest()[:LEAF]


def fingerprint(states: Iterable[tuple[str, str]]) -> str:
    """Return the hash of states, given as (leaf, mark): the marks of a leaf sorted and hashed, then the leaves.

    The fingerprint of no states is empty.
    """
    leaves: dict[str, list[str]] = defaultdict(list)
    for where, name in states:
        leaves[where].append(name)
    told = sorted(where + _sha("\n".join(sorted(names))) for where, names in leaves.items())
    return _sha("\n".join(told)) if told else ""


def together(fingerprints: Iterable[str]) -> str:
    """Return the fingerprint of the total: that of its one part, or of both, those of the period first (R07)."""
    parts = [one for one in fingerprints if one]
    return parts[0] if len(parts) == 1 else _sha("\n".join(parts))


def sealed(states: str, said: Iterable[object]) -> str:
    """Return the proof of a figure: its states' fingerprint and what is said of it (unit, basis, rules, number)."""
    return _sha(json.dumps([*(str(one) for one in said), states]))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
