"""Handing out: a workbook of an addressee's open asks, protected where it must be, never with what only a letter says."""

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import exchange
from kolosi.conclusions.rules import exchange as rules
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.conclusions import builders, workbooks

pytestmark = pytest.mark.django_db
GOVERNMENT = "government-zandia"


def hand_out(by=None, *, language: str = "en", at=builders.LATER, addressee: str = GOVERNMENT):
    return exchange.hand_out(
        addressee=addressee, situation="ML", language=language, by=by or cast.desk_officer(), at=at
    )


def test_open_asks_of_the_addressee_and_nothing_confidential() -> None:
    ref = builders.document()
    made = hand_out()
    page = workbooks.opened(made.data).worksheets[1]
    items = {page.cell(row, 2).value for row in range(3, page.max_row + 1)}
    told = models.Ask.objects.filter(document__ref=ref, addressees__code=GOVERNMENT, addressees__asked=True)
    assert items == set(told.filter(confidential=False).values_list("label", flat=True))
    assert items
    assert b"Salt House" not in b"".join(workbooks.unpacked(made.data))


def test_silence_is_counted_from_the_first_time() -> None:
    ref = builders.document()
    hand_out()
    hand_out(at=builders.LATER + timedelta(days=30))
    days = set(models.Ask.objects.filter(document__ref=ref).values_list("conveyed_on", flat=True))
    assert days == {None, builders.LATER.date()}
    revisions = {row.ask.revision == row.revision for row in models.HandOutRow.objects.select_related("ask")}
    assert revisions == {True}


def test_ids_and_asks_are_protected_and_answers_are_chosen() -> None:
    builders.document()
    book = workbooks.opened(hand_out(language="fr").data)
    page = book.worksheets[1]
    assert page.protection.sheet
    locked = {column.code: page.cell(3, at).protection.locked for at, column in enumerate(rules.columns(), 1)}
    assert {code for code, is_locked in locked.items() if not is_locked} == {
        one.code for one in rules.columns(editable=True)
    }
    lists = [one.formula1 for one in page.data_validations.dataValidation if one.type == "list"]
    assert any("Accusé de réception" in told for told in lists)
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "visible"]
    assert [column.value for column in page[1]][4] == "Ce qui est demandé"


def test_nothing_to_hand_out_is_refused() -> None:
    builders.document()
    with pytest.raises(Refused) as refusal:
        hand_out(addressee="nobody-of-that-name")
    assert refusal.value.obstacles == {rules.Obstacle.NOTHING_TO_HAND_OUT}
    assert models.HandOut.objects.count() == 0


def test_elsewhere_and_for_focal_points_it_is_not_there() -> None:
    builders.document()
    for by in (cast.desk_officer("YE"), cast.focal_point([GOVERNMENT]), cast.field_monitor()):
        with pytest.raises(Absent):
            hand_out(by)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_copy_saved_by_libreoffice_is_understood(tmp_path: Path) -> None:
    from kolosi.conclusions.gateways import returned

    builders.document()
    data = workbooks.filled(hand_out().data, {"3(a)/2": {"answer": "Accepted", "done_on": "2018-06"}})
    (tmp_path / "sent.xlsx").write_bytes(data)
    command = [
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
        "--outdir", str(tmp_path / "back"), str(tmp_path / "sent.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    back = (tmp_path / "back" / "sent.xlsx").read_bytes()
    rows, faults = rules.understood(returned.sheets(back), on=builders.LATER.date())
    cells = {row.ask: row.cells for row in rows}
    assert faults == ()
    assert all(not row.faults for row in rows)
    assert ("accepted", "2018-06") in {(one["answer"], one["done_on"]) for one in cells.values()}
