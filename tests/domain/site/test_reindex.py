"""`kolosi incidents reindex` makes again what lists look in: whatever happened to it, it is equal to before."""

from datetime import date, timedelta

import pytest
from django.db import connection
from typer.testing import CliRunner

from kolosi.incidents import models, operations
from kolosi.site.command import application
from kolosi.verification import operations as verification
from tests import cast
from tests.domain.incidents import builders

pytestmark = pytest.mark.django_db

WORDS = {
    "sqlite": "SELECT rowid, words FROM incidents_search ORDER BY rowid",
    "postgresql": "SELECT incident_id, words::text FROM incidents_search ORDER BY incident_id",
}
SPOILT = {
    "sqlite": "UPDATE incidents_search SET words = 'nothing of the kind'",
    "postgresql": "UPDATE incidents_search SET words = array_to_tsvector(ARRAY['nothing'])",
}
FORGOTTEN = {
    "sqlite": "DELETE FROM incidents_search WHERE rowid = %s",
    "postgresql": "DELETE FROM incidents_search WHERE incident_id = %s",
}


def shortcuts() -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(WORDS[connection.vendor])
        words = cursor.fetchall()
    latest = models.Latest.objects.order_by("incident").values_list("incident", "state", "duplicate_of")
    verdicts = models.Verdict.objects.values_list(
        "violation", "incident", "told", "status", "on", "quarter", "awaits"
    )
    return words, list(latest), list(verdicts)


def spoil(first: models.State) -> None:
    """Let every shortcut say something else, and let the search forget an incident."""
    with connection.cursor() as cursor:
        cursor.execute(SPOILT[connection.vendor])
        cursor.execute(FORGOTTEN[connection.vendor], [first.incident_id])
    models.Latest.objects.filter(incident=first.incident).update(state=first)
    models.Latest.objects.update(duplicate_of=None)
    models.Verdict.objects.update(told=False, status="not_mrm", on=None, quarter=None, awaits="later")


def test_whatever_happened_to_the_shortcuts_they_are_equal_again() -> None:
    manager, later = cast.information_manager("ML"), builders.AT + timedelta(days=1)
    told, again, gone = (builders.reported(manager) for _ in range(3))
    operations.revise(ref=told, number=1, told=builders.told(title="Told anew"), by=manager, at=later)
    operations.link(ref=again, original=told, reason="The same.", by=manager, at=later)
    operations.link(ref=gone, original=told, reason="The same.", by=manager, at=later)
    operations.unlink(ref=gone, reason="Not the same.", by=manager, at=later)
    on = date(2017, 6, 1)
    for status, ref in (("verified", again), ("did_not_occur", gone)):
        made = verification.Invented(f"{ref}/1", status, on, later)
        verification.simulate(situation="ML", invented=[made], by=manager, at=later)
    operations.revise(ref=again, number=1, told=builders.told(title="Anew"), by=manager, at=later)
    half = verification.Halfway(f"{told}/1", "review", on, later)
    verification.simulate(situation="ML", invented=[], halfway=[half], by=manager, at=later)
    before = shortcuts()
    assert {row[-1] for row in models.Verdict.objects.values_list("awaits")} >= {"later", "anew", "nothing"}
    spoil(models.State.objects.get(incident__ref=told, number=1))
    assert shortcuts() != before
    done = CliRunner().invoke(application, ["incidents", "reindex"])
    assert (done.exit_code, done.stdout[:13]) == (0, "3 incidents c")
    assert shortcuts() == before
