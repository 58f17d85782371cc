"""An information manager hands asks out, gets the workbook back filled in, and decides row by row."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from kolosi.conclusions import models
from tests import cast
from tests.domain.conclusions import builders, workbooks
from tests.journeys import lens


def test_round_trip(signed_in: Callable[..., Page], tmp_path: Path) -> None:
    builders.document()
    page = signed_in(cast.information_manager(), "/hand-outs/")
    expect(page.get_by_role("heading", name="Nothing was handed out yet")).to_be_visible()

    page.get_by_role("link", name="Hand asks out").first.click()
    page.get_by_label("Addressee").select_option(label="Government of Zandia (2)")
    page.get_by_label("Language of the workbook").select_option("fr")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the workbook").click()
    sent = tmp_path / download.value.suggested_filename
    download.value.save_as(sent)
    assert sent.name.startswith("government-zandia-")

    back = tmp_path / "retour.xlsx"
    cells = {"3(b)/1": {"answer": "Accepté", "claim": "Fait", "done": "Signé à Port Amber."}}
    back.write_bytes(workbooks.filled(sent.read_bytes(), cells))
    page.goto("/hand-outs/take_in/")
    page.get_by_label("Workbook").set_input_files(back)
    page.get_by_role("button", name="Take in").click()

    expect(page.get_by_role("heading", name="What came back")).to_be_visible()
    expect(page.get_by_text("1 row waits for a decision.")).to_be_visible()
    expect(page.get_by_role("cell", name="Signé à Port Amber.")).to_be_visible()
    lens.look_around(page, "journey-settle")
    assert models.Answer.objects.count() == 0

    page.get_by_role("radio", name="Take over", exact=True).check()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("1 row was taken over.")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing waits for a decision")).to_be_visible()
    answer = models.Answer.objects.get()
    assert (answer.kind, answer.ask.label) == ("accepted", "3(b)/1")

    page.goto("/hand-outs/")
    expect(page.get_by_text("1 row decided")).to_be_visible()
    lens.look_around(page, "journey-workbooks")


def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(signed_in: Callable[..., Page]) -> None:
    page = signed_in(cast.information_manager(), "/hand-outs/take_in/")
    letter = {"name": "letter.xlsx", "mimeType": "text/plain", "buffer": b"Dear colleagues"}
    page.get_by_label("Workbook").set_input_files(letter)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.get_by_role("button", name="Take in").click()
    assert answered.value.status == 422
    expect(page.get_by_text("The file is not a workbook")).to_be_visible()
    assert not models.Return.objects.filter(name="letter.xlsx").exists()


def test_asks_are_taken_along_as_a_file(signed_in: Callable[..., Page], tmp_path: Path) -> None:
    page = signed_in(cast.desk_officer(), "/asks/")
    page.get_by_role("link", name="Take these along as a file").click()
    page.get_by_label("Public copy").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert openpyxl.load_workbook(file).sheetnames == ["README", "Asks", "Follow-up", "Statuses"]
    assert b"Salt House" not in b"".join(workbooks.unpacked(file.read_bytes()))
