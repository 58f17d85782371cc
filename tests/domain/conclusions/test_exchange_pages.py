"""The pages of workbooks and exports: bad files answered in one sentence, what is not yours absent, queries constant."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kolosi.conclusions import models
from kolosi.conclusions.views import exchange
from tests import cast
from tests.domain.conclusions import builders, workbooks
from tests.domain.conclusions.test_hand_out import GOVERNMENT, hand_out
from tests.domain.conclusions.test_take_in import BAD, take_in

pytestmark = pytest.mark.django_db


def client(viewer) -> Client:
    return cast.sign_in(Client(), viewer)


@pytest.mark.parametrize("name", [name for name in BAD if name not in {"large"}])
def test_a_bad_file_is_answered_with_one_sentence(name: str) -> None:
    file = SimpleUploadedFile("back.xlsx", BAD[name][0])
    answer = client(cast.information_manager()).post("/hand-outs/take_in/", {"file": file})
    assert answer.status_code == 422
    assert answer.content.decode().count('class="errorlist"') == 1
    assert models.Return.objects.count() == 0


def test_a_workbook_of_someone_else_is_answered_with_the_reason() -> None:
    builders.document()
    file = SimpleUploadedFile("back.xlsx", hand_out().data)
    answer = client(cast.information_manager("YE")).post("/hand-outs/take_in/", {"file": file})
    assert answer.status_code == 422
    assert "No row of this workbook names" in answer.content.decode()


def test_a_return_elsewhere_is_not_there() -> None:
    builders.document()
    ref = take_in(hand_out().data)
    assert client(cast.information_manager()).get(f"/returns/{ref}/settle/").status_code == 200
    for other in (cast.information_manager("YE"), cast.focal_point([GOVERNMENT]), cast.co_chair()):
        assert client(other).get(f"/returns/{ref}/settle/").status_code == 404
    assert client(cast.information_manager()).get("/returns/r-000000000000/settle/").status_code == 404


def test_deciding_nothing_is_refused_with_the_reason() -> None:
    builders.document()
    ref = take_in(workbooks.filled(hand_out().data, {"3(b)/1": {"answer": "Accepted"}}))
    ask = models.Ask.objects.get(label="3(b)/1")
    told = {f"{ask.ref}-choice": "later", f"{ask.ref}-revision": ask.revision}
    answer = client(cast.information_manager()).post(f"/returns/{ref}/settle/", told)
    assert answer.status_code == 422
    assert "Nothing was decided" in answer.content.decode()


def test_an_export_is_narrowed_by_its_address() -> None:
    builders.document()
    answer = client(cast.desk_officer()).post("/export/?theme=communities", {"form": "csv", "public": "on"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "kolosi-asks-public-" in answer["Content-Disposition"]
    assert len(answer.content.splitlines()) == 3


def test_of_many_addressees_a_situation_is_chosen_first(monkeypatch: pytest.MonkeyPatch) -> None:
    builders.document()
    builders.document(situation="YE", text=builders.TEXT.replace("Port Amber", "Port Grey"))
    browser = client(cast.desk_officer())
    assert browser.get("/hand-outs/hand_out/").content.count(f"ML|{GOVERNMENT}".encode()) == 1
    narrowed = browser.get("/hand-outs/hand_out/?situation=YE").content
    assert (f"YE|{GOVERNMENT}".encode() in narrowed, f"ML|{GOVERNMENT}".encode() in narrowed) == (True, False)
    monkeypatch.setattr(exchange, "MOST", 3)
    assert b"Choose a situation first" in browser.get("/hand-outs/hand_out/").content
    assert f"YE|{GOVERNMENT}".encode() in browser.get("/hand-outs/hand_out/?situation=YE").content


def test_pages_take_a_constant_number_of_queries() -> None:
    officer = cast.desk_officer()
    builders.document(officer)
    sent = hand_out(officer).data
    ref = take_in(workbooks.filled(sent, {"3(b)/1": {"answer": "Accepted"}}), officer)
    browser = client(officer)
    _queries(browser, "/hand-outs/")  # the first page of a session writes it
    few = [_queries(browser, path) for path in ("/hand-outs/", f"/returns/{ref}/settle/")]
    cells = {"3(b)/1": {"answer": "Accepted"}, "3(a)/2": {"answer": "Declined", "done": "Nothing."}}
    builders.document(officer, text=builders.TEXT.replace("Port Amber", "Port Grey"))
    sent = hand_out(officer).data
    for place in range(3):
        hand_out(officer)
        ref = take_in(
            workbooks.filled(sent, {label: {**told, "remarks": str(place)} for label, told in cells.items()}),
            officer,
        )
    many = [_queries(browser, path) for path in ("/hand-outs/", f"/returns/{ref}/settle/")]
    assert many[0] == few[0]
    assert many[1] <= few[1] + 2  # other returns of the same workbook, however many


def _queries(browser: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert browser.get(path).status_code == 200
    return len(caught)
