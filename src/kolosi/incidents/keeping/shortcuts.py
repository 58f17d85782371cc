"""Shortcuts made again from what was told: last states, links, words and verdicts, should anything ever differ."""

from collections.abc import Sequence

from kolosi.incidents import models, queries, rules
from kolosi.incidents.keeping.kept import Kept
from kolosi.incidents.keeping.search import keep_words
from kolosi.incidents.keeping.verdicts import keep_told
from kolosi.kernel.viewer import Viewer


def make_again(incidents: Sequence[models.Incident], *, by: Viewer) -> None:
    """Write the shortcuts of these incidents anew; verdicts are pending until they are told again."""
    _last_states(incidents)
    told = {one.ref: one for one in queries.tellings(by, [one.ref for one in incidents])}
    many = [
        Kept(incident, one.number, one.standing, one.told, one.region, one.district)
        for incident in incidents
        if (one := told.get(incident.ref))
    ]
    keep_words(many)
    rows = models.Violation.objects.filter(incident__in=incidents)
    untold = {"status": "pending", "on": None, "quarter": None, "awaits": rules.Awaits.FIRST}
    models.Verdict.objects.filter(violation__in=rows).update(**untold)
    keep_told(many, {(row.incident_id, row.ref): row for row in rows})


def _last_states(incidents: Sequence[models.Incident]) -> None:
    states = models.State.objects.filter(incident__in=incidents).only("incident").order_by("number")
    last = {state.incident_id: state for state in states}
    links = models.DuplicateLink.objects.filter(incident__in=incidents).order_by("pk")
    originals = {link.incident_id: None if link.apart else link.original_id for link in links}
    models.Latest.objects.bulk_create(
        [
            models.Latest(incident_id=owner, state=state, duplicate_of_id=originals.get(owner))
            for owner, state in last.items()
        ],
        update_conflicts=True,
        unique_fields=["incident"],
        update_fields=["state", "duplicate_of"],
    )
