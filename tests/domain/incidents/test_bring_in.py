"""Bringing incidents in: what leaves comes back equal, what is known is recognised, each incident is whole or not at all."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db import transaction

from kolosi.incidents import operations, queries, rules
from kolosi.incidents.gateways import csv_files, sheets, workbook
from kolosi.incidents.gateways.sheets_written import Exported
from kolosi.incidents.queries import bringing as reads
from kolosi.incidents.queries import export
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer
from kolosi.reference import facts
from tests import cast
from tests.domain.incidents import builders
from tests.domain.incidents.test_report import everything as everything_told
from tests.domain.parties.builders import party

VULNERABLE = tuple(facts.options("vulnerability"))[:2]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def its_own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def manager() -> Viewer:
    party("gatia")
    return cast.information_manager("ML")


def everything() -> rules.Told:
    """An incident in which every kind of thing is told, in codes of today's lists."""
    told = everything_told()
    child = replace(
        told.victims[0], facts={"individual_vulnerabilities": VULNERABLE, "child_consent_follow_up": False}
    )
    return replace(told, victims=(child, *told.victims[1:]))


def exported(*told: rules.Told, standing: str = "", keys: str = "A") -> list[Exported]:
    return [Exported(f"{keys}{place}", one, {"standing": standing}) for place, one in enumerate(told, 1)]


def file_of(told: list[Exported], **more: Any) -> operations.File:
    data = workbook.written(told, language="en", on=builders.TODAY, translate=str)
    return operations.File("incidents.xlsx", data, **more)


def brought(by: Viewer, file: operations.File, *, how_many: int = 100) -> reads.Progress:
    ref = operations.submit(situation="ML", file=file, by=by, at=builders.AT)
    done = operations.bring_in(ref=ref, how_many=how_many, by=by, at=builders.AT)
    assert reads.bringing(by, ref).done is (done.position == reads.staged(by, ref).incidents)
    return done


def tables(data: bytes) -> Any:
    """Return all cells of a workbook; a zip of CSV files is compared byte by byte."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return data
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_all_that_is_told_comes_in(manager: Viewer) -> None:
    assert brought(manager, file_of(exported(everything()))).brought == 1
    found = queries.telling(manager, "ML-2017-00001")
    names = {"k": "ML-2017-00001/1", "a": "ML-2017-00001/2", "d": "ML-2017-00001/3"}
    assert found.told == rules.renamed(everything(), names)
    assert (found.origin, found.origin_id, found.standing) == ("workbook", "A1", "draft")


def past() -> list[Exported]:
    """Incidents with references of ours, gaps between them, a withdrawn one and a duplicate above its original."""
    told = rules.renamed(
        everything(), {"k": "ML-2017-00002/1", "a": "ML-2017-00002/2", "d": "ML-2017-00002/4"}
    )
    return [
        Exported(
            "ML-2016-00009", builders.told(), {"duplicate_of": "ML-2017-00002", "organisation": "agency"}
        ),
        Exported("ML-2017-00002", told, {"standing": "draft", "simulated": "yes"}),
        Exported(
            "ML-2017-00003", builders.told(notes="'=1"), {"standing": "withdrawn", "reason": "=A mistake"}
        ),
    ]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_leaves_comes_back_equal_in_an_empty_register(form: str, manager: Viewer) -> None:
    """References, standings, reasons and duplicates included."""

    def left() -> bytes:
        told = export.exported(manager, situation="ML")
        if form == "csv":
            return csv_files.written(told, language="fr")
        return workbook.written(told, language="en", on=builders.TODAY, translate=str)

    with transaction.atomic():
        assert brought(manager, file_of(past()), how_many=100).brought == 3
        out = left()
        transaction.set_rollback(True)  # the register is empty again
    assert list(export.exported(manager, situation="ML")) == []
    assert brought(manager, operations.File(f"incidents.{form}", out)).brought == 3
    assert tables(left()) == tables(out)
    assert queries.telling(manager, "ML-2016-00009").duplicate_of == "ML-2017-00002"


def test_after_references_of_the_file_numbers_go_on(manager: Viewer) -> None:
    brought(manager, file_of(past()))
    assert builders.reported(manager) == "ML-2017-00004"


def test_what_is_known_is_recognised(manager: Viewer) -> None:
    """The same file changes nothing; a changed one is told first, and taken only where somebody says so."""
    brought(manager, file_of(exported(builders.told(), everything())))
    assert brought(manager, file_of(exported(builders.told(), everything()))).known == 2
    changed = builders.told(title="Shelling of two markets (simulated)")
    assert brought(manager, file_of(exported(changed, everything()))).refused == 1
    assert queries.telling(manager, "ML-2017-00001").number == 1
    done = brought(manager, file_of(exported(changed, everything()), revising=True))
    assert (done.revised, done.known) == (1, 1)
    found = queries.telling(manager, "ML-2017-00001")
    assert (found.number, found.told.title, found.told.violations[0].key) == (
        2,
        changed.title,
        "ML-2017-00001/1",
    )


def test_an_export_that_was_edited_revises_and_one_untouched_does_not(manager: Viewer) -> None:
    builders.reported(manager)
    builders.reported(manager)
    told = list(export.exported(manager, situation="ML"))
    told[1] = replace(told[1], told=replace(told[1].told, account="Told again, simulated."))
    done = brought(manager, file_of(told, revising=True))
    assert (done.known, done.revised) == (1, 1)


def test_each_incident_is_whole_or_not_at_all(manager: Viewer) -> None:
    """Two good ones come in; of the others every reason is told, with its place."""
    stranger = builders.told(perpetrators=(rules.ToldPerpetrator("p1", ("k",), party="nobody"),))
    astray = builders.told(victims=(rules.ToldVictim("v1", ("x",), age=200),))
    short = builders.told(account="")
    file = exported(builders.told(), stranger, astray, builders.told(), standing="complete")
    file.append(Exported("A5", short, {"standing": "complete"}))
    done = brought(manager, file_of(file))
    assert (done.brought, done.refused) == (2, 3)
    reasons = {
        (one.sheet, one.row, one.field, one.value, one.reason)
        for one in reads.unfit(manager, reads.bringings(manager)[0].ref)
    }
    assert reasons == {
        ("perpetrators", 4, "party", "nobody", sheets.Reason.NO_SUCH_PARTY),
        ("victims", 5, "age", "200", sheets.Reason.OUT_OF_BOUNDS),
        ("victims", 5, "violations", "x", sheets.Reason.NO_SUCH_VIOLATION),
        ("incidents", 7, "", "A5", rules.Obstacle.NO_ACCOUNT),
    }


def test_it_goes_on_where_it_stopped(manager: Viewer) -> None:
    file = file_of(exported(*[builders.told()] * 5))
    ref = operations.submit(situation="ML", file=file, by=manager, at=builders.AT)
    for brought_so_far in (2, 4, 5):
        assert operations.bring_in(ref=ref, how_many=2, by=manager, at=builders.AT).brought == brought_so_far
        reads.path_of(manager, ref).unlink()  # laid out anew when it is missing
    with pytest.raises(Refused):
        operations.bring_in(ref=ref, how_many=2, by=manager, at=builders.AT)


def test_rows_without_their_incident_are_told(manager: Viewer) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("incidents.csv", "ref;title;begins\nA1;A raid (simulated);2017-05\n")
        archive.writestr("victims.csv", "incident;key;sex\nA2;v;girl\n;w;boy\n")
    done = brought(manager, operations.File("sheets.zip", held.getvalue()))
    assert done.brought == 1
    reasons = [one.reason for one in reads.unfit(manager, reads.bringings(manager)[0].ref)]
    assert reasons == [sheets.Reason.NO_INCIDENT, sheets.Reason.NO_KEY]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked"])
def test_what_is_no_file_of_ours_is_refused_at_the_door(data: bytes, manager: Viewer) -> None:
    with pytest.raises(Refused):
        brought(manager, operations.File("file.xlsx", data))


def test_a_sheet_that_says_nothing_we_know_is_refused(manager: Viewer) -> None:
    with pytest.raises(Refused) as refused:
        brought(manager, operations.File("file.csv", b"a,b\n1,2\n"))
    assert {str(one) for one in refused.value.obstacles} == {"incidents.file_no_sheet"}


def test_nobody_brings_in_where_they_do_not_work(manager: Viewer) -> None:
    ref = operations.submit(
        situation="ML", file=file_of(exported(builders.told())), by=manager, at=builders.AT
    )
    stranger = cast.information_manager("AF")
    with pytest.raises(Absent):
        operations.submit(situation="ML", file=file_of([]), by=stranger, at=builders.AT)
    with pytest.raises(Absent):
        operations.bring_in(ref=ref, how_many=1, by=stranger, at=builders.AT)
