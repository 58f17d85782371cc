"""Decisions that another system had made: only on incidents that came from it, only by a co-chair, never over ours."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client
from typer.testing import CliRunner

from kolosi.incidents import operations as incidents
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer
from kolosi.site.command import application
from kolosi.verification import operations, queries
from kolosi.verification.operations import Invented
from kolosi.verification.rules import Obstacle, Status
from tests import cast
from tests.domain.incidents import builders as told
from tests.domain.verification import builders
from tests.domain.verification.builders import AT, DAY

pytestmark = pytest.mark.django_db
HEADINGS = [
    "incident_id",
    "violation_id",
    "type",
    "summary",
    "incident_date",
    "ctfmr_verified",
    "ctfmr_verified_date",
]
ROWS = [
    ("i-1", "v-1", "verified", "2017-06-30"),
    ("i-1", "v-2", "Verification found that incident did not occur", "2017-06-30"),
    ("i-2", "v-3", "report_pending_verification", ""),
    ("i-3", "v-4", "verified", ""),
    ("i-4", "v-5", "verified", "2017-05-01"),
    ("i-5", "v-6", "perhaps", "2017-06-30"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def its_own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def workbook(rows: list[tuple[str, str, str, str]]) -> bytes:
    """A simulated workbook as Primero lays it out: headings of violations in the third row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "violations"
    for row in ([""], [""], HEADINGS):
        sheet.append(row)
    for incident, violation, verdict, day in rows:
        sheet.append([incident, violation, "killing", "", "2017-06-05", verdict, day])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def brought(who: builders.Force, rows: list[tuple[str, str, str, str]] = ROWS, **more: Any) -> str:
    """Bring a workbook in as an information manager does, and return the file's reference."""
    file = incidents.File(
        "primero.xlsx", workbook(rows), layout="primero", origin="primero", simulated=True, **more
    )
    ref = incidents.submit(situation="ML", file=file, **who.by)
    incidents.bring_in(ref=ref, how_many=100, **who.by)
    return ref


def by_origin(viewer: Viewer) -> dict[str, str]:
    """Every violation that a decision names: its last status."""
    refs = [f"ML-2017-{number:05}/{one}" for number in range(1, 6) for one in (1, 2)]
    return {ref: decided.status for ref, decided in queries.statuses(viewer, refs).items()}


def test_what_another_system_decided_is_taken_over() -> None:
    who = builders.force()
    origin = incidents.Origin("primero", "i-1")
    ref = incidents.report(situation="ML", told=told.told(), complete=True, origin=origin, **who.by)
    decided = [Invented(f"{ref}/1", "verified", DAY, AT)]
    taken = {"situation": "ML", "decided": decided, "at": AT}
    with pytest.raises(Absent):
        operations.take_over(origin="primero", by=who.manager, **taken)
    with pytest.raises(Absent):
        operations.take_over(origin="another", by=who.first, **taken)
    assert operations.take_over(origin="primero", by=who.first, **taken) == 1
    assert queries.statuses(who.manager, [f"{ref}/1"])[f"{ref}/1"].status is Status.VERIFIED
    told_here = builders.violation(who)
    with pytest.raises(Absent):
        operations.take_over(
            origin="", by=who.first, situation="ML", decided=[decided[0]._replace(violation=told_here)], at=AT
        )


def test_the_decisions_of_a_workbook_are_taken_over_on_its_page() -> None:
    """What was decided is marked with its origin; what cannot be taken is told with its reason, row by row."""
    who = builders.force()
    page = f"/verification/files/{brought(who)}/take_over/"
    browser = cast.sign_in(Client(), who.first)
    assert f'href="{page}"' in browser.get("/verification/files/").text
    shown = browser.get(page).text
    for reason in (
        "The day of the decision is missing",
        "lies before the incident",
        "none of the codes or words",
    ):
        assert reason in shown
    assert browser.post(page).status_code == 302
    assert by_origin(who.first) == {"ML-2017-00001/1": "verified", "ML-2017-00001/2": "did_not_occur"}
    assert "Decided in another system (primero)" in browser.get("/verification/ML-2017-00001/1/").text
    assert "Nothing of the file is left to take over" in browser.get(page).text
    for stranger in (who.manager, cast.co_chair("AF")):
        assert cast.sign_in(Client(), stranger).get(page).status_code in {403, 404}


def test_a_file_that_comes_again_corrects_and_what_was_decided_here_stays() -> None:
    who = builders.force()
    first = queries.decided_in_file(who.first, brought(who), on=AT.date())
    decided = [Invented(*one, at=AT) for one in first.takeable]
    taken = {"situation": "ML", "origin": "primero", "by": who.first, "at": AT}
    operations.take_over(decided=decided, **taken)
    anew = [("i-1", "v-1", "not_mrm", "2017-07-01"), ("i-1", "v-2", "verified", "2017-07-01")]
    here = operations.propose(
        ref="ML-2017-00001/2", state=1, opinion=builders.opinion(Status.PENDING, "new_information", on=None), by=who.first, at=AT
    )  # fmt: skip
    operations.sign(ref="ML-2017-00001/2", proposal=here, by=who.second, at=AT)
    again = queries.decided_in_file(who.first, brought(who, anew), on=AT.date())
    assert [one.violation for one in again.takeable] == ["ML-2017-00001/1"]
    assert [(one.violation, one.reasons) for one in again.left] == [
        ("ML-2017-00001/2", (Obstacle.DECIDED_HERE,))
    ]
    operations.take_over(decided=[Invented(*again.takeable[0], at=AT)], **taken)
    (notice,) = queries.corrections(who.first)
    assert (notice.violation, notice.status) == ("ML-2017-00001/1", Status.NOT_MRM)
    with pytest.raises(Refused) as refused:
        operations.take_over(decided=[Invented("ML-2017-00001/2", "verified", DAY, AT)], **taken)
    assert refused.value.obstacles == {Obstacle.DECIDED_HERE}


def test_the_command_takes_over_what_it_said_it_would() -> None:
    who = builders.force()
    ref = brought(who)

    def run(*more: str) -> dict[str, Any]:
        done = CliRunner().invoke(application, ["verification", "take-over", ref, "--json", *more])
        assert done.exit_code == 1, done.output  # three rows are left in the file
        return json.loads(done.stdout)  # type: ignore[no-any-return]

    assert [(one["row"], one["violation"]) for one in run("--dry-run")["reasons"]] == [
        (7, "ML-2017-00003/1"), (8, "ML-2017-00004/1"), (9, "ML-2017-00005/1"),
    ]  # fmt: skip
    assert by_origin(who.first) == {}
    told = run()
    assert (told["taken_over"], told["held"], told["left"]) == (2, 0, 3)
    assert (run()["taken_over"], run()["held"]) == (0, 2)
