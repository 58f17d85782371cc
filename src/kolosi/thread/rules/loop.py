"""The loop: its stations in the order in which a fact travels, and the walk from any of them, ahead and back.

A walk goes on while it meets what it has not met. Of a station that holds more than `MOST` it shows the first and says how
many there are: a party has thousands of violations, and nobody looks at all of them here.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

MOST = 12  # of one kind, at one end of the walk


class Kind(StrEnum):
    """A station of the loop, in its order."""

    INCIDENT = "incident"
    VIOLATION = "violation"
    PARTY = "party"
    LISTING = "listing"
    PLAN = "plan"
    FIGURE = "figure"
    PRODUCT = "product"
    DOCUMENT = "document"
    ASK = "ask"
    LETTER = "letter"
    REPLY = "reply"
    EVIDENCE = "evidence"


class Node(NamedTuple):
    """Something on the thread: `ref` names it within its kind, `label` says it, `note` how it stands."""

    kind: Kind
    ref: str
    label: str
    note: str = ""

    @property
    def key(self) -> tuple[Kind, str]:
        """What tells it from all others."""
        return self.kind, self.ref


class Link(NamedTuple):
    """A step from the thing of that reference to another; `why` is a code of `thread_links`."""

    start: str
    node: Node
    why: str


class Found(NamedTuple):
    """What one step leads to from some things of one kind; `total` is how many there are of each kind, shown or not."""

    links: tuple[Link, ...]
    total: Mapping[Kind, int] = {}


Stepping = Callable[[Collection[str]], Found]


class Edge(NamedTuple):
    """Two things in the order of the loop, and why they belong together."""

    before: tuple[Kind, str]
    after: tuple[Kind, str]
    why: str


class Thread(NamedTuple):
    """All that was met from one thing; `more` is how many of a kind were not shown."""

    start: Node
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    more: Mapping[Kind, int]

    def of(self, kind: Kind) -> tuple[Node, ...]:
        """The things of one station, in the order they were met."""
        return tuple(node for node in self.nodes if node.kind is kind)


def walk(
    start: Node, ahead: Mapping[Kind, Sequence[Stepping]], back: Mapping[Kind, Sequence[Stepping]]
) -> Thread:
    """Return the thread from one thing: all that follows from it, and all that led to it."""
    after, before = _Walk(start, ahead, forward=True), _Walk(start, back, forward=False)
    met = {**after.met, **before.met}
    order = list(Kind)
    left = {kind: after.left(kind) + before.left(kind) for kind in order}
    return Thread(
        start,
        tuple(sorted(met.values(), key=lambda node: order.index(node.kind))),
        tuple({**after.edges, **before.edges}),
        {kind: number for kind, number in left.items() if number},
    )


class _Walk:
    """One direction, in rounds: in each, every kind just met asks once what it leads to."""

    def __init__(self, start: Node, steps: Mapping[Kind, Sequence[Stepping]], *, forward: bool) -> None:
        self.forward = forward
        self.met: dict[tuple[Kind, str], Node] = {start.key: start}
        self.edges: dict[Edge, None] = {}
        self.hidden: set[tuple[Kind, str]] = set()
        self.beyond: dict[Kind, int] = {}
        fresh: dict[Kind, list[str]] = {start.kind: [start.ref]}
        while fresh:
            kind, refs = next(iter(fresh.items()))
            del fresh[kind]
            for step in steps.get(kind, ()):
                for node in self._take(step(refs), kind):
                    fresh.setdefault(node.kind, []).append(node.ref)

    def left(self, kind: Kind) -> int:
        """Return how many of a kind were not shown."""
        return sum(key[0] is kind for key in self.hidden) + self.beyond.get(kind, 0)

    def _take(self, found: Found, kind: Kind) -> list[Node]:
        """Keep what a step found, at most `MOST` of a kind, and return what is new."""
        new = []
        for link in found.links:
            node = link.node
            if node.key not in self.met:
                if sum(key[0] is node.kind for key in self.met) >= MOST:
                    self.hidden.add(node.key)
                    continue
                self.met[node.key] = node
                new.append(node)
            here, there = (kind, link.start), node.key
            edge = Edge(here, there, link.why) if self.forward else Edge(there, here, link.why)
            self.edges[edge] = None
        for one, total in found.total.items():
            told = len({link.node.key for link in found.links if link.node.kind is one})
            self.beyond[one] = self.beyond.get(one, 0) + total - told
        return new


def incident_of(violation: str) -> str:
    """Return the reference of a violation's incident."""
    return violation.rsplit("/", 1)[0]
