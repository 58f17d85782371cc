"""What each task force asks for, and since when."""

from dataclasses import dataclass
from datetime import date, datetime

from kolosi.access import queries as access
from kolosi.kernel.viewer import Viewer
from kolosi.verification import models, rules


def policy_of(viewer: Viewer, situation: str, *, on: date) -> rules.Policy:
    """Return what the task force asked for on that day; before its first policy, one source and two co-chairs."""
    if not viewer.person:
        return rules.Policy()
    row = models.Policy.objects.filter(situation=situation, since__lte=on).order_by("-since", "-pk").first()
    return rules.Policy(row.primary_sources, row.co_chairs) if row else rules.Policy()


def policies(viewer: Viewer, *, on: date) -> dict[str, rules.Policy]:
    """Return, by situation, what each task force asked for on that day, where it set a policy."""
    if not viewer.person:
        return {}
    rows = models.Policy.objects.filter(since__lte=on).order_by("since", "pk")
    return {row.situation: rules.Policy(row.primary_sources, row.co_chairs) for row in rows}


@dataclass(frozen=True)
class PolicyLine:
    """One policy of a situation: since when, set by whom and when."""

    policy: rules.Policy
    since: date
    by: str
    by_name: str
    at: datetime


@dataclass(frozen=True)
class SituationPolicy:
    """What the task force of a situation asks for on a day, and all that it ever asked for, the last first."""

    situation: str
    label: str
    now: rules.Policy
    past: tuple[PolicyLine, ...]
    may_set: bool


def situation_policies(viewer: Viewer, *, on: date) -> tuple[SituationPolicy, ...]:
    """Return the policy of each situation in which the viewer reads decisions, if it set one or may set one."""
    rows = list(models.Policy.objects.order_by("-since", "-pk"))
    people = access.person_names(viewer, {row.by for row in rows})
    return tuple(
        SituationPolicy(
            one.code,
            one.name,
            _now(own, on),
            tuple(PolicyLine(_policy(row), row.since, row.by, people.get(row.by, ""), row.at) for row in own),
            viewer.may("verification.set_policy", situation=one.code),
        )
        for one in access.situations(viewer)
        if viewer.may("verification.read", situation=one.code)
        for own in [[row for row in rows if row.situation == one.code]]
    )


def _now(rows: list[models.Policy], on: date) -> rules.Policy:
    return next((_policy(row) for row in rows if row.since <= on), rules.Policy())


def _policy(row: models.Policy) -> rules.Policy:
    return rules.Policy(row.primary_sources, row.co_chairs)
