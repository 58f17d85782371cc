"""`kolosi incidents` makes the workbook, says what a file would do, brings it in, goes on with it, and hands out."""

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from kolosi.incidents import models, operations
from kolosi.incidents.gateways import sheets, workbook
from kolosi.incidents.gateways.sheets_written import Exported
from kolosi.reference import facts
from kolosi.site.command import application, incidents
from tests.domain.incidents import builders
from tests.domain.parties.builders import party

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def its_own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    party("gatia")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(application, ["incidents", *map(str, arguments)], env={"COLUMNS": "200"})


def sheet_of(folder: Path, how_many: int = 2) -> Path:
    """Write a workbook of that many incidents, as somebody fills one in."""
    told = [Exported(f"A{number}", builders.told(), {}) for number in range(1, how_many + 1)]
    path = folder / "filled.xlsx"
    path.write_bytes(workbook.written(told, language="en", on=builders.TODAY, translate=str))
    return path


def spoiled(path: Path, column: str, value: str) -> Path:
    """Let the first incident of the workbook say something that nobody can take."""
    book = openpyxl.load_workbook(path)
    place = [one.name for one in sheets.columns("incidents")].index(column) + 1
    book["incidents"].cell(row=3, column=place).value = value
    book.save(path)
    return path


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return {name: list(book[name].iter_rows(values_only=True)) for name in facts.ENTRIES}


def test_the_template_opens_as_a_workbook_and_tells_nothing(tmp_path: Path) -> None:
    assert run("template", tmp_path / "empty.xlsx").exit_code == 0
    assert {len(rows) for rows in tables(tmp_path / "empty.xlsx").values()} == {2}


def test_a_dry_run_says_what_would_be_and_writes_nothing(tmp_path: Path) -> None:
    done = run("bring-in", sheet_of(tmp_path), "--dry-run")
    assert (done.exit_code, "2 incidents would be brought in" in done.stdout) == (0, True)
    assert not models.Incident.objects.exists()
    assert not models.Bringing.objects.exists()
    assert not list((tmp_path / "staged").iterdir())


def test_what_was_handed_out_and_brought_in_again_is_known(tmp_path: Path) -> None:
    """R2-2314, R2-2963, R2-3231: in the present tool the export broke with releases; here it comes back complete."""
    assert run("bring-in", sheet_of(tmp_path), "--simulated").exit_code == 0
    assert run("hand-out", tmp_path / "first.xlsx").stdout == "2 incidents handed out.\n"
    again = run("bring-in", tmp_path / "first.xlsx", "--json")
    assert again.exit_code == 0
    assert (json.loads(again.stdout)["known"], json.loads(again.stdout)["brought"]) == (2, 0)
    run("hand-out", tmp_path / "second.xlsx")
    assert tables(tmp_path / "first.xlsx") == tables(tmp_path / "second.xlsx")
    assert not list((tmp_path / "staged").iterdir())


def test_known_incidents_told_otherwise_are_revised_only_when_asked(tmp_path: Path) -> None:
    run("bring-in", sheet_of(tmp_path))
    run("hand-out", tmp_path / "out.xlsx")
    changed = spoiled(tmp_path / "out.xlsx", "title", "Told otherwise (simulated)")
    refused, taken = run("bring-in", changed), run("bring-in", changed, "--revise")
    assert (refused.exit_code, "1 not taken" in refused.stdout) == (1, True)
    assert (taken.exit_code, "1 revised" in taken.stdout) == (0, True)
    assert models.State.objects.filter(number=2).count() == 1


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_bad_row_is_named_with_its_reason_and_the_others_come_in(
    tmp_path: Path, dry: tuple[str, ...]
) -> None:
    done = run("bring-in", spoiled(sheet_of(tmp_path), "begins", "the day after"), *dry)
    assert done.exit_code == 1
    assert re.search(r"incidents, row 3, .+, 'the day after': [A-Z].+\.", done.stderr)
    assert "1 incidents " in done.stdout
    assert "1 not taken" in done.stdout
    assert models.Incident.objects.count() == (0 if dry else 1)


def test_a_file_that_was_begun_goes_on_where_it_stopped(tmp_path: Path) -> None:
    by, path = incidents.console(), sheet_of(tmp_path, 3)
    ref = operations.submit(
        situation="ML", file=operations.File(path.name, path.read_bytes()), by=by, at=builders.AT
    )
    operations.bring_in(ref=ref, how_many=1, by=by, at=builders.AT)
    would = run("bring-in", "--resume", ref, "--dry-run")
    assert "2 incidents would be brought in, 0 would be revised, 0 known" in would.stdout
    done = run("bring-in", "--resume", ref)
    assert (done.exit_code, f"The file is {ref}." in done.stdout) == (0, True)
    assert models.Incident.objects.count() == 3


def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "torn.xlsx").write_bytes(b"PK\x03\x04 torn")
    for arguments in [(tmp_path / "torn.xlsx",), (tmp_path / "none.xlsx",), (), ("--resume", "b-none")]:
        done = run("bring-in", *arguments)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.rstrip().endswith(".")
        assert "incidents." not in done.stderr


def test_a_way_of_reading_is_saved_from_a_file_and_named_when_a_sheet_comes_in(tmp_path: Path) -> None:
    """What our column cannot take is said at once; so is a file that is none."""
    (tmp_path / "theirs.csv").write_text("Day;What\n03/05/2017;A raid (simulated)\n", "utf-8")
    told = """
        [[column]]
        heading = "Day"
        column = "incidents.begins"
        order = "month_first"
        [[column]]
        heading = "What"
        column = "incidents.title"
        [[column]]
        column = "violations.type"
        always = "AS"
    """
    way = tmp_path / "way.toml"
    for text, code in (
        (told, 0),
        (told.replace('"AS"', '"?"'), 2),
        (told.replace("column =", "x ="), 2),
        ("[", 2),
    ):
        way.write_text(text)
        done = run("map-sheet", way, "--name", "Theirs", "--situation", "NG")
        assert (done.exit_code, done.stderr.count("\n")) == (code, 1 if code else 0)
    mapped = ("--layout", "mapped", "--mapping", "Theirs", "--situation", "NG")
    assert run("bring-in", tmp_path / "theirs.csv", *mapped).exit_code == 0
    state = models.State.objects.get()
    assert (state.incident.situation, str(state.begins)) == ("NG", "2017-03-05")
