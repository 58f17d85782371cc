"""Shortcuts of lists: what was decided of violations, told by the room that decides; all of them made again from the states."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kolosi.incidents import keeping, models, queries, rules
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger

AT_ONCE = 500  # references in one query


@transaction.atomic
def mark(*, verdicts: Sequence[rules.Verdict], by: Viewer, at: datetime) -> None:
    """Let lists know what was decided of violations and what they await: called in the transaction of each judgement."""
    known = _violations([one.violation for one in verdicts], by=by)
    if len(known) < len(verdicts):
        raise Absent
    keeping.keep_verdicts(verdicts, known)
    about = verdicts[0].violation if len(verdicts) == 1 else "verdicts"
    ledger.record(by=by, at=at, verb="incidents.mark", about=about, details={"violations": len(verdicts)})


@transaction.atomic
def reindex(*, after: str, how_many: int, by: Viewer, at: datetime) -> list[str]:
    """Make words, last states, links and verdicts again for the incidents that follow a reference; return those.

    Verdicts are pending then: whoever calls it tells `mark` what was decided, in the same transaction.
    """
    start = models.Incident.objects.filter(ref=after).first() if after else None
    following = queries.scope(by).filter(pk__gt=start.pk if start else 0).order_by("pk")
    incidents = list(following.select_for_update()[:how_many])
    keeping.make_again(incidents, by=by)
    refs = [one.ref for one in incidents]
    ledger.record(
        by=by, at=at, verb="incidents.reindex", about=after or "incidents", details={"incidents": len(refs)}
    )
    return refs


def _violations(refs: Sequence[str], *, by: Viewer) -> dict[str, models.Violation]:
    found: dict[str, models.Violation] = {}
    for start in range(0, len(refs), AT_ONCE):
        seen = models.Violation.objects.filter(incident__in=queries.scope(by))
        found |= seen.in_bulk(refs[start : start + AT_ONCE], field_name="ref")
    return found
