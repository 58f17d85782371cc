"""How a party comes into the register: somebody proposes it with its names, somebody else approves or declines."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.parties import keeping, models, queries, rules


@transaction.atomic
def propose(
    *,
    code: str,
    described: rules.Described,
    names: Sequence[rules.NewName],
    reason: str,
    simulated: bool = False,
    by: Viewer,
    at: datetime,
) -> str:
    """Propose a party with its names and return its code; it is in the register once someone else approves."""
    if not by.may("parties.propose"):
        raise Absent
    entries = queries.book(by).entries.values()
    standing = rules.obstacles_to_proposing(code=code, names=names, reason=reason, entries=entries)
    refuse_if(standing | rules.obstacles_to_describing(described))
    if not rules.in_reach(by, "parties.propose", described.situations):
        raise Absent
    party = models.Party.objects.create(
        ref=random_ref("pa"), code=code, reason=reason.strip(), simulated=simulated, by=by.person, at=at
    )
    keeping.described_row(party, described, by=by, at=at)
    for one in names:
        keeping.name_row(party, one._replace(source=one.source or described.source), by=by, at=at)
    details = {"kind": described.kind, "situations": sorted(described.situations), "names": len(names)}
    ledger.record(by=by, at=at, verb="parties.propose", about=code, details=details)
    return code


@transaction.atomic
def approve(*, code: str, reason: str = "", by: Viewer, at: datetime) -> None:
    """Take a proposed party into the register."""
    _decide(code, reason, approving=True, by=by, at=at)
    ledger.record(by=by, at=at, verb="parties.approve", about=code, details={})


@transaction.atomic
def decline(*, code: str, reason: str, by: Viewer, at: datetime) -> None:
    """Decline a proposed party and say why; the proposal stays on record."""
    _decide(code, reason, approving=False, by=by, at=at)
    ledger.record(by=by, at=at, verb="parties.decline", about=code, details={})


def _decide(code: str, reason: str, *, approving: bool, by: Viewer, at: datetime) -> None:
    party, opened = keeping.found(code, "parties.approve" if approving else "parties.decline", by=by)
    entry = opened.entries[code]
    refuse_if(
        rules.obstacles_to_deciding(
            entry, by=by.person, reason=reason, approving=approving, entries=opened.entries.values()
        )
    )
    models.Decision.objects.create(
        ref=random_ref("pd"),
        party=party,
        approved=approving,
        reason=reason.strip(),
        proposed_by=entry.proposed_by,
        by=by.person,
        at=at,
    )
