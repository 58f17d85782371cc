"""The demo is made once through operations, is full of what pages show, and says of everything invented that it is."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from kolosi.access import queries as access
from kolosi.access.rules import CONSOLE
from kolosi.conclusions import models
from kolosi.conclusions.queries import returns, states
from kolosi.site.command import application, demo, stories
from tests import cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.DATA = tmp_path


def test_a_second_demo_changes_nothing() -> None:
    first, entries = demo.make(NOW), models.Update.objects.count()
    second = demo.make(NOW)
    assert (first.new, second.new) == (True, False)
    assert first.documents == second.documents
    assert models.Update.objects.count() == entries


def test_another_edition_of_the_samples_leaves_a_demo_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an update of Kolosi the next start must not play the follow-up twice."""
    demo.make(NOW)
    monkeypatch.setattr(demo, "_bytes", lambda name: b"another edition of " + name.encode())
    again = demo.make(NOW)
    assert (again.new, set(again.documents.values())) == (False, {""})
    assert models.Document.objects.count() == 3


def test_a_lively_spread() -> None:
    demo.make(NOW)
    asks = models.Ask.objects.filter(document__situation="ML", followed=True)
    assert asks.count() == 38
    assert {
        "not_assessed", "not_initiated", "initiated", "partial_off_pace", "partial_on_pace", "fully_implemented",
        "regressed", "continuous", "unverifiable",
    } == set(asks.values_list("status", flat=True))  # fmt: skip
    assert asks.filter(declined=True).exists()
    assert models.Ask.objects.filter(status="superseded").count() == 2
    assert states.in_state(CONSOLE, asks, "silent", on=NOW.date()).exists()
    assert states.in_state(CONSOLE, asks, "orphaned", on=NOW.date()).exists()
    assert states.in_state(CONSOLE, asks, "overdue", on=NOW.date()).exists()


def test_a_workbook_waits_for_someone_to_decide() -> None:
    demo.make(NOW)
    officer = access.simulated(CONSOLE, "desk-officer@demo.example")
    assert officer is not None
    page = returns.returned(officer, models.Return.objects.get().ref)
    assert page is not None
    assert page.open == 4
    assert [row.label for row in page.rows if row.faults] == ["5(k)/2"]
    assert [row.label for row in page.rows if row.conflicts] == ["5(d)/1"]


def test_all_that_is_invented_says_so() -> None:
    demo.make(NOW)
    said = [
        *models.Update.objects.values_list("text", flat=True),
        *models.Evidence.objects.values_list("title", flat=True),
        *models.Evidence.objects.values_list("origin", flat=True),
        *models.Answer.objects.values_list("text", flat=True),
        *models.Assessment.objects.values_list("reason", flat=True),
        *models.Milestone.objects.values_list("text", flat=True),
        *models.Plan.objects.values_list("text", flat=True),
        *models.Plan.objects.values_list("responsible", flat=True),
        *models.Succession.objects.values_list("reason", flat=True),
    ]
    assert [sentence for sentence in said if not sentence.endswith(stories.MARK)] == []
    assert all(person.simulated for person in access.people(CONSOLE))
    assert set(models.Document.objects.filter(situation="XX").values_list("simulated", flat=True)) == {True}


def test_the_same_day_gives_the_same_events() -> None:
    assert stories.events(NOW) == stories.events(NOW)


def test_the_command_makes_it_and_says_so() -> None:
    done = CliRunner().invoke(application, ["demo", "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["new"] is True
    assert "nothing was changed" in CliRunner().invoke(application, ["demo"]).stdout


def test_no_demo_among_real_people() -> None:
    from kolosi.access import operations

    operations.enrol(email="real@example.org", name="Real Person", by=CONSOLE, at=cast.AT)
    done = CliRunner().invoke(application, ["demo"])
    assert done.exit_code == 2
    assert "not simulated" in done.stderr
    assert models.Document.objects.count() == 0
