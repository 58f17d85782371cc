"""Facts told by mistake: one person asks to strike one, another answers. What is struck stays on record."""

from datetime import datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.parties import keeping, models, queries, rules


@transaction.atomic
def strike(*, code: str, fact: str, reason: str, by: Viewer, at: datetime) -> str:
    """Ask that a fact of the party be struck and return the reference of the wish; it counts until someone else agrees."""
    party, opened = keeping.found(code, "parties.strike", by=by)
    there = {one.ref for one in queries.facts(by, code)}
    refuse_if(
        rules.obstacles_to_striking(
            opened.entries[code], fact, facts=there, strikes=opened.strikes, reason=reason
        )
    )
    row = models.Strike.objects.create(
        ref=random_ref("pk"), party=party, fact=fact, reason=reason.strip(), by=by.person, at=at
    )
    ledger.record(by=by, at=at, verb="parties.strike", about=code, details={"strike": row.ref, "fact": fact})
    return row.ref


@transaction.atomic
def settle(*, code: str, ref: str, struck: bool, reason: str, by: Viewer, at: datetime) -> None:
    """Strike the fact as somebody else asked, or keep it and say why."""
    _, opened = keeping.found(code, "parties.settle", by=by)
    asked = next((one for one in opened.strikes if (one.ref, one.party) == (ref, code)), None)
    if asked is None:
        raise Absent
    entry = opened.entries[code]
    refuse_if(rules.obstacles_to_settling(entry, asked, by=by.person, striking=struck, reason=reason))
    models.Settlement.objects.create(
        ref=random_ref("pl"),
        strike=models.Strike.objects.get(ref=ref),
        struck=struck,
        reason=reason.strip(),
        wished_by=asked.by,
        by=by.person,
        at=at,
    )
    details = {"strike": ref, "fact": asked.fact, "struck": struck}
    ledger.record(by=by, at=at, verb="parties.settle", about=code, details=details)
