"""Taking in: kept byte for byte, faults named with row and field, and of a bad file one sentence and nothing kept."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from kolosi.conclusions import models
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable
from kolosi.conclusions.operations import exchange
from kolosi.conclusions.queries import returns
from kolosi.conclusions.rules import exchange as rules
from kolosi.conclusions.rules.exchange import Fault
from kolosi.kernel.refusals import Refused
from tests import cast
from tests.domain.conclusions import builders, workbooks
from tests.domain.conclusions.test_hand_out import hand_out

pytestmark = pytest.mark.django_db


def take_in(data: bytes, by=None, *, at=builders.LATER) -> str:
    return exchange.take_in(data=data, name="back.xlsx", by=by or cast.information_manager(), at=at)


def test_what_came_back_is_kept_byte_for_byte_and_counts_for_nothing() -> None:
    ref = builders.document()
    data = workbooks.filled(hand_out().data, {"3(b)/1": {"answer": "Accepted"}})
    back = take_in(data)
    assert bytes(models.Return.objects.get(ref=back).data) == data
    assert models.Answer.objects.count() == 0
    assert not models.Ask.objects.filter(document__ref=ref, answered_on__isnull=False).exists()


def test_the_same_bytes_are_taken_in_once() -> None:
    builders.document()
    data = hand_out().data
    take_in(data)
    with pytest.raises(Refused) as refusal:
        take_in(data)
    assert refusal.value.obstacles == {rules.Obstacle.ALREADY_TAKEN_IN}


def test_a_workbook_that_we_never_sent_is_refused() -> None:
    builders.document()
    made = hand_out()
    for place in ("YE",):
        with pytest.raises(Refused) as refusal:
            take_in(made.data, cast.information_manager(place))
        assert refusal.value.obstacles == {rules.Obstacle.NOT_OUR_WORKBOOK}
    other = openpyxl.Workbook()
    other.active.append(["a", "b"])
    with pytest.raises(Refused):
        take_in(workbooks.saved(other))
    assert models.Return.objects.count() == 0


def test_faults_are_named_with_row_and_field() -> None:
    builders.document()
    first, second = hand_out(), hand_out()
    book = workbooks.opened(first.data)
    page = book.worksheets[1]
    place = {column.code: at for at, column in enumerate(rules.columns(), 1)}
    page.cell(3, place["answer"]).value = "Perhaps"
    page.cell(3, place["done_on"]).value = "next spring"
    page.cell(4, place["done_on"]).value = "2019-05"
    page.cell(4, place["done"]).value = "x" * 2001
    last = page.max_row
    for at, told in enumerate((
        f"{second.ref}/{models.Ask.objects.first().ref}", f"{first.ref}/a-000000000000", "", page.cell(3, 1).value,
    ), 1):  # fmt: skip
        page.cell(last + at, place["id"]).value = told
        page.cell(last + at, place["done"]).value = "something"
    page.cell(1, place["remarks"]).value = "Other"
    page.cell(2, place["remarks"]).value = "Other"
    found = returns.returned(cast.desk_officer(), take_in(workbooks.saved(book)))
    assert found is not None
    faults = {(one.row, one.column, one.fault) for row in found.rows for one in row.faults}
    assert (3, "answer", Fault.NO_SUCH_CHOICE) in faults
    assert (3, "done_on", Fault.NO_SUCH_DATE) in faults
    assert (4, "done_on", Fault.IN_THE_FUTURE) in faults
    assert (4, "done", Fault.TOO_LONG) in faults
    assert (3, "id", Fault.TWICE) in faults
    assert (last + 4, "id", Fault.TWICE) in faults
    lost = {(one.row, one.column, one.fault) for one in found.lost}
    assert (last + 1, "id", Fault.FOREIGN) in lost
    assert (last + 2, "id", Fault.UNKNOWN) in lost
    assert (last + 3, "id", Fault.NO_ID) in lost
    assert (2, "remarks", Fault.COLUMN_MISSING) in lost


def test_renamed_headings_sheets_and_moved_columns_are_understood() -> None:
    builders.document()
    book = workbooks.opened(hand_out(language="fr").data)
    page = book.worksheets[1]
    page.title = "Feuille3"
    page.cell(1, 6).value = "réponse !"
    page.cell(3, 6).value = "refusé"
    page.cell(3, 9).value = date(2018, 5, 4)
    page.insert_cols(3)
    page.delete_rows(4)
    found = returns.returned(cast.desk_officer(), take_in(workbooks.saved(book)))
    assert found is not None
    assert found.rows[0].values["answer"] == "declined"
    assert found.rows[0].values["done_on"] == "2018-05-04"
    assert found.lost == ()


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2018-05-04", "2018-05-04"), ("2018-05", "2018-05"), ("2018", "2018"), ("4/5/2018", "2018-05-04"),
        ("04.05.2018", "2018-05-04"), ("5/2018", "2018-05"), ("43224", "2018-05-04"), ("2018-05-04 00:00", "2018-05-04"),
        ("31/2/2018", None), ("May", None), ("4/5/18", None),
    ],
)  # fmt: skip
def test_days_as_people_write_them(cell: str, day: str | None) -> None:
    assert rules.iso(cell) == day


def _zip(entries: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return held.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
BAD = {
    "empty": (b"", Reason.EMPTY),
    "text": (b"Dear all, please find attached", Reason.NOT_A_WORKBOOK),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 80, Reason.NOT_A_WORKBOOK),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Reason.LOCKED),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 80, Reason.NOT_A_WORKBOOK),
    "large": (b"PK\x03\x04" + b"\0" * (6 * 1024 * 1024), Reason.TOO_LARGE),
    "bomb": (_zip({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 50_000_000}), Reason.BOMB),
    "entities": (_zip({"xl/workbook.xml": ENTITY}), Reason.HOSTILE_XML),
    "word": (_zip({"word/document.xml": b"<a/>"}), Reason.NOT_A_WORKBOOK),
    "damaged": (_zip({"xl/workbook.xml": b"<a"}), Reason.CORRUPT),
    "cut": (_zip({"xl/workbook.xml": b"<a/>" * 1000})[:120], Reason.CORRUPT),
}


@pytest.mark.parametrize("name", BAD)
def test_of_a_bad_file_nothing_is_kept(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(Unreadable) as refusal:
        take_in(data)
    assert refusal.value.reason == reason
    assert refusal.value.told(str).endswith(".")
    assert models.Return.objects.count() == 0
