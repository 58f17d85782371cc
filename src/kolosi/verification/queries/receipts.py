"""What the reporting organisation is told of its reports: where each stands, never who judged, nor why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from kolosi.incidents import queries as incidents
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list
from kolosi.verification import models, rules

READ_OWN = "verification.read_own"


@dataclass(frozen=True)
class Receipt:
    """One violation that the organisation reported, and how far it has come, as a code of plain words."""

    ref: str
    incident: str
    title: str
    type_label: str
    reported_at: datetime
    stands: str


def receipts_count(viewer: Viewer) -> int:
    """Return of how many violations the viewer's organisation gets receipts."""
    return _own(viewer).count()


def receipts(viewer: Viewer, *, offset: int = 0, limit: int = 50) -> tuple[Receipt, ...]:
    """Return the receipts of the viewer's organisation, the last report first; two questions."""
    columns = (
        "violations__ref", "ref", "latest__state__title", "violations__type", "at",
        "latest__state__standing", "violations__pk",
    )  # fmt: skip
    rows = list(_own(viewer).values_list(*columns)[offset : offset + limit])
    stands = {
        row.violation_id: row
        for row in models.Present.objects.filter(violation__in=[row[-1] for row in rows])
    }
    return tuple(_receipt(viewer, row, stands.get(row[-1])) for row in rows)


def _receipt(viewer: Viewer, row: tuple[Any, ...], present: models.Present | None) -> Receipt:
    ref, incident, title, type_code, at, standing, _ = row
    final = rules.Status(present.final) if present else rules.Status.PENDING
    stands = rules.receipt(
        final=final,
        judged=present is not None,
        complete=standing == "complete",
        withdrawn=standing == "withdrawn",
    )
    label = code_list("violation_types")[type_code].labelled(viewer.language)
    return Receipt(ref, incident, title or incident, label, at, stands)


def _own(viewer: Viewer) -> QuerySet[Any]:
    held = viewer.situations(READ_OWN)
    where = Q() if held is None else Q(situation__in=held)
    own = incidents.scope(viewer).filter(where, organisation=viewer.organisation or None)
    told = own.filter(violations__states__state=F("latest__state"))
    return told.order_by("-pk", "violations__pk")
