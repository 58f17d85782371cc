"""What a reading proposes to keep of each ask, and what is on record of one: the same plain values, comparable."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kolosi.conclusions.rules import searching
from kolosi.conclusions.rules.shapes import Addressed, Ask, Clause, Reading

SUMMARY, NAME = 300, 300  # characters that the tables hold


@dataclass(frozen=True)
class Body:
    """A body that the ask addresses (`asked`), or that its words need without addressing it."""

    code: str
    name: str
    kind: str
    asked: bool = True


@dataclass(frozen=True)
class Values:
    """What an ask says: everything about it that comes from the text, or was corrected by hand."""

    label: str
    summary: str
    verb: str
    pressure: int
    urgency: tuple[str, ...]
    deadline: str
    confidential: bool
    reported: bool
    bodies: tuple[Body, ...]
    themes: tuple[str, ...]
    channels: tuple[str, ...]
    clauses: tuple[str, ...]  # labels of the clauses that make it
    hashes: tuple[str, ...]  # of those clauses, in the same order
    texts: tuple[str, ...]  # of those clauses, in the same order
    context: tuple[str, ...]  # labels of concern, praise and norms stated with it

    @property
    def asked(self) -> tuple[Body, ...]:
        """The bodies it addresses."""
        return tuple(body for body in self.bodies if body.asked)

    def search(self, withheld: Collection[str]) -> str:
        """Return the folded words by which the ask is found.

        Words of withheld items (labels) find only confidential asks: to find an ask by them is to learn them.
        """
        names = (body.name for body in self.asked)
        open_to_all = [
            text
            for label, text in zip(self.clauses, self.texts, strict=True)
            if self.confidential or label.rsplit("/", 1)[0] not in withheld
        ]
        return searching.folded(" ".join([self.label, self.summary, *names, *open_to_all]))

    def told(self, *, merged_into: str = "", found: bool = True) -> dict[str, Any]:
        """Return the values as a version keeps them; `found` is false once the last reading no longer finds the ask."""
        return {
            "label": self.label,
            "summary": self.summary,
            "verb": self.verb,
            "pressure": self.pressure,
            "urgency": list(self.urgency),
            "deadline": self.deadline,
            "confidential": self.confidential,
            "addressees": [body.code for body in self.asked],
            "names": [body.name for body in self.asked],
            "themes": list(self.themes),
            "channels": list(self.channels),
            "clauses": list(self.clauses),
            "hashes": list(self.hashes),
            "merged_into": merged_into,
            "found": found,
        }


def proposals(found: Reading) -> tuple[Values, ...]:
    """Return what the reading says of each ask, in the order of the text."""
    clauses = {clause.id: clause for item in found.items for clause in item.clauses}
    return tuple(_values(ask, clauses) for ask in found.asks)


def clauses(found: Reading) -> dict[str, tuple[str, str]]:
    """Return the hash and the text of every clause by its label."""
    return {clause.id: (clause.hash, clause.text) for item in found.items for clause in item.clauses}


def _values(ask: Ask, clauses: Mapping[str, Clause]) -> Values:
    making = [clauses[name] for name in ask.clauses]
    first = making[0]
    return Values(
        label=ask.id,
        summary=ask.summary[:SUMMARY],
        verb=ask.verb,
        pressure=ask.pressure,
        urgency=ask.urgency,
        deadline=ask.deadline or "",
        confidential=ask.confidential,
        reported=ask.reported,
        bodies=bodies(first.addressed, first.mentions),
        themes=tuple(dict.fromkeys(ask.themes)),
        channels=ask.channels,
        clauses=ask.clauses,
        hashes=tuple(clause.hash for clause in making),
        texts=tuple(clause.text for clause in making),
        context=tuple(name for name in dict.fromkeys(ask.context) if name not in ask.clauses),
    )


def bodies(addressed: Iterable[Addressed], mentions: Iterable[Addressed]) -> tuple[Body, ...]:
    """Return each body once: those addressed first, then those that the words only need."""
    asked = [Body(one.code, one.name[:NAME], one.kind) for one in addressed]
    needed = [Body(one.code, one.name[:NAME], one.kind, asked=False) for one in mentions]
    once: dict[str, Body] = {}
    for body in (*asked, *needed):
        once.setdefault(body.code, body)
    return tuple(once.values())
