"""What is known of a violation when someone judges: sources, the gate, and how each level sees it. It reads no table."""

from collections.abc import Iterable
from datetime import date

from kolosi.incidents import queries as incidents
from kolosi.incidents import rules as told
from kolosi.kernel.viewer import Viewer
from kolosi.verification import models, rules


def sources_of(telling: told.Told, ref: str) -> list[rules.Source]:
    """Return the sources that tell of this violation, as the standard sees them."""
    return [
        rules.source_of(one.key, category=one.category, kind=one.kind)
        for one in telling.sources
        if ref in one.violations
    ]


def verdict(present: models.Present, ref: str, *, told_last: int) -> told.Verdict:
    """Return what lists and queues know of a violation; `told_last` is the number of its incident's last state."""
    if present.waits == rules.Waits.JUDGE:
        awaits = told.Awaits.FIRST
    elif present.waits != rules.Waits.NOTHING:
        awaits = told.Awaits.LATER
    elif present.final == rules.Status.VERIFIED and present.seen < told_last:
        awaits = told.Awaits.ANEW
    else:
        awaits = told.Awaits.NOTHING
    return told.Verdict(ref, present.final, present.final_on, awaits)


class Seen:
    """What each level said last, on which state of the incident; of the last judgement, its criteria."""

    def __init__(self, present: models.Present | None, rows: Iterable[models.Judgement]) -> None:
        self.last = {row.level: row for row in sorted(rows, key=lambda row: row.number)}
        self.final = rules.Status(present.final) if present else rules.Status.PENDING
        self.final_state = present.seen if present else 0
        self.open_proposal = present is not None and present.proposal_id is not None
        technical = self.last.get(rules.Level.TECHNICAL)
        self.credible = bool(technical and technical.credible)
        self.confirmed_by_un = bool(technical and technical.confirmed_by_un)

    def of(self, level: rules.Level) -> tuple[rules.Status, int]:
        """Return the level's last word, and the state of the incident that it looked at."""
        if level is rules.Level.TASK_FORCE:
            return self.final, self.final_state
        row = self.last.get(level)
        return (rules.Status(row.status), row.state) if row else (rules.Status.PENDING, 0)


def dossier(telling: incidents.Telling, ref: str, level: rules.Level, seen: Seen) -> rules.Dossier:
    """Return what that level knows of the violation."""
    one = next((violation for violation in telling.told.violations if violation.key == ref), None)
    first = told.first_day(telling.told.when)
    status, looked_at = seen.of(level)
    below, below_at = seen.of(rules.Level(level - 1)) if level > rules.Level.FOCAL_POINT else (None, 0)
    return rules.Dossier(
        status=status,
        below=below,
        sources=sources_of(telling.told, ref),
        judged_credible=seen.credible,
        confirmed_by_un=seen.confirmed_by_un,
        in_the_gate=one is not None and _in_the_gate(one, telling.told, first),
        occurred_first=first or date.min,
        complete=one is not None and telling.standing is told.Standing.COMPLETE,
        duplicate=bool(telling.duplicate_of),
        told_anew=telling.number > looked_at,
        below_is_old=0 < below_at < telling.number,
        open_proposal=seen.open_proposal,
    )


def _in_the_gate(one: told.ToldViolation, telling: told.Told, first: date | None) -> bool:
    return told.in_the_gate(told.entered_violation(one, telling.victims), on=first)


def to_sign(
    telling: incidents.Telling, ref: str, row: models.Proposal, seen: Seen, *, by: Viewer, today: date
) -> set[rules.Obstacle]:
    """Return what forbids that person to sign the proposal, under the policy that was stamped on it."""
    signed = [signature.person for signature in row.signatures.all()]
    judgement = rules.Judgement(
        rules.Level.TASK_FORCE,
        rules.Status(row.status),
        row.on,
        row.reason,
        (*signed, by.person),
        is_co_chair=by.may("verification.sign", situation=telling.situation),
        has_signed=by.person in signed,
    )
    known = dossier(telling, ref, rules.Level.TASK_FORCE, seen)
    known = known._replace(told_anew=telling.number > row.state)
    return rules.obstacles_to_signing(known, judgement, policy=stamped(row), today=today)


def stamped(row: models.Proposal) -> rules.Policy:
    """Return the policy that was stamped on a proposal."""
    return rules.Policy(row.sources_needed, row.co_chairs)


def missing(
    telling: incidents.Telling,
    ref: str,
    level: rules.Level,
    seen: Seen,
    *,
    to: rules.Status,
    policy: rules.Policy,
    on: date,
) -> tuple[str, ...]:
    """Return what stands in the way when the level says `to`.

    What only the person can say (credible, confirmed, the reason) is taken as said.
    """
    known = dossier(telling, ref, level, seen)._replace(open_proposal=False)
    if level is not rules.Level.TASK_FORCE:
        known = known._replace(judged_credible=True, confirmed_by_un=True)
    likely = rules.Judgement(level, to, on, "", (), is_co_chair=True)
    standing = rules.obstacles(known, likely, policy=policy, today=on)
    return tuple(sorted(standing - {rules.Obstacle.NO_SUCH_ROAD, rules.Obstacle.NO_REASON}))
