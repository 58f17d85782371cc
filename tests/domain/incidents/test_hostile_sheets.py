"""Sheets as strangers send them: what is not certain is refused with its place and reason, never guessed, and the rest comes in."""

import codecs
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kolosi.incidents import models, operations, queries
from kolosi.incidents.gateways.mapping import MappedColumn as Column
from kolosi.incidents.gateways.sheets import Complaint, Reason
from kolosi.incidents.queries import bringing as reads
from kolosi.incidents.rules.coming import FileObstacle
from kolosi.kernel.refusals import Refused
from kolosi.kernel.viewer import Viewer
from kolosi.site import obstacles
from tests import cast
from tests.domain.incidents import builders

pytestmark = pytest.mark.django_db
READ = (
    Column("Nr", "incidents", "ref"),
    Column("Jour", "incidents", "begins"),
    Column("Récit", "incidents", "title"),
    Column("Latitude", "incidents", "latitude"),
    Column("Longitude", "incidents", "longitude"),
    Column("Garçons", "violations", "violation_tally_boys"),
    Column("", "violations", "type", "K"),
)
HEAD = ("Nr", "Jour", "Récit", "Latitude", "Longitude", "Garçons")


@pytest.fixture(autouse=True)
def its_own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def manager() -> Viewer:
    return cast.information_manager("SY")


def brought(by: Viewer, data: bytes, columns: tuple[Column, ...] = READ) -> reads.Progress:
    """Save the way of reading, submit the file by its name and bring all of it in."""
    operations.map_sheet(situation="SY", name="Theirs", columns=columns, by=by, at=builders.AT)
    file = operations.File("theirs", data, layout="mapped", mapping="Theirs", origin="theirs", simulated=True)
    ref = operations.submit(situation="SY", file=file, by=by, at=builders.AT)
    return operations.bring_in(ref=ref, how_many=100, by=by, at=builders.AT)


def told_wrong(by: Viewer) -> list[Complaint]:
    return list(reads.unfit(by, reads.bringings(by)[0].ref))


def book(*rows: Any, title: str = "Feuille") -> bytes:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.title = title
    for row in rows:
        made.active.append(row)
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def row(**more: Any) -> tuple[Any, ...]:
    return tuple(
        {"Nr": 1, "Jour": "2017-05-03", "Récit": "Un fait (simulé)", **more}.get(name) for name in HEAD
    )


@pytest.mark.parametrize("order", ["", "day_first", "month_first"])
def test_a_day_that_can_be_two_is_refused_unless_its_order_was_told(order: str, manager: Viewer) -> None:
    columns = tuple(
        Column(one.heading, one.entry, one.column, order) if one.column == "begins" else one for one in READ
    )
    done = brought(manager, book(HEAD, row(Jour="03/05/2017"), row(Nr=2, Jour="05/05/2017")), columns)
    assert (done.brought, done.refused) == ((2, 0) if order else (1, 1))
    if order:
        day = queries.telling(manager, "SY-2017-00001").told.when.begins
        assert str(day) == {"day_first": "2017-05-03", "month_first": "2017-03-05"}[order]
    else:
        assert told_wrong(manager) == [Complaint("Feuille", 2, "Jour", "03/05/2017", Reason.TWO_DAYS)]


def test_days_stay_as_half_known_as_they_were_told(manager: Viewer) -> None:
    """A serial number, a range in one cell and words that are no day are told, and nothing is made of them."""
    days = {
        "Jan 2021": "2021-01", "12 mars 2021": "2021-03-12", "March 12, 2021": "2021-03-12", "2021": "2021",
        "17/01/2021": "2021-01-17", "2021-01-17T10:30:00Z": "2021-01-17", "\u00a0٢٠٢١-٠١-١٧ ": "2021-01-17",
        "42858": None, "03/05/2021 - 09/05/2021": None, "2021-05-03 to 2021-05-09": None, "début 2021": None,
        "31/02/2021": None,
    }  # fmt: skip
    done = brought(manager, book(HEAD, *(row(Nr=number, Jour=day) for number, day in enumerate(days, 1))))
    assert (done.brought, done.refused) == (7, 5)
    told = [str(queries.telling(manager, f"SY-2021-{number:05}").told.when.begins) for number in range(1, 8)]
    assert told == [day for day in days.values() if day]
    assert {(one.row, one.reason) for one in told_wrong(manager)} == {
        (number, Reason.NOT_A_DAY) for number in range(9, 14)
    }


def test_numbers_and_names_of_other_scripts_are_read(manager: Viewer) -> None:
    """Decimal commas, minutes of a degree, Arabic digits and names, non-breaking spaces; words for a number are told."""
    data = book(
        ("Liste (simulée)",), (), tuple(f"\u00a0{name} " for name in HEAD),
        row(Récit="قصف مدرسة (محاكاة)", Latitude="36,206", Longitude="37,19\u00a0", Garçons="٣"),
        row(Nr=2, Garçons="several"), row(Nr=3, Garçons="1,5"),
        row(Nr=4, Latitude="35°48&#39;45&quot;N", Longitude="7°30′W"),
        row(Nr=5, Latitude="36°32'51.44"),
    )  # fmt: skip
    assert brought(manager, data).brought == 2
    minutes = queries.telling(manager, "SY-2017-00002").told.where
    assert (minutes.latitude, minutes.longitude) == (35.8125, -7.5)
    told = queries.telling(manager, "SY-2017-00001").told
    assert (told.title, told.where.latitude, told.where.longitude) == ("قصف مدرسة (محاكاة)", 36.206, 37.19)
    assert told.violations[0].tally.boys == 3
    assert [(one.row, one.field, one.value, one.reason) for one in told_wrong(manager)] == [
        (5, "Garçons", "several", Reason.NOT_A_NUMBER),
        (6, "Garçons", "1,5", Reason.NOT_A_NUMBER),
        (8, "Latitude", "36°32'51.44", Reason.NOT_A_NUMBER),
    ]


def test_a_formula_without_its_result_is_told_and_an_empty_result_is_empty(manager: Viewer) -> None:
    data = book(HEAD, row(Garçons="=1+1"), row(Nr=2, Garçons="=1/0"), row(Nr=3, Garçons='=IF(1,"","")'))
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(held, "w") as written:
        for name in read.namelist():
            text = read.read(name)
            if name == "xl/worksheets/sheet1.xml":  # as Excel leaves an error, and a text that is empty
                text = text.replace(b'"F3"><f>1/0</f><v></v>', b'"F3" t="e"><f>1/0</f><v>#DIV/0!</v>')
                text = text.replace(b'<c r="F4">', b'<c r="F4" t="str">')
            written.writestr(name, text)
    assert brought(manager, held.getvalue()).brought == 1
    assert [(one.row, one.field, one.reason) for one in told_wrong(manager)] == [
        (2, "Garçons", Reason.NO_VALUE),
        (3, "Garçons", Reason.NO_VALUE),
    ]


def test_two_columns_of_one_heading_must_agree(manager: Viewer) -> None:
    """Whichever came last would win, unseen; the same word twice, or one of them empty, is no doubt."""
    head = (*HEAD, "Récit", *(f"Autre {number}" for number in range(200)))
    data = book(head, (*row(), "Autre"), (*row(Nr=2), "Un fait (simulé)"), (*row(Nr=3), None, "x"))
    assert brought(manager, data).brought == 2
    assert told_wrong(manager) == [Complaint("Feuille", 2, "Récit", "Autre", Reason.TWICE)]
    assert len(reads.staged(manager, reads.bringings(manager)[0].ref).heads[0].left) == 200


def test_rows_without_a_number_are_known_by_what_they_say(manager: Viewer) -> None:
    """Sorted anew, or with a row above, the same rows are known; another file is not taken for a change of the first."""
    columns = READ[1:]
    one, two, three = (row(Récit=f"Fait {name} (simulé)") for name in "ABC")
    assert brought(manager, book(HEAD, one, two), columns).brought == 2
    done = brought(manager, book(("Nouveau",), HEAD, three, two, one), columns)
    assert (done.brought, done.known, done.refused) == (1, 2, 0)


def test_every_sheet_with_the_headings_is_read_and_named(manager: Viewer) -> None:
    """Hidden ones too, and merged cells say what their first cell says and no more."""
    made = openpyxl.load_workbook(io.BytesIO(book(HEAD, row(), row(Nr=2, Jour=None), row(Nr=3))))
    made["Feuille"].merge_cells("B2:B3")
    hidden = made.create_sheet("Cachée")
    hidden.sheet_state = "hidden"
    for cells in (HEAD, row(Nr=4), row(Nr=1)):
        hidden.append(cells)
    done = brought(manager, saved(made))
    assert (done.position, done.brought) == (4, 3)
    assert Complaint("Cachée", 3, "ref", "1", Reason.TWICE) in told_wrong(manager)
    assert [head.sheet for head in reads.staged(manager, reads.bringings(manager)[0].ref).heads] == [
        "Feuille",
        "Cachée",
    ]
    merged = models.State.objects.get(incident__origin_id="2")
    assert queries.telling(manager, merged.incident.ref).told.when.begins is None


TEXT = "Rapport, des faits\nNr;Jour;Récit;Latitude;Longitude;Garçons\n1;2017-05-03;Tué, blessé (simulé);36,2;37,1;2\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-sig", "cp1252"])
def test_only_unicode_says_what_its_letters_are(encoding: str, manager: Viewer) -> None:
    """A CSV of another encoding is refused at the door: which it is would be a guess."""
    data = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be") if "be" in encoding else TEXT.encode(encoding)
    if encoding == "cp1252":
        with pytest.raises(Refused) as refused:
            brought(manager, data)
        assert refused.value.obstacles == {FileObstacle.NOT_UNICODE}
        assert reads.bringings(manager) == ()
        return
    assert brought(manager, data).brought == 1
    told = queries.telling(manager, "SY-2017-00001").told
    assert (told.title, told.where.latitude) == ("Tué, blessé (simulé)", 36.2)


def test_a_sheet_without_rows_brings_nothing_and_says_so(client: Client, manager: Viewer) -> None:
    mapping = operations.map_sheet(situation="SY", name="x", columns=READ, by=manager, at=builders.AT)
    cast.sign_in(client, manager)
    file = SimpleUploadedFile("vide.csv", ";".join(HEAD).encode())
    sent = {"situation": "SY", "layout": "mapped", "mapping": mapping, "file": file}
    page = client.post("/incidents/submit/", sent, follow=True)
    assert page.status_code == 200
    assert "The file holds no incident" in page.text
    assert not models.Incident.objects.exists()


def test_headings_are_taken_from_a_file_of_that_kind(client: Client, manager: Viewer) -> None:
    """With words that stand below, so that nobody types them; nothing of the file is kept."""
    cast.sign_in(client, manager)
    file = SimpleUploadedFile("theirs.xlsx", book(("Liste (simulée)",), HEAD, row(Latitude="36,2")))
    page = client.post("/incidents/map_sheet/", {"look": "1", "sample": file})
    assert page.status_code == 200
    assert all(f'value="{name}"' in page.text for name in HEAD)
    assert "Below it stands: 36,2" in page.text
    assert not models.Bringing.objects.exists()
    again = client.post(
        "/incidents/map_sheet/", {"look": "1", "sample": SimpleUploadedFile("a.csv", b"\xe9;a")}
    )
    assert again.status_code == 422
    assert "Unicode" in again.text


def locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600  # an old .xls, or a workbook with a password


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\x00" * 20_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"), [(locked(), FileObstacle.LOCKED), (bomb(), FileObstacle.HOSTILE)]
)
def test_what_is_locked_or_hostile_is_refused_in_words_when_headings_are_looked_for(
    data: bytes, reason: FileObstacle, client: Client, manager: Viewer
) -> None:
    """As at the other door: the page answers, with the reason, and nothing is kept."""
    with pytest.raises(Refused) as refused:
        brought(manager, data)
    assert refused.value.obstacles == {reason}
    cast.sign_in(client, manager)
    sent = {"look": "1", "sample": SimpleUploadedFile("theirs.xlsx", data)}
    page = client.post("/incidents/map_sheet/", sent)
    assert page.status_code == 422
    assert str(obstacles.sentence(reason)) in page.text
    assert not models.Bringing.objects.exists()


def test_a_word_that_our_column_cannot_take_is_refused_when_it_is_saved(manager: Viewer) -> None:
    """No row that it stands for would ever come in."""
    for wrong in (
        Column("", "violations", "type", "no such"),
        Column("x", "incidents", "begins", "", {"?": "soon"}),
    ):
        with pytest.raises(Refused):
            operations.map_sheet(situation="SY", name="x", columns=(wrong,), by=manager, at=builders.AT)


def test_what_is_said_of_every_row_gives_way_to_what_a_row_says(manager: Viewer) -> None:
    columns = (*READ[:-1], Column("Type", "violations", "type"), Column("", "violations", "type", "K"))
    head = (*HEAD, "Type")
    assert brought(manager, book(head, (*row(), "M"), (*row(Nr=2), None)), columns).brought == 2
    types = [queries.telling(manager, f"SY-2017-0000{number}").told.violations[0].type for number in (1, 2)]
    assert types == ["M", "K"]
