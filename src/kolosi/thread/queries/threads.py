"""The thread of anything: where one can step from each station, and the walk."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import partial

from kolosi.conclusions.queries import thread as conclusions
from kolosi.counting import queries as counting
from kolosi.incidents import queries as incidents
from kolosi.kernel.viewer import Viewer
from kolosi.letters.queries import thread as letters
from kolosi.reports.queries import thread as reports
from kolosi.thread.queries import commitments, facts, promises
from kolosi.thread.queries.ground import Ground
from kolosi.thread.rules.loop import Found, Kind, Node, Stepping, Thread, incident_of, walk

Step = Callable[[Viewer, Ground, Collection[str]], Found]
AHEAD: Mapping[Kind, tuple[Step, ...]] = {
    Kind.INCIDENT: (facts.violations,),
    Kind.VIOLATION: (facts.parties_of, facts.figures_of),
    Kind.PARTY: (commitments.listings_of, commitments.plans_of, promises.asks_of_parties),
    Kind.LISTING: (commitments.plans_on,),
    Kind.PLAN: (promises.asks_about,),
    Kind.FIGURE: (facts.products_of,),
    Kind.PRODUCT: (promises.documents_on,),
    Kind.DOCUMENT: (promises.asks_in,),
    Kind.ASK: (promises.letters_with, promises.evidence_of, promises.products_following),
    Kind.LETTER: (promises.replies_to,),
}
BACK: Mapping[Kind, tuple[Step, ...]] = {
    Kind.VIOLATION: (facts.incidents_of,),
    Kind.PARTY: (facts.violations_by,),
    Kind.LISTING: (commitments.parties_listed,),
    Kind.PLAN: (commitments.parties_bound, commitments.listings_behind),
    Kind.FIGURE: (facts.violations_in,),
    Kind.PRODUCT: (facts.figures_in, promises.asks_followed),
    Kind.DOCUMENT: (promises.products_examined,),
    Kind.ASK: (promises.documents_of, promises.parties_asked, promises.plans_asked_about),
    Kind.LETTER: (promises.asks_carried,),
    Kind.REPLY: (promises.letters_replied,),
    Kind.EVIDENCE: (promises.asks_shown,),
}
_LISTED = re.compile(r"\d{4}-[A-Z]{2}-")


def thread(viewer: Viewer, ref: str, *, at: datetime) -> Thread | None:
    """Return the thread of whatever has that reference, as known at a moment; nothing where it is not in reach."""
    ground = Ground(viewer, at)
    start = _start(ground, ref)
    return None if start is None else walk(start, _steps(ground, AHEAD), _steps(ground, BACK))


def _steps(ground: Ground, steps: Mapping[Kind, tuple[Step, ...]]) -> Mapping[Kind, tuple[Stepping, ...]]:
    return {
        kind: tuple(partial(step, ground.viewer, ground) for step in told) for kind, told in steps.items()
    }


def _start(ground: Ground, ref: str) -> Node | None:
    """Return what has that reference: references of all rooms are told apart by their form, or by being there."""
    for found in STARTS:
        node = found(ground, ref)
        if node is not None:
            return node
    return None


def _incident(ground: Ground, ref: str) -> Node | None:
    title = incidents.titles(ground.viewer, [ref]).get(ref)
    return None if title is None else Node(Kind.INCIDENT, ref, title)


def _violation(ground: Ground, ref: str) -> Node | None:
    links = facts.violations(ground.viewer, ground, [incident_of(ref)]).links if "/" in ref else ()
    return next((one.node for one in links if one.node.ref == ref), None)


def _party(ground: Ground, ref: str) -> Node | None:
    return ground.party(ref) if ref in ground.register.approved else None


def _plan(ground: Ground, ref: str) -> Node | None:
    return ground.plan(ref) if ref in ground.plans else None


def _listing(ground: Ground, ref: str) -> Node | None:
    known = commitments.listed(ground.viewer, ground) if _LISTED.match(ref) else ()
    return next((one.node for one in known if one.ref == ref), None)


def _figure(ground: Ground, ref: str) -> Node | None:
    known = counting.frozen_sets(ground.viewer) if ground.viewer.may("counting.read") else ()
    found = next((one for one in known if one.ref == ref), None)
    return None if found is None else ground.figure(found)


def _product(ground: Ground, ref: str) -> Node | None:
    return next((ground.product(one) for one in reports.issued(ground.viewer, refs=[ref])), None)


def _document(ground: Ground, ref: str) -> Node | None:
    papers = conclusions.papers(ground.viewer, refs=[ref])
    return next((ground.document(one) for one in papers), None)


def _ask(ground: Ground, ref: str) -> Node | None:
    return next((ground.ask(one) for one in conclusions.asks(ground.viewer, refs=[ref])), None)


def _letter(ground: Ground, ref: str) -> Node | None:
    found = letters.carrying(ground.viewer, on=ground.on, refs=[ref])
    return next((ground.letter(one) for one in found), None)


def _reply(ground: Ground, ref: str) -> Node | None:
    links = promises.replies_to(ground.viewer, ground, [ref.rsplit("/", 1)[0]]).links if "/" in ref else ()
    return next((one.node for one in links if one.node.ref == ref), None)


def _evidence(ground: Ground, ref: str) -> Node | None:
    found = conclusions.evidence(ground.viewer, refs=[ref])
    return next((Node(Kind.EVIDENCE, one.ref, one.title, one.source_label) for one in found), None)


STARTS = (
    _incident, _violation, _party, _plan, _listing, _ask, _letter, _reply, _document, _product, _figure, _evidence,
)  # fmt: skip
