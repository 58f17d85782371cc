"""Filters of the list that a person keeps under a name of their own."""

from datetime import datetime

from django.db import transaction

from kolosi.incidents import models, rules
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger


@transaction.atomic
def keep_view(*, name: str, query: str, by: Viewer, at: datetime) -> None:
    """Keep filters under a name; those kept under it before are replaced."""
    if not by.may("incidents.keep_view"):
        raise Absent
    refuse_if({rules.Obstacle.NO_NAME} if not name.strip() else ())
    models.SavedView.objects.update_or_create(
        person=by.person, name=name.strip(), defaults={"query": query, "at": at}
    )
    ledger.record(by=by, at=at, verb="incidents.keep_view", about=by.person, details={"letters": len(query)})


@transaction.atomic
def drop_view(*, name: str, by: Viewer, at: datetime) -> None:
    """Forget the filters kept under that name."""
    mine = models.SavedView.objects.filter(person=by.person, name=name)
    if not (by.may("incidents.drop_view") and mine.exists()):
        raise Absent
    mine.delete()
    ledger.record(by=by, at=at, verb="incidents.drop_view", about=by.person, details={})
