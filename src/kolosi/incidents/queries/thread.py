"""What of the incidents lies on the thread: violations as told last, with the parties to which they are attributed."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kolosi.incidents import models
from kolosi.incidents.queries.scope import reached
from kolosi.kernel.viewer import Viewer

VERIFIED = "verified"


@dataclass(frozen=True)
class Laid:
    """A violation as the thread lays it; `status` is how it was decided last, empty for who may not read decisions."""

    ref: str
    incident: str
    title: str
    type: str
    parties: tuple[str, ...]
    status: str


def laid(
    viewer: Viewer, *, incidents: Collection[str] = (), violations: Collection[str] = ()
) -> tuple[Laid, ...]:
    """Return the violations of these incidents, or of these references, as far as they are in reach; two queries."""
    wanted = Q(violation__ref__in=violations) | Q(state__incident__ref__in=incidents)
    return _laid(viewer, _told(viewer).filter(wanted).order_by("violation_id"))


def last_verified(viewer: Viewer, party: str, *, most: int) -> tuple[tuple[Laid, ...], int]:
    """Return the last verified violations attributed to a party, by the days on which they ended, and how many there are."""
    if not viewer.may("verification.read"):
        return (), 0
    by_them = models.PerpetratorTie.objects.filter(entry__party=party).values("violation")
    found = _told(viewer).filter(pk__in=by_them, violation__verdict__status=VERIFIED)
    last = found.order_by("-state__last", "-violation_id")[:most]
    return _laid(viewer, last), found.count()


def _told(viewer: Viewer) -> "QuerySet[models.ViolationState]":
    """Return violations in the last states of incidents in reach, duplicates and withdrawn reports left out."""
    rows = models.ViolationState.objects.filter(
        state__latest_of__isnull=False, state__latest_of__duplicate_of__isnull=True
    )
    return rows.filter(reached(viewer, "state__incident")).exclude(state__standing="withdrawn")


def _laid(viewer: Viewer, rows: "QuerySet[models.ViolationState]") -> tuple[Laid, ...]:
    found = list(rows.select_related("violation__verdict", "state__incident"))
    ties = models.PerpetratorTie.objects.filter(violation__in=[row.pk for row in found])
    parties: dict[int, list[str]] = {}
    for violation, party in ties.order_by("id").values_list("violation_id", "entry__party"):
        parties.setdefault(violation, []).append(party)
    judged = viewer.may("verification.read")
    return tuple(
        Laid(
            ref=row.violation.ref,
            incident=row.state.incident.ref,
            title=row.state.title or row.state.incident.ref,
            type=row.violation.type,
            parties=tuple(one for one in parties.get(row.pk, ()) if one),
            status=row.violation.verdict.status if judged else "",
        )
        for row in found
    )
