"""Steps among facts: incident, violation, party, frozen figures, product."""

from collections.abc import Collection, Iterable

from kolosi.counting import queries as counting
from kolosi.counting.queries import thread as figures
from kolosi.incidents import queries as incidents
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list
from kolosi.reports.queries import thread as reports
from kolosi.thread.queries.ground import Ground
from kolosi.thread.rules.loop import MOST, Found, Kind, Link, Node, incident_of
from kolosi.verification import queries as verification


def violations(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From incidents to their violations."""
    told = incidents.tellings(viewer, list(refs))
    types = {one.key: one.type for telling in told for one in telling.told.violations}
    nodes = _violations(ground, types)
    return Found(tuple(Link(incident_of(ref), node, "holds") for ref, node in nodes.items()))


def incidents_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From violations back to their incidents."""
    titles = incidents.titles(viewer, {incident_of(ref) for ref in refs})
    return Found(
        tuple(
            Link(ref, Node(Kind.INCIDENT, incident_of(ref), titles[incident_of(ref)]), "holds")
            for ref in refs
            if incident_of(ref) in titles
        )
    )


def parties_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From violations to the parties to which they are attributed."""
    wanted, links = set(refs), []
    for telling in incidents.tellings(viewer, sorted({incident_of(ref) for ref in refs})):
        for one in telling.told.perpetrators:
            if one.party in ground.register.approved:
                links += [
                    Link(ref, ground.party(one.party), "attributed")
                    for ref in one.violations
                    if ref in wanted
                ]
    return Found(tuple(links))


def violations_by(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From parties back to the last verified violations attributed to them, as known at the moment."""
    if not viewer.may("counting.read"):
        return Found(())
    known = [ground.register.approved[ref] for ref in refs if ref in ground.register.approved]
    acts = [
        act
        for situation in sorted({code for one in known for code in one.described.situations})
        if viewer.may("counting.read", situation=situation)
        for act in counting.attributed(
            viewer, refs, code_list("violation_types"), at=ground.at, situation=situation
        )
    ]
    acts.sort(key=lambda act: (act.last, act.violation), reverse=True)
    nodes = _violations(ground, {act.violation: act.type for act in acts[:MOST]})
    links = [
        Link(party, nodes[act.violation], "attributed")
        for act in acts[:MOST]
        if act.violation in nodes
        for party in act.parties
        if party in set(refs)
    ]
    return Found(tuple(links), {Kind.VIOLATION: len({act.violation for act in acts})})


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
    types = dict(one for records, _ in behind.values() for one in records)
    nodes = _violations(ground, types)
    links = [
        Link(ref, nodes[violation], "counted")
        for ref, (records, _) in behind.items()
        for violation, _type in records
        if violation in nodes
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


def _violations(ground: Ground, types: dict[str, str]) -> dict[str, Node]:
    """Return the violations (reference to type) whose incidents are in reach, with how each was judged last."""
    seen = incidents.titles(ground.viewer, _incidents(types))
    judged = verification.statuses(ground.viewer, types) if ground.viewer.may("verification.read") else {}
    return {
        ref: Node(
            Kind.VIOLATION,
            ref,
            ground.label("violation_types", code),
            ground.status(judged[ref].status.value) if ref in judged else "",
        )
        for ref, code in types.items()
        if incident_of(ref) in seen
    }


def _incidents(refs: Iterable[str]) -> set[str]:
    return {incident_of(ref) for ref in refs}
