"""Annexes are recorded whole or not at all, from rows or a sheet, by whoever may for all their situations."""

import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError

from kolosi.kernel.refusals import Absent, Refused
from kolosi.listing import models, operations
from kolosi.listing.gateways import sheet
from kolosi.listing.queries import annexes
from kolosi.listing.rules.annexes import Obstacle
from tests import cast
from tests.domain.listing.annexing import AT, ROOF, alliance, annex, browser, recorded, report

pytestmark = pytest.mark.django_db
PAGE = "/listing/reports/record/"
HEAD = {"year": "2018", "data_year": "2017", "symbol": "A/0/1", "source": "Invented", "situations": ["ML"]}
NO_ROWS = {"entries-TOTAL_FORMS": "0", "entries-INITIAL_FORMS": "0"}


def test_what_was_recorded_is_read_back_with_its_resolutions():
    alliance()
    recorded(ROOF)
    found = report()
    assert (found.annex, found.number, found.simulated) == (annex(ROOF), 1, False)
    told = models.EntryTrigger.objects.values_list("trigger", "resolution")
    assert set(told) == {("recruitment", "S/RES/1379(2001)"), ("killing", "S/RES/1882(2009)")}


def test_one_fault_refuses_the_whole():
    alliance()
    with pytest.raises(Refused) as refused:
        recorded(ROOF, ROOF._replace(party="nobody"))
    assert refused.value.obstacles == {Obstacle.NO_SUCH_PARTY}
    assert not models.Report.objects.exists()


def test_a_report_is_recorded_once():
    alliance()
    recorded(ROOF)
    with pytest.raises(Refused) as refused:
        recorded()
    assert refused.value.obstacles == {Obstacle.RECORDED_ALREADY}


def test_nothing_recorded_is_changed():
    alliance()
    recorded(ROOF)
    with pytest.raises(DatabaseError):
        models.Entry.objects.update(named="Another")


@pytest.mark.parametrize("who", ["working_group_expert", "co_chair", "information_manager", "focal_point"])
def test_others_may_not(who):
    other = getattr(cast, who)()
    with pytest.raises(Absent):
        operations.record(annex=annex(), by=other, at=AT)
    assert browser(other).get(PAGE).status_code == 404


def test_the_right_is_needed_in_every_situation():
    with pytest.raises(Absent):
        operations.record(annex=annex(situations=("ML", "SD")), by=cast.desk_officer("ML"), at=AT)
    offered = browser(cast.desk_officer("ML")).get(PAGE).context["form"].fields["situations"].choices
    assert [code for code, _ in offered] == ["ML"]


def test_the_page_records_rows():
    alliance()
    row = {
        **{key: value for key, value in ROOF._asdict().items() if isinstance(value, str)},
        "triggers": ["recruitment"],
    }
    typed = {f"entries-0-{name}": value for name, value in row.items()}
    sent = {**HEAD, **typed, "entries-1-party": "", "entries-TOTAL_FORMS": "2", "entries-INITIAL_FORMS": "0"}
    window = browser(cast.desk_officer())
    assert window.get(PAGE).status_code == 200
    assert window.post(PAGE, sent).status_code == 302
    assert report().annex.entries == (ROOF._replace(triggers=("recruitment",), plan=False),)
    assert window.post(PAGE, sent).status_code == 422
    for place in ("/listing/reports/", "/listing/reports/2018/"):
        assert "2018" in window.get(place).content.decode()
    assert window.get("/listing/reports/2017/").status_code == 404


def _sent(name: str, data: bytes) -> dict[str, object]:
    return {**HEAD, **NO_ROWS, "file": SimpleUploadedFile(name, data)}


def _workbook(*rows: tuple[str, ...]) -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def test_an_exported_sheet_is_recorded_again():
    alliance()
    recorded(ROOF, ROOF._replace(party="hill", named="=Hill", triggers=("abduction",), affiliates=True))
    window = browser(cast.desk_officer())
    sheet_2018 = window.get("/listing/reports/2018/annex.csv").content
    assert b"'=Hill" in sheet_2018  # no formula for a spreadsheet, and read again without the apostrophe
    assert sheet.read(sheet_2018).entries == report().annex.entries
    later = {**_sent("annex.csv", sheet_2018), "year": "2019", "data_year": "2018"}
    assert window.post(PAGE, later).status_code == 302
    assert report(2019).annex.entries == report().annex.entries


def test_a_workbook_with_french_headings_and_letters():
    alliance()
    head = ("Annexe", "Section", "Situation", "Partie", "Nom dans l’annexe", "Inscrite pour")
    data = _workbook(head, ("i", "a", "ml", "roof", "Roof of Zandia", "a, b"))
    assert browser(cast.desk_officer()).post(PAGE, _sent("annex.xlsx", data)).status_code == 302
    assert report().annex.entries == (ROOF._replace(plan=False),)


def test_a_sheet_with_faults_is_told_row_by_row_and_records_nothing():
    alliance()
    head = ("annex", "section", "situation", "party", "named", "triggers", "plan")
    rows = (("I", "A", "ML", "roof", "Roof", "a", "perhaps"), ("I", "A", "ML", "nobody", "Nobody", "f", "no"))
    answered = browser(cast.desk_officer()).post(PAGE, _sent("annex.xlsx", _workbook(head, *rows)))
    page = answered.content.decode()
    assert answered.status_code == 422
    for word in ("perhaps", "Write yes or no.", "nobody", "no resolution made it a trigger"):
        assert word in page, word
    assert not models.Report.objects.exists()


@pytest.mark.parametrize("data", [b"name;age\nRoof;3\n", b"PK\x03\x04 no archive", b" "])
def test_another_file_is_refused(data):
    alliance()
    assert browser(cast.desk_officer()).post(PAGE, _sent("annex.csv", data)).status_code in {200, 422}
    assert not models.Report.objects.exists()


def test_the_files_of_a_report_tell_the_same():
    alliance()
    recorded(ROOF)
    window = browser(cast.working_group_expert())
    told = json.loads(window.get("/listing/reports/2018/annex.json").content)
    assert [(one["party"], one["letters"]) for one in told["entries"]] == [("roof", ["a", "b"])]
    assert window.get("/listing/reports/2018/annex.docx").content[:2] == b"PK"
    lines = window.get("/listing/reports/2018/annex.ftm.json").content.decode().splitlines()
    assert [json.loads(one)["schema"] for one in lines] == ["Organization", "Risk", "Risk"]
    assert window.get("/listing/reports/2018/annex.exe").status_code == 404
    assert browser(cast.focal_point()).get("/listing/reports/2018/annex.csv").status_code == 404


def test_reports_need_the_same_number_of_queries_however_many(django_assert_max_num_queries):
    alliance()
    officer = cast.desk_officer()
    recorded(ROOF, by=officer)
    with django_assert_max_num_queries(12) as few:
        annexes.reports(officer)
    recorded(ROOF, ROOF._replace(party="hill"), year=2017, by=officer)
    with django_assert_max_num_queries(len(few)):
        assert len(annexes.reports(officer)) == 2
