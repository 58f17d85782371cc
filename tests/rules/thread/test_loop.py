"""The walk: each thing once, whatever the knots; what is not shown is counted; both directions keep the loop's order."""

from collections.abc import Collection

from kolosi.thread.rules.loop import MOST, Edge, Found, Kind, Link, Node, walk
from kolosi.thread.rules.rehearsing import Cell, Changed, changed

HERE = Node(Kind.ASK, "a-1", "Ask")


def letters(refs: Collection[str]) -> Found:
    return Found(tuple(Link(ref, Node(Kind.LETTER, "l-1", "Letter"), "carried") for ref in refs))


def asks(refs: Collection[str]) -> Found:
    return Found(tuple(Link(ref, HERE, "carried") for ref in refs))


def test_a_knot_is_walked_once_and_its_edges_keep_their_order():
    found = walk(HERE, {Kind.ASK: (letters,), Kind.LETTER: (asks,)}, {})
    assert [node.ref for node in found.nodes] == ["a-1", "l-1"]
    assert Edge((Kind.ASK, "a-1"), (Kind.LETTER, "l-1"), "carried") in found.edges
    back = walk(Node(Kind.LETTER, "l-1", "Letter"), {}, {Kind.LETTER: (asks,)})
    assert back.edges == (Edge((Kind.ASK, "a-1"), (Kind.LETTER, "l-1"), "carried"),)


def test_of_many_the_first_are_shown_and_the_others_counted():
    def many(_: Collection[str]) -> Found:
        shown = tuple(
            Link("p", Node(Kind.VIOLATION, f"v-{number}", "Killing"), "attributed")
            for number in range(MOST + 3)
        )
        return Found(shown, {Kind.VIOLATION: 1000})

    found = walk(Node(Kind.PARTY, "p", "P"), {}, {Kind.PARTY: (many,)})
    assert len(found.of(Kind.VIOLATION)) == MOST
    assert found.more == {Kind.VIOLATION: 1000 - MOST}
    assert len(found.edges) == MOST


def test_stations_come_in_the_order_of_the_loop():
    order = [Kind.INCIDENT, Kind.VIOLATION, Kind.PARTY, Kind.LISTING, Kind.PLAN, Kind.FIGURE, Kind.PRODUCT]
    assert list(Kind)[: len(order)] == order
    found = walk(
        HERE, {}, {Kind.ASK: (lambda refs: Found((Link("a-1", Node(Kind.DOCUMENT, "d", "D"), "asks"),)),)}
    )
    assert [node.kind for node in found.nodes] == [Kind.DOCUMENT, Kind.ASK]


def test_a_number_without_an_incident_changes_in_its_own_basis_and_in_the_total():
    numbers = {
        Cell("in_period", "type", "K", ""): 5, Cell("late", "type", "K", ""): 4, Cell("total", "type", "K", ""): 9,
        Cell("total", "party", "K", "a"): 9, Cell("total", "region", "K", "ML07"): 3, Cell("total", "type", "M", ""): 2,
    }  # fmt: skip
    found = changed(numbers, [("in_period", "K", "a", "ML07", 2), ("late", "K", "a", "", 1)])
    assert set(found) == {
        Changed(Cell("in_period", "type", "K", ""), 5, 3),
        Changed(Cell("late", "type", "K", ""), 4, 3),
        Changed(Cell("total", "type", "K", ""), 9, 6),
        Changed(Cell("total", "party", "K", "a"), 9, 6),
        Changed(Cell("total", "region", "K", "ML07"), 3, 1),
    }
