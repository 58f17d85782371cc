"""Reading other people's sheets: a saved mapping, tried on a small sheet of ours and on real ones."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kolosi.incidents import operations, queries
from kolosi.incidents.gateways.mapping import MappedColumn as Column
from kolosi.incidents.queries import bringing as reads
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer
from tests import cast
from tests.domain.incidents import builders

pytestmark = pytest.mark.django_db
SHEET = """Id,Day,What,Where,Who,Country
7,03/05/2017,A school was hit (simulated),Market,NSA,MLI
8,2017-06,Threats (simulated),,None,MLI
9,2017-07,Elsewhere (simulated),,None,NER
10,sometime,Nobody knows (simulated),,None,MLI
"""
READ = (
    Column("ID", "incidents", "ref"),
    Column("Day", "incidents", "begins", "day_first"),
    Column("What", "incidents", "title"),
    Column("Where", "incidents", "place_told"),
    Column("Who", "perpetrators", "category", values={"NSA": "armed_group", "None": ""}),
    Column("Country", "rows", "only", "MLI"),
    Column("", "violations", "type", "AS"),
)


@pytest.fixture(autouse=True)
def its_own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def brought(by: Viewer, data: bytes, columns: tuple[Column, ...], how_many: int = 500) -> reads.Progress:
    mapping = operations.map_sheet(situation="ML", name="Theirs", columns=columns, by=by, at=builders.AT)
    file = operations.File("theirs", data, layout="mapped", mapping=mapping, origin="theirs", simulated=True)
    ref = operations.submit(situation="ML", file=file, by=by, at=builders.AT)
    return operations.bring_in(ref=ref, how_many=how_many, by=by, at=builders.AT)


def test_their_words_become_our_codes() -> None:
    """Rows of another country are left alone; what cannot be read is told; what nobody said stays unknown."""
    manager = cast.information_manager("ML")
    done = brought(manager, SHEET.encode(), READ)
    assert (done.position, done.brought, done.refused) == (3, 2, 1)
    found = queries.telling(manager, "ML-2017-00001")
    assert (str(found.told.when.begins), found.told.where.told, found.origin_id) == (
        "2017-05-03",
        "Market",
        "7",
    )
    assert found.told.perpetrators[0].category == "armed_group"
    assert found.told.perpetrators[0].violations == ("ML-2017-00001/1",)
    assert found.standing == "draft"  # a party and much else is missing: nothing is invented
    assert queries.telling(manager, "ML-2017-00002").told.perpetrators == ()
    assert brought(manager, SHEET.encode(), READ).known == 2


def test_a_mapping_is_saved_on_its_page_and_refused_without_columns(client: Client) -> None:
    cast.sign_in(client, cast.information_manager("ML"))
    sent = {"situation": "ML", "name": "Theirs", "columns-TOTAL_FORMS": "1", "columns-INITIAL_FORMS": "0"}
    assert client.post("/incidents/map_sheet/", sent).status_code == 422
    told = {
        "columns-0-heading": "Who",
        "columns-0-column": "perpetrators.category",
        "columns-0-words": "NSA > armed_group",
    }
    assert client.post("/incidents/map_sheet/", {**sent, **told}).status_code == 302
    assert "ML: Theirs" in client.get("/incidents/submit/").text


def test_nobody_maps_where_they_do_not_work_nor_to_what_is_not() -> None:
    with pytest.raises(Absent):
        operations.map_sheet(
            situation="ML", name="x", columns=READ, by=cast.information_manager("AF"), at=builders.AT
        )
    with pytest.raises(Refused):
        brought(cast.information_manager("ML"), b"x", (Column("a", "incidents", "no_such"),))


@pytest.mark.shared
def test_real_sheets_come_in(shared: Path) -> None:
    """Attacks on education in Mali, and half-known places in Syria; the first hundreds of each."""
    manager = cast.information_manager("ML")
    education = (
        Column("Date", "incidents", "begins"),
        Column("Event Description", "incidents", "account"),
        Column("Country ISO", "rows", "only", "MLI"),
        Column("Admin 1", "incidents", "place_told"),
        Column("Reported Perpetrator", "perpetrators", "category", "", {"NSA": "armed_group"}),
        Column("", "violations", "type", "AS"),
    )
    data = (shared / "events" / "2020-2023-education-in-danger-incident-data.xlsx").read_bytes()
    done = brought(manager, data, education)
    assert done.brought > 30
    assert done.position == done.brought + done.refused
    syria = (
        Column("url", "incidents", "ref"),
        Column("location", "incidents", "place_told"),
        Column("lat", "incidents", "latitude", "", {"None": ""}),
        Column("lon", "incidents", "longitude", "", {"None": ""}),
        Column("date", "incidents", "begins", "", {"None": ""}),
        Column("description", "incidents", "account"),
        Column("", "violations", "type", "K"),
    )
    done = brought(manager, (shared / "events" / "syrian_archive_2012_2017.csv").read_bytes(), syria, 300)
    assert done.brought > 250
