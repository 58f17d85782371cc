"""Children told in several incidents: where what was told of one of them cannot be true of the same child."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from kolosi.incidents import models, rules
from kolosi.incidents.models import columns
from kolosi.incidents.queries.scope import scope
from kolosi.incidents.queries.telling import Telling
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Doubt:
    """A child, by its pseudonym, that another incident tells with a sex or an age that does not fit."""

    person: str
    ref: str
    sex: bool
    age: bool


def doubts(viewer: Viewer, told: Telling) -> tuple[Doubt, ...]:
    """Return what other incidents, as told last and not withdrawn, say otherwise of the children of this one."""
    children = [one for one in told.told.victims if one.person and not one.group]
    if not children:
        return ()
    # Asked of each row that names one of the children: as a list it would hold every incident there is.
    seen = Exists(scope(viewer).filter(pk=OuterRef("state__incident")))
    rows = models.Victim.objects.filter(
        seen, person__in={one.person for one in children}, group=False, state__latest_of__isnull=False
    )
    elsewhere = rows.exclude(state__incident__ref=told.ref).exclude(state__standing=rules.Standing.WITHDRAWN)
    found = []
    for row in elsewhere.select_related("state__incident").order_by("person", "state__incident"):
        state = row.state
        there = rules.ToldVictim(
            row.key, person=row.person, sex=row.sex, age=row.age, age_to=row.age_to,
            age_estimated=row.age_estimated, born=columns.half_known(row.born),
        )  # fmt: skip
        then = rules.When(columns.half_known(state.begins), columns.half_known(state.ends), state.ongoing)
        for here in children:
            if here.person == row.person and (
                what := rules.contradictions(here, told.told.when, there, then)
            ):
                sex, age = (kind in what for kind in rules.Contradiction)
                found.append(Doubt(row.person, state.incident.ref, sex, age))
    return tuple(dict.fromkeys(found))
