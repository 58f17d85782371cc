"""What every judgement does first and last: find the violation, weigh what is known of it, point to where it stands now."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Max

from kolosi.incidents import operations as incident_acts
from kolosi.incidents import queries as incidents
from kolosi.kernel.refusals import Absent, Stale
from kolosi.kernel.viewer import Viewer
from kolosi.verification import models, queries, rules, weighing


@dataclass(frozen=True)
class Found:
    """A violation, its incident (locked until the transaction ends), where it stands, and what was told last."""

    violation: Any
    situation: str
    present: models.Present
    policy: rules.Policy
    by: Viewer

    @property
    def ref(self) -> str:
        """The violation's own name."""
        return str(self.violation.ref)

    @cached_property
    def telling(self) -> incidents.Telling:
        """The incident as told last: read once, and only where nothing simpler stands in the way."""
        return incidents.telling(self.by, self.ref.rpartition("/")[0])


def found(ref: str, permission: str, *, by: Viewer, on: date) -> Found:
    """Return the violation, if the doer may do that there; two who judge one incident wait for each other."""
    incident = incidents.scope(by).select_for_update().filter(ref=ref.rpartition("/")[0]).first()
    if incident is None or not by.may(permission, situation=incident.situation):
        raise Absent
    violation = incident.violations.filter(ref=ref).first()
    if violation is None:
        raise Absent
    present = models.Present.objects.filter(violation=violation).select_related("proposal").first()
    return Found(
        violation,
        incident.situation,
        present or models.Present(violation=violation, waits=rules.Waits.JUDGE),
        queries.policy_of(by, incident.situation, on=on),
        by,
    )


def refuse_stale(one: Found, state: int, yours: object) -> None:
    """Refuse a judgement on an incident that was told anew since its page was opened."""
    if one.telling.number != state:
        raise Stale(theirs={"state": one.telling.number, "title": one.telling.told.title}, yours=yours)


def said(one: Found, judgement: rules.Judgement, *, words: str, by: Viewer, at: datetime) -> dict[str, Any]:
    """Return the columns that every judgement and proposal has."""
    sources = weighing.sources_of(one.telling.told, one.ref)
    first_hand = rules.primary(sources)
    return {
        "violation": one.violation,
        "status": judgement.to,
        "on": judgement.on,
        "reason": judgement.reason,
        "words": words.strip(),
        "state": one.telling.number,
        "primary": first_hand,
        "secondary": len({source.ref for source in sources}) - first_hand,
        "sources_needed": one.policy.primary_sources,
        "by": by.person,
        "at": at,
    }


def next_number(rows: Any) -> int:
    """Return the number that follows the last one."""
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def point(one: Found, at: datetime, **changes: Any) -> None:
    """Say where the violation stands from now on, and tell lists and queues."""
    row, _ = models.Present.objects.update_or_create(
        violation=one.violation, defaults={"since": at, **changes}
    )
    verdict = weighing.verdict(row, one.ref, told_last=one.telling.number)
    incident_acts.mark(verdicts=[verdict], by=one.by, at=at)


def finish(one: Found, proposal: models.Proposal, at: datetime) -> None:
    """Write the final decision on a proposal that has its signatures, and the notice where it takes something back."""
    before = models.Final.objects.filter(violation=one.violation).order_by("-number").first()
    final = models.Final.objects.create(
        proposal=proposal,
        violation=one.violation,
        number=proposal.number,
        status=proposal.status,
        on=proposal.on,
        at=at,
    )
    to = rules.Status(proposal.status)
    if before and rules.corrects_what_was_published(rules.Status(before.status), to):
        models.Notice.objects.create(final=final, taken_back=before, at=at)
    point(
        one,
        at,
        final=to,
        final_on=proposal.on,
        seen=max(one.present.seen, proposal.state),
        waits=rules.waits_after(rules.Level.TASK_FORCE, to, final=to),
        proposal=None,
    )
