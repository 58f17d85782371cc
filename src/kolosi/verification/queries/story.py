"""One violation's dossier: what is known of it, what each level said, who signed, and what the viewer can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kolosi.access import queries as access
from kolosi.incidents import queries as incidents
from kolosi.incidents import rules as told
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list
from kolosi.verification import models, rules, weighing
from kolosi.verification.queries import acting
from kolosi.verification.queries.decided import situations
from kolosi.verification.queries.policies import policy_of
from kolosi.verification.queries.waiting import type_label

LEVELS = {
    rules.Waits.JUDGE: rules.Level.FOCAL_POINT,
    rules.Waits.REVIEW: rules.Level.TECHNICAL,
    rules.Waits.PROPOSE: rules.Level.TASK_FORCE,
    rules.Waits.SIGN: rules.Level.TASK_FORCE,
}


@dataclass(frozen=True)
class SourceLine:
    """A source of the violation: its kind, and whether the standard takes it as primary. Never who it is."""

    key: str
    category: str
    kind: str
    primary: bool


@dataclass(frozen=True)
class Said:
    """What somebody said, at any level, with what was known then."""

    level: int
    status: rules.Status
    on: date | None
    reason: str
    words: str
    criteria: tuple[bool, bool, bool] | None  # credible, confirmed by the United Nations, eyewitness
    primary: int
    secondary: int
    sources_needed: int
    state: int
    by: str
    by_name: str
    at: datetime


@dataclass(frozen=True)
class Signed:
    """Who signed a proposal, and when; `name` is empty where nobody here knows."""

    person: str
    name: str
    at: datetime


@dataclass(frozen=True)
class Proposed:
    """A proposal to the task force: open, decided or declined."""

    ref: str
    said: Said
    signatures: tuple[Signed, ...]
    co_chairs: int
    origin: str
    final_at: datetime | None
    declined: str
    declined_by: str
    taken_back: bool

    @property
    def is_open(self) -> bool:
        """Say whether it waits for signatures."""
        return self.final_at is None and not self.declined


@dataclass(frozen=True)
class Story:
    """All of one violation that its judges look at."""

    ref: str
    incident: str
    number: int
    situation: str
    situation_label: str
    title: str
    type_label: str
    simulated: bool
    state: int
    standing: str
    duplicate_of: str
    account: str
    when: told.When
    tally: told.Numbers
    at_least: bool
    named: int  # victims told one by one or in groups
    sources: tuple[SourceLine, ...]
    policy: rules.Policy
    final: rules.Status
    final_on: date | None
    waits: rules.Waits
    since: datetime | None
    told_anew: bool
    missing: tuple[str, ...]
    levels: dict[int, Said]  # what each level below the task force said last
    judged: tuple[Said, ...]
    proposals: tuple[Proposed, ...]
    acts: dict[str, tuple[str, ...]]  # what the viewer's role does here, each with what stands in its way now

    @property
    def open_proposal(self) -> Proposed | None:
        """Return the proposal that waits for signatures."""
        return next((one for one in self.proposals if one.is_open), None)


def story(viewer: Viewer, ref: str, *, on: date) -> Story:
    """Return the dossier of a violation; a constant number of questions."""
    incident = incidents.scope(viewer).filter(situations(viewer), ref=ref.rpartition("/")[0]).first()
    violation = incident.violations.filter(ref=ref).first() if incident else None
    if incident is None or violation is None:
        raise Absent
    telling = incidents.telling(viewer, incident.ref)
    present = models.Present.objects.filter(violation=violation).first()
    judged = list(models.Judgement.objects.filter(violation=violation).order_by("-pk"))
    proposals = _proposals(violation)
    people = access.person_names(viewer, _people(judged, proposals))
    seen = weighing.Seen(present, judged)
    policy = policy_of(viewer, incident.situation, on=on)
    waits = rules.Waits(present.waits) if present else rules.Waits.JUDGE
    told_judged = tuple(_said(viewer, row, people) for row in judged)
    return Story(
        **_told(viewer, telling, violation),
        policy=policy,
        final=seen.final,
        final_on=present.final_on if present else None,
        waits=waits,
        since=present.since if present else incident.at,
        told_anew=bool(present and present.seen and telling.number > present.seen),
        missing=_missing(telling, ref, waits, seen, present, policy, on),
        levels={said.level: said for said in reversed(told_judged)},
        judged=told_judged,
        proposals=tuple(_proposed(viewer, row, people) for row in proposals),
        acts=acting.acts(viewer, telling, ref, seen, proposals, on=on),
    )


def _told(viewer: Viewer, telling: incidents.Telling, violation: Any) -> dict[str, Any]:
    """Return what the incident tells of the violation now."""
    ref, known = str(violation.ref), telling.told
    one = next((one for one in known.violations if one.key == ref), None)
    label = code_list("violation_types")[violation.type].labelled(viewer.language)
    return {
        "ref": ref,
        "incident": telling.ref,
        "number": int(ref.rpartition("/")[2]),
        "situation": telling.situation,
        "situation_label": _situation(viewer, telling.situation),
        "title": known.title or telling.ref,
        "type_label": type_label(viewer, known, ref) or label,
        "simulated": telling.simulated,
        "state": telling.number,
        "standing": telling.standing,
        "duplicate_of": telling.duplicate_of,
        "account": known.account,
        "when": known.when,
        "tally": one.tally if one else told.Numbers(),
        "at_least": bool(one and one.at_least),
        "named": sum(victim.low or 0 for victim in known.victims if ref in victim.violations),
        "sources": _sources(known, ref),
    }


def _proposals(violation: Any) -> list[models.Proposal]:
    rows = models.Proposal.objects.filter(violation=violation).order_by("-number")
    return list(rows.select_related("final__notice", "decline").prefetch_related("signatures"))


def _people(judged: Sequence[models.Judgement], proposals: Sequence[models.Proposal]) -> set[str]:
    declined = {row.decline.by for row in proposals if hasattr(row, "decline")}
    signed = {one.person for row in proposals for one in row.signatures.all()}
    return {row.by for row in [*judged, *proposals]} | declined | signed


def _said(viewer: Viewer, row: Any, people: dict[str, str]) -> Said:
    is_judgement = isinstance(row, models.Judgement)
    reason = code_list("verification_reasons").get(row.reason)
    return Said(
        level=row.level if is_judgement else int(rules.Level.TASK_FORCE),
        status=rules.Status(row.status),
        on=row.on,
        reason=reason.labelled(viewer.language) if reason else row.reason,
        words=row.words,
        criteria=(row.credible, row.confirmed_by_un, row.eyewitness) if is_judgement else None,
        primary=row.primary,
        secondary=row.secondary,
        sources_needed=row.sources_needed,
        state=row.state,
        by=row.by,
        by_name=people.get(row.by, ""),
        at=row.at,
    )


def _proposed(viewer: Viewer, row: models.Proposal, people: dict[str, str]) -> Proposed:
    final, declined = getattr(row, "final", None), getattr(row, "decline", None)
    return Proposed(
        ref=row.ref,
        said=_said(viewer, row, people),
        signatures=tuple(
            Signed(one.person, people.get(one.person, ""), one.at) for one in row.signatures.all()
        ),
        co_chairs=row.co_chairs,
        origin=row.origin,
        final_at=final.at if final else None,
        declined=declined.words if declined else "",
        declined_by=people.get(declined.by, "") if declined else "",
        taken_back=bool(final and hasattr(final, "notice")),
    )


def _sources(telling: told.Told, ref: str) -> tuple[SourceLine, ...]:
    weighed = {source.ref: source for source in weighing.sources_of(telling, ref)}
    return tuple(
        SourceLine(one.key, one.category, one.kind, bool(rules.primary([weighed[one.key]])))
        for one in telling.sources
        if one.key in weighed
    )


def _missing(
    telling: incidents.Telling,
    ref: str,
    waits: rules.Waits,
    seen: weighing.Seen,
    present: models.Present | None,
    policy: rules.Policy,
    on: date,
) -> tuple[str, ...]:
    level = LEVELS.get(waits)
    if level is None:
        return ()
    technical = rules.Status(present.technical) if present else rules.Status.PENDING
    to = technical if level is rules.Level.TASK_FORCE else rules.Status.VERIFIED
    return weighing.missing(telling, ref, level, seen, to=to, policy=policy, on=on)


def _situation(viewer: Viewer, code: str) -> str:
    known = code_list("situations").get(code)
    return known.labelled(viewer.language) if known else code
