"""Exports: filtered as the list is, honest about themselves, safe to open, and a public copy without secrets in any byte."""

import csv
import io
import json
import re

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import assessing, exporting, following
from kolosi.conclusions.queries import asks
from kolosi.conclusions.rules import following as rules
from kolosi.kernel.refusals import Absent
from kolosi.ledger import models as ledger
from kolosi.reference.rules import code_list
from tests import cast
from tests.domain.conclusions import builders, workbooks

pytestmark = pytest.mark.django_db
CANARY = "canary"
FORMS = ("xlsx", "csv", "json")


def export(form: str = "json", *, by=None, public: bool = False, **wanted):
    return exporting.export(
        form=form,
        wanted=asks.Filters(**wanted),
        public=public,
        by=by or cast.desk_officer(),
        at=builders.LATER,
    )


def told(**options) -> dict:
    return json.loads(export(**options).data)


def followed(officer) -> str:
    """Do something of every kind about a public ask, a canary in everything that people write."""
    document = builders.document(officer)
    ref = builders.labels(document)["3(b)/1"]
    at = {"by": officer, "at": builders.LATER}
    following.assign(ref=ref, owner=officer.person, focal_points=(), revision=_revision(ref), **at)
    following.update(ref=ref, on="2018-06", text=f"=1+1 {CANARY} update", **at)
    shown = rules.Shown(
        f"{CANARY} title", "third_party", f"{CANARY} origin", f"{CANARY} reference", note=f"{CANARY} note"
    )
    evidence = following.attach(ref=ref, shown=shown, **at)
    said = rules.Said(
        "government-zandia", "accepted", builders.LATER.date(), f"{CANARY} answer", f"{CANARY} file"
    )
    following.answer(ref=ref, said=said, **at)
    judged = assessing.Judged("initiated", builders.LATER.date(), f"{CANARY} reason", [evidence])
    assessing.assess(ref=ref, judged=judged, revision=_revision(ref), **at)
    return document


def _revision(ref: str) -> int:
    return models.Ask.objects.get(ref=ref).revision


def every_byte(form: str, data: bytes) -> bytes:
    return b"\n".join(workbooks.unpacked(data)) if form == "xlsx" else data


@pytest.mark.parametrize("form", FORMS)
def test_a_public_copy_holds_no_secret_in_any_byte(form: str) -> None:
    officer = cast.desk_officer()
    followed(officer)
    data = every_byte(form, export(form, by=officer, public=True).data)
    for secret in (CANARY, "Salt House", officer.person, officer.name, "Dana Desk", "5(b)/1"):
        assert secret.encode() not in data, secret
    assert b"3(b)/1" in data


@pytest.mark.parametrize("form", FORMS)
def test_the_same_secrets_are_in_a_full_copy_where_they_belong(form: str) -> None:
    """So that the search above can fail."""
    officer = cast.desk_officer()
    followed(officer)
    data = every_byte(form, export(form, by=officer).data)
    assert b"Salt House" in data
    assert officer.name.encode() in data
    assert (CANARY.encode() in data) is (form != "csv")


@pytest.mark.parametrize("form", FORMS)
def test_confidential_asks_stay_out_of_reach_of_those_who_may_not_read_them(form: str) -> None:
    builders.document()
    data = every_byte(form, export(form, by=cast.information_manager()).data)
    assert b"Salt House" not in data


def test_filters_narrow_and_the_file_says_by_what() -> None:
    builders.document()
    everything, some = told(), told(theme="communities")
    assert 0 < len(some["asks"]) < len(everything["asks"])
    assert all("communities" in ask["themes"] for ask in some["asks"])
    about = {one["name"]: one["value"] for one in everything["export"]["about"]}
    assert about["As of"] == "2018-07-02"
    assert "90 days" in about["Silence"]
    assert "Simulated" not in about


def test_invented_documents_are_said_to_be_invented() -> None:
    builders.document(simulated=True)
    found = told()
    assert {ask["simulated"] for ask in found["asks"]} == {True}
    assert "Simulated" in {one["name"] for one in found["export"]["about"]}


def test_csv_has_headings_tags_and_no_formula() -> None:
    officer = cast.desk_officer()
    builders.document(officer)
    models.Ask.objects.filter(label="3(b)/1").update(summary="=HYPERLINK(1)")
    data = export("csv", by=officer).data
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1][0] == "#meta+id"
    assert all(cell.startswith("#") for cell in rows[1])
    assert not [cell for row in rows[2:] for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_workbook_hides_nothing_and_runs_nothing() -> None:
    officer = cast.desk_officer()
    followed(officer)
    book = workbooks.opened(export("xlsx", by=officer).data)
    assert book.sheetnames == ["README", "Asks", "Follow-up", "Statuses"]
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert f"=1+1 {CANARY} update" in {cell.value for cell in cells}


def test_the_columns_are_those_of_the_lists() -> None:
    officer = cast.desk_officer()
    followed(officer)
    found = told(by=officer)
    assert list(found["asks"][0]) == list(code_list("export_asks"))
    assert list(found["follow_up"][0]) == list(code_list("export_follow_up"))
    assert {one["kind"] for one in found["follow_up"]} == {"update", "evidence", "answer", "assessment"}


@pytest.mark.parametrize("name", ["export_asks", "export_follow_up", "workbook_columns"])
def test_tags_are_hxl_and_each_stands_once(name: str) -> None:
    tags = [column.more["tag"] for column in code_list(name).values()]
    assert [tag for tag in tags if not re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag)] == []
    assert len(set(tags)) == len(tags)


def test_the_ledger_keeps_that_it_left_but_not_what_was_looked_for() -> None:
    builders.document()
    export(public=True, q="a secret word", theme="communities")
    entry = ledger.Entry.objects.get(verb="conclusions.export")
    assert entry.details["narrowed_by"] == ["q", "theme"]
    assert "secret" not in json.dumps(entry.details)


def test_those_without_the_right_have_no_export() -> None:
    builders.document()
    for by in (cast.focal_point(["government-zandia"]), cast.field_monitor(), cast.auditor()):
        with pytest.raises(Absent):
            export(by=by)
    with pytest.raises(Absent):
        export("exe")
    assert told(by=cast.desk_officer("YE"))["asks"] == []


def test_a_constant_number_of_queries(django_assert_max_num_queries) -> None:
    officer = cast.desk_officer()
    followed(officer)
    with django_assert_max_num_queries(14):
        export("xlsx", by=officer)
    builders.document(officer, text=builders.TEXT.replace("Port Amber", "Port Grey"))
    with django_assert_max_num_queries(14):
        export("xlsx", by=officer)
