"""Acts of following an ask: give it to someone, plan, tell what happened, show evidence, note an answer.

Each adds a row that is never changed, and keeps the ask's present in step with it (decision 0009).
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import finding
from kolosi.conclusions.rules import following as rules
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger


@transaction.atomic
def assign(
    *, ref: str, owner: str, focal_points: Collection[str], revision: int, by: Viewer, at: datetime
) -> None:
    """Say who follows the ask here, and who answers for it at the addressee; empty means nobody."""
    row = finding.to_act_on(by, ref, "conclusions.assign")
    last = row.assignments.last()
    now = (last.owner, sorted(last.focal_points)) if last else ("", [])
    wanted = (owner, sorted(set(focal_points)))
    if row.revision != revision:
        raise Stale(theirs=_assigned(by, *now), yours=_assigned(by, *wanted))
    refuse_if(
        rules.obstacles_to_assigning(
            followed=row.followed,
            owner=owner,
            owners=finding.owners(by, row),
            focal_points=wanted[1],
            answering=finding.focal_points(by, row),
            changed=now != wanted,
        )
    )
    row.assignments.create(owner=owner, focal_points=wanted[1], by=by.person, at=at)
    _touch(row, at, owner=owner)
    details = {"owner": owner, "focal_points": wanted[1]}
    ledger.record(by=by, at=at, verb="conclusions.assign", about=ref, details=details)


@transaction.atomic
def schedule(*, ref: str, plan: rules.Planned, revision: int, by: Viewer, at: datetime) -> None:
    """Write a whole new plan with its milestones; the plan before stays on record."""
    row = finding.to_act_on(by, ref, "conclusions.schedule")
    now, wanted = finding.planned(by, row), rules.trimmed(plan)
    if row.revision != revision:
        raise Stale(theirs=_in_words(now), yours=_in_words(wanted))
    refuse_if(
        rules.obstacles_to_scheduling(wanted, followed=row.followed, changed=now != wanted, on=at.date())
    )
    written = {"text": wanted.text, "indicator": wanted.indicator, "responsible": wanted.responsible}
    made = row.plans.create(**written, by=by.person, at=at)
    for position, (step, known) in enumerate(zip(wanted.milestones, rules.steps(wanted), strict=True)):
        made.milestones.create(position=position, due_last=known.due_last, **step._asdict())
    done = sum(step.done_on is not None for step in wanted.milestones)
    due_on = rules.next_due(wanted.milestones)
    _touch(row, at, due_on=due_on, milestones=len(wanted.milestones), milestones_done=done)
    details = {"milestones": len(wanted.milestones), "done": done, "due_on": due_on and due_on.isoformat()}
    ledger.record(by=by, at=at, verb="conclusions.schedule", about=ref, details=details)


@transaction.atomic
def update(*, ref: str, on: str, text: str, source: str = "own", by: Viewer, at: datetime) -> str:
    """Add what happened, and return its reference; `on` is ISO text as far as known, or "" when unknown."""
    row = finding.to_act_on(by, ref, "conclusions.update")
    refuse_if(rules.obstacles_to_updating(followed=row.followed, text=text, told=on, on=at.date()))
    made = row.updates.create(
        ref=random_ref("u"), on=on, text=text.strip(), source=source, by=by.person, at=at
    )
    _touch(row, at)
    details = {"update": made.ref, "on": on, "source": source}
    ledger.record(by=by, at=at, verb="conclusions.update", about=ref, details=details)
    return made.ref


@transaction.atomic
def attach(*, ref: str, shown: rules.Shown, by: Viewer, at: datetime) -> str:
    """Add a piece of evidence, and return its reference."""
    row = finding.to_act_on(by, ref, "conclusions.attach")
    refuse_if(rules.obstacles_to_attaching(shown, followed=row.followed, on=at.date()))
    written = {name: value.strip() for name, value in shown._asdict().items()}
    made = row.evidence.create(ref=random_ref("v"), **written, by=by.person, at=at)
    _touch(row, at)
    details = {"evidence": made.ref, "source_kind": shown.source_kind, "dated": shown.dated}
    ledger.record(by=by, at=at, verb="conclusions.attach", about=ref, details=details)
    return made.ref


@transaction.atomic
def answer(*, ref: str, said: rules.Said, by: Viewer, at: datetime) -> str:
    """Add what an addressee answered, and return its reference.

    The present is the answer given on the latest day, whenever it was written down. Being told that the ask was handed
    over earlier than we knew moves the day from which silence counts.
    """
    row = finding.to_act_on(by, ref, "conclusions.answer")
    asked = set(row.addressees.filter(asked=True).values_list("code", flat=True))
    refuse_if(rules.obstacles_to_answering(said, followed=row.followed, asked=asked, on=at.date()))
    written = said._asdict()
    conveyed_on = written.pop("conveyed_on")
    made = row.answers.create(ref=random_ref("w"), **written, by=by.person, at=at)
    latest = row.answers.order_by("on", "id").last() or made
    handed = min((day for day in (row.conveyed_on, conveyed_on) if day), default=None)
    declined = rules.declines(latest.kind)
    _touch(row, at, answered_on=latest.on, declined=declined, conveyed_on=handed)
    details = {"answer": made.ref, "addressee": said.addressee, "kind": said.kind, "on": said.on.isoformat()}
    if conveyed_on:
        details["conveyed_on"] = conveyed_on.isoformat()
    ledger.record(by=by, at=at, verb="conclusions.answer", about=ref, details=details)
    return made.ref


def _touch(row: models.Ask, at: datetime, **present: object) -> None:
    models.Ask.objects.filter(pk=row.pk).update(revision=F("revision") + 1, touched_at=at, **present)


def _assigned(by: Viewer, owner: str, focal_points: Collection[str]) -> Mapping[str, str]:
    names = access.person_names(by, {owner, *focal_points})
    return {
        _("Owner"): names.get(owner, owner),
        _("Focal points"): ", ".join(names.get(ref, ref) for ref in focal_points),
    }


def _in_words(plan: rules.Planned) -> Mapping[str, str]:
    return {
        _("What is planned"): plan.text,
        _("Indicator"): plan.indicator,
        _("Responsible"): plan.responsible,
        _("Milestones"): "; ".join(
            f"{step.text} ({step.due}{' ✓' if step.done_on else ''})" for step in plan.milestones
        ),
    }
