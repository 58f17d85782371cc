"""Steps among facts: incident, violation, party, frozen figures, product."""

from collections.abc import Collection

from kolosi.counting import queries as counting
from kolosi.counting.queries import thread as figures
from kolosi.incidents.queries import thread as incidents
from kolosi.kernel.viewer import Viewer
from kolosi.reports.queries import thread as reports
from kolosi.thread.queries.ground import Ground
from kolosi.thread.rules.loop import MOST, Found, Kind, Link, Node


def violations(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From incidents to their violations."""
    found = ground.told(incidents.laid(viewer, incidents=refs))
    return Found(tuple(Link(one.incident, ground.violation(one), "holds") for one in found))


def incidents_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From violations back to their incidents."""
    found = ground.violations(refs)
    return Found(tuple(Link(one.ref, Node(Kind.INCIDENT, one.incident, one.title), "holds") for one in found))


def parties_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From violations to the parties to which they are attributed."""
    return Found(
        tuple(
            Link(one.ref, ground.party(party), "attributed")
            for one in ground.violations(refs)
            for party in one.parties
            if party in ground.register.approved
        )
    )


def violations_by(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From parties back to the last verified violations attributed to them."""
    links: list[Link] = []
    total = 0
    for party in refs:
        found, number = incidents.last_verified(viewer, party, most=MOST)
        links += [Link(party, ground.violation(one), "attributed") for one in ground.told(found)]
        total += number
    return Found(tuple(links), {Kind.VIOLATION: total})


def figures_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From violations to the frozen sets that counted them as verified."""
    if not viewer.may("counting.read"):
        return Found(())
    quoting = counting.quoting(viewer, refs)
    return Found(
        tuple(Link(ref, ground.figure(one), "counted") for ref, sets in quoting.items() for one in sets)
    )


def violations_in(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From frozen sets back to the violations that they counted."""
    if not viewer.may("counting.read"):
        return Found(())
    behind = figures.recorded_in(viewer, refs, most=MOST)
    counted = {one for records, _ in behind.values() for one in records}
    nodes = {one.ref: ground.violation(one) for one in ground.violations(counted)}
    links = [
        Link(ref, nodes[one], "counted")
        for ref, (records, _) in behind.items()
        for one in records
        if one in nodes
    ]
    return Found(tuple(links), {Kind.VIOLATION: sum(total for _, total in behind.values())})


def products_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From frozen sets to the products that quote them."""
    return Found(
        tuple(Link(one.frozen, ground.product(one), "quoted") for one in reports.issued(viewer, frozen=refs))
    )


def figures_in(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From products back to the frozen sets that they quote."""
    found = reports.issued(viewer, refs=refs)
    may = viewer.may("counting.read")
    titles = {one.ref: one for one in counting.frozen_sets(viewer)} if may and found else {}
    return Found(
        tuple(
            Link(one.ref, ground.figure(titles[one.frozen]), "quoted")
            for one in found
            if one.frozen in titles
        )
    )
