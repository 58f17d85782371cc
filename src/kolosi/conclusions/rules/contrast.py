"""Two wordings as one running text in which what differs is marked."""

from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "gone", "new"]


class Stretch(NamedTuple):
    """Some words that both wordings share (`same`), that only the first has (`gone`) or only the other (`new`)."""

    kind: Kind
    words: str


def contrasted(first: str, other: str) -> tuple[Stretch, ...]:
    """Return the stretches that lead from the first wording to the other, in order."""
    a, b = first.split(), other.split()
    stretches: list[Stretch] = []
    for tag, low, high, start, end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            stretches.append(Stretch("same", " ".join(a[low:high])))
            continue
        if high > low:
            stretches.append(Stretch("gone", " ".join(a[low:high])))
        if end > start:
            stretches.append(Stretch("new", " ".join(b[start:end])))
    return tuple(stretches)
