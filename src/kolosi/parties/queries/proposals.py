"""What has been proposed for the register, and how it was answered."""

from dataclasses import dataclass
from datetime import datetime

from kolosi.access import queries as access
from kolosi.kernel.viewer import Viewer
from kolosi.parties import rules
from kolosi.parties.queries.book import Book, book
from kolosi.parties.queries.shapes import PartyRef, label, ref_of


@dataclass(frozen=True)
class Proposal:
    """A proposed party: by whom, why, and what stands in the way of the viewer's approving or declining it."""

    party: PartyRef
    kind_label: str
    reason: str
    by_name: str
    at: datetime
    standing: str
    decided_by: str
    decided_at: datetime | None
    decision: str
    to_approve: tuple[str, ...]
    to_decline: tuple[str, ...]


def proposals(viewer: Viewer) -> tuple[Proposal, ...]:
    """Return the proposals in reach, those that wait first, then the latest answers; to those who propose or decide."""
    opened = book(viewer)
    near = [entry for entry in opened.entries.values() if concerns(viewer, entry)]
    people = {entry.proposed_by for entry in near} | {entry.decided.by for entry in near if entry.decided}
    names = access.person_names(viewer, people)
    waiting = [entry for entry in near if entry.decided is None]
    answered = sorted(
        (entry for entry in near if entry.decided),
        key=lambda one: one.decided.at if one.decided else one.proposed_at,
    )
    return tuple(proposal(viewer, opened, entry, names) for entry in [*waiting, *reversed(answered)])


def concerns(viewer: Viewer, entry: rules.Entry) -> bool:
    """Say whether the viewer proposes or decides where the party acts."""
    acts = ("parties.propose", "parties.approve", "parties.decline")
    return any(rules.in_reach(viewer, act, entry.described.situations) for act in acts)


def proposal(viewer: Viewer, opened: Book, entry: rules.Entry, names: dict[str, str]) -> Proposal:
    """Return the proposal of one party, with the names of people that were looked up."""
    decided = entry.decided
    return Proposal(
        party=ref_of(viewer, opened, entry.code),
        kind_label=label(viewer, "party_kinds", entry.described.kind),
        reason=entry.reason,
        by_name=names.get(entry.proposed_by, ""),
        at=entry.proposed_at,
        standing=entry.standing,
        decided_by=names.get(decided.by, "") if decided else "",
        decided_at=decided.at if decided else None,
        decision=decided.reason if decided else "",
        to_approve=_standing(viewer, opened, entry, approving=True),
        to_decline=_standing(viewer, opened, entry, approving=False),
    )


def _standing(viewer: Viewer, opened: Book, entry: rules.Entry, *, approving: bool) -> tuple[str, ...]:
    told = rules.obstacles_to_deciding(
        entry, by=viewer.person, reason="-", approving=approving, entries=opened.entries.values()
    )
    return tuple(sorted(told))
