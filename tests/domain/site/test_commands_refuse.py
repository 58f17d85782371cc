"""The commands of the monitoring rooms, given what cannot be: one sentence, an exit code, nothing half-written."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from kolosi.incidents import models as incidents
from kolosi.ledger import models as ledger
from kolosi.reports.gateways import as_json
from kolosi.site.command import application, room

pytestmark = pytest.mark.django_db
GHN = ["report", "ghn", "--quarter", "2017Q2"]


@pytest.fixture(autouse=True)
def its_own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"


def run(*words: object) -> Result:
    return CliRunner().invoke(application, list(map(str, words)))


def one_sentence(said: Result) -> str:
    assert said.exception is None or isinstance(said.exception, SystemExit), said.exception
    assert (said.exit_code, said.stdout, said.stderr.count("\n")) == (2, "", 1)
    return said.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["report", "ghn", "--quarter", "2017Q5"], "cannot be read"),
        (["report", "country", "--window", "2017-06-30..2014-01-01"], "before it begins"),
        (["report", "country", "--window", "2017-02-30..2017-06-01"], "cannot be read"),
        ([*GHN, "--as-of", "2999-01-01"], "2999-01-01 has not come"),
        ([*GHN, "--as-of", "2017-03-31"], "had not begun"),
        ([*GHN, "--situation", "ZZ"], "no situation ZZ"),
    ],
)
def test_a_product_of_days_or_situations_that_are_none_is_refused(
    tmp_path: Path, words: list[str], sentence: str
) -> None:
    assert sentence in one_sentence(run(*words, "--out", tmp_path / "out"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "words",
    [
        [*GHN, "--issue", "--out"],
        ["incidents", "hand-out"],
        ["incidents", "template"],
    ],
)
def test_where_nothing_can_be_written_nothing_is_counted_kept_or_recorded(
    tmp_path: Path, words: list[str]
) -> None:
    (tmp_path / "file").touch()
    assert "No file can be written in" in one_sentence(run(*words, tmp_path / "file" / "sub" / "out.xlsx"))
    assert not ledger.Entry.objects.exists()


def test_a_product_that_breaks_half_way_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(as_json, "written", full)
    assert isinstance(run(*GHN, "--out", tmp_path / "out").exception, MemoryError)
    assert not (tmp_path / "out").exists()


def test_files_are_written_all_or_none_and_what_stood_there_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one").write_bytes(b"before")
    with pytest.raises(typer.Exit):
        room.write({tmp_path / "two": b"after", tmp_path / "one" / "three": b"after"})
    assert capsys.readouterr().err.startswith("The files cannot be written: ")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("one", b"before")]
    room.write({tmp_path / "one": b"after", tmp_path / "two": b"after"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one": b"after", "two": b"after"}


@pytest.mark.parametrize(
    "words",
    [
        ["incidents", "hand-out", "out.xlsx", "--situation", "ZZ"],
        ["incidents", "bring-in", __file__, "--situation", "ZZ"],
        ["places", "load", __file__, "--edition", "x", "--situation", "ZZ"],
    ],
)
def test_no_command_works_on_a_situation_that_is_none(words: list[str]) -> None:
    assert one_sentence(run(*words)) == "There is no situation ZZ.\n"


ENROL = ["enrol", "--email", "a@example.org", "--name", "A"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["parties", "--situation", "ZZ"], "Nothing was told: "),
        ([*ENROL, "--role", "none"], "This role does not exist."),
        ([*ENROL, "--role", "auditor", "--situation", "ZZ"], "This situation is not known."),
    ],
)
def test_a_refusal_is_told_in_words_never_in_codes(words: list[str], sentence: str) -> None:
    said = one_sentence(run(*words))
    assert sentence in said
    assert not re.search(r"[a-z]\.[a-z]+_", said)


@pytest.mark.parametrize("words", [["hand-out", "out.xlsx"], ["template", "out.xlsx"]])
def test_headings_are_in_a_language_that_we_write(words: list[str]) -> None:
    said = run("incidents", *words, "--language", "de")
    assert (said.exit_code, "'en'" in said.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--first", "2020-01-01", "--last", "2012-01-01"], "before it begins"),
        (["--first", "2020-13-01"], "write them as 2012-01-01"),
        (["--truth", "none/truth.jsonl"], "The truth cannot be written"),
    ],
)
def test_a_world_that_cannot_be_is_not_begun(words: list[str], sentence: str) -> None:
    assert sentence in one_sentence(run("simulate", "--incidents", "5", *words))
    assert not incidents.Incident.objects.exists()
