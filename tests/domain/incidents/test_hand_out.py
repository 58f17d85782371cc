"""Handing out: all that one may see of a situation, as a workbook that nothing in runs, with the act on record."""

import io

import openpyxl
import pytest
from django.test import Client

from kolosi.incidents import operations
from kolosi.incidents.gateways import sheets, workbook
from kolosi.kernel.refusals import Absent
from kolosi.reference import facts
from tests import cast
from tests.domain.incidents import builders

pytestmark = pytest.mark.django_db


def test_a_workbook_leaves_with_everything_and_runs_nothing(client: Client) -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager, title="=HYPERLINK(1)")
    cast.sign_in(client, cast.co_chair("ML"))
    page = client.post("/incidents/hand_out/", {"situation": "ML", "form": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(page.content))
    rows = list(book["incidents"].iter_rows(min_row=3))
    assert [row[0].value for row in rows] == [ref]
    title = rows[0][[one.name for one in sheets.columns("incidents")].index("title")]
    assert (title.value, title.data_type) == ("=HYPERLINK(1)", "s")


def test_nobody_hands_out_where_they_do_not_work() -> None:
    for viewer in (cast.information_manager("AF"), cast.field_monitor("ML")):
        with pytest.raises(Absent):
            operations.hand_out(situation="ML", form="xlsx", by=viewer, at=builders.AT)


def test_the_empty_workbook_offers_every_list(client: Client) -> None:
    """Each column that is chosen from a list has that list behind it; every fact has its column and tag."""
    cast.sign_in(client, cast.information_manager("ML"))
    book = openpyxl.load_workbook(io.BytesIO(client.get("/incidents/template/").content))
    for name in facts.ENTRIES:
        tags = [cell.value for cell in book[name][2]]
        assert tags == [one.tag for one in sheets.columns(name)]
        limited = sum(len(one.sqref.ranges) for one in book[name].data_validations.dataValidation)
        chosen = [one for one in sheets.columns(name) if workbook.chosen(one)]
        assert limited >= len({one.name for one in chosen if sheets.choices(one.fact)})  # type: ignore[arg-type]
