"""`kolosi read` as people call it: what it prints, where it writes, how it ends, and what it never loads."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kolosi.conclusions.gateways import as_json
from kolosi.conclusions.rules import public
from kolosi.conclusions.rules.shapes import Reading
from tests.conftest import ROOT
from tests.reading.conftest import Run, read, sample

CLEAN = sample("clean-en.txt")


def test_the_summary_tells_people_what_was_read(kolosi: Callable[..., Run]) -> None:
    run = kolosi("read", sample("damaged-en.txt"), "--as-of", "2024-01-01")
    said = " ".join(run.stdout.decode().split())
    assert run.returncode == 0
    for words in (
        "Conclusions on children and armed conflict in Zandia", "7 split words joined", "25 asks", "Of Government of Zandia",
        "also 7(a)/2", "confidential", "Orphaned as of 2024-01-01", "8(b)/1", "nobody has checked it",
    ):  # fmt: skip
        assert words in said, words
    assert run.stderr == b""


def test_orphans_are_told_as_of_today_unless_a_day_is_given(kolosi: Callable[..., Run]) -> None:
    assert "orphaned" in kolosi("read", CLEAN).stdout.decode()
    assert "orphaned" not in kolosi("read", CLEAN, "--as-of", "2019-01-01").stdout.decode()


def test_data_takes_no_day_unless_one_is_given(kolosi: Callable[..., Run]) -> None:
    assert json.loads(kolosi("read", CLEAN, "--json").stdout)["document"]["as_of"] is None
    dated = json.loads(kolosi("read", CLEAN, "--json", "--as-of", "2024-01-01").stdout)
    assert [ask["id"] for ask in dated["asks"] if ask["orphan"]] == ["8(b)/1"]


def test_one_document_goes_to_a_file_or_to_the_standard_output(
    tmp_path: Path, kolosi: Callable[..., Run], clean: Reading
) -> None:
    assert kolosi("read", CLEAN, "--out", "made/here.json").returncode == 0  # the ending tells the format
    assert (tmp_path / "made" / "here.json").read_bytes() == as_json.written(clean)
    assert kolosi("read", CLEAN, "--format", "json", "--out", "-").stdout == as_json.written(clean)
    shown = kolosi("read", CLEAN, "--format", "json", "--public")
    assert shown.stdout == as_json.written(public.published(clean))


def test_several_documents_go_to_a_folder_each_under_its_own_name(
    tmp_path: Path, kolosi: Callable[..., Run]
) -> None:
    (tmp_path / "clean-en.html").write_bytes(CLEAN.read_bytes())
    names = [CLEAN, "clean-en.html", sample("clean-fr.txt")]
    assert kolosi("read", *names, "--format", "akn", "--out", "out").returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "clean-en.html.akn.xml", "clean-en.txt.akn.xml", "clean-fr.akn.xml",
    ]  # fmt: skip
    mode = (tmp_path / "out" / "clean-fr.akn.xml").stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    assert mode == 0o666 & ~mask


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt", "--as-of", "yesterday"],
        ["a.txt", "--format", "word"],
        ["a.txt", "--out", "somewhere"],
        ["a.txt", "b.txt", "--format", "json"],
        ["a.txt", "sub/a.txt", "--format", "json", "--out", "out/"],
        ["a.txt", "--format", "json", "--out", "a.txt"],
    ],
)
def test_a_call_that_makes_no_sense_ends_with_two_and_writes_nothing(
    arguments: list[str], tmp_path: Path, kolosi: Callable[..., Run]
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "b.txt", "sub/a.txt"):
        (tmp_path / name).write_bytes(CLEAN.read_bytes())
    run = kolosi("read", *arguments)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.strip()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "sub"]
    assert (tmp_path / "a.txt").read_bytes() == CLEAN.read_bytes()


def test_an_output_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, kolosi: Callable[..., Run]
) -> None:
    (tmp_path / "taken").write_text("mine")
    run = kolosi("read", CLEAN, "--format", "json", "--out", "taken/x.json")
    assert run.returncode == 1
    assert b"could not be written" in run.stderr
    (tmp_path / "folder.json").mkdir()
    run = kolosi("read", CLEAN, "--format", "json", "--out", "folder.json")  # a folder, whatever its name
    assert (run.returncode, [path.name for path in (tmp_path / "folder.json").iterdir()]) == (
        0, ["clean-en.json"],
    )  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.json", "taken"]


def test_marks_that_a_terminal_obeys_are_not_passed_on(tmp_path: Path, kolosi: Callable[..., Run]) -> None:
    text = CLEAN.read_text(encoding="utf-8").replace("fourteen", "\x1b[31mfour[red]teen[/red]\u202e")
    (tmp_path / "loud.txt").write_text(text)
    run = kolosi("read", "loud.txt")
    assert run.returncode == 0
    assert b"\x1b" not in run.stdout
    assert "\u202e" not in run.stdout.decode()


def test_the_schema_is_printed(kolosi: Callable[..., Run]) -> None:
    assert kolosi("read", "--schema").stdout.decode() == as_json.schema()


def test_reading_loads_no_framework_and_touches_no_network_and_no_data(tmp_path: Path) -> None:
    program = (
        "import sys, socket\n"
        "def refuse(*_): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        "from kolosi.site import command\n"
        "sys.argv = ['kolosi', 'read', *sys.argv[1:]]\n"
        "try: command.run()\n"
        "finally: print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'allauth', 'psycopg', 'granian', 'sqlite3'}))\n"
    )
    surroundings = {**os.environ, "KOLOSI_DATA": str(tmp_path / "data")}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    for form in ("json", "csv", "xlsx", "akn"):
        command = [sys.executable, "-c", program, CLEAN, "--format", form, "--out", tmp_path / "x"]
        run = subprocess.run(command, capture_output=True, env=surroundings, cwd=tmp_path, check=True)
        assert run.stdout.decode().splitlines()[-1] == "[]"
    assert not (tmp_path / "data").exists()


def test_the_samples_say_that_they_are_invented() -> None:
    for path in CLEAN.parent.glob("*.txt"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert "invented" in first or "inventé" in first, path.name


def test_read_documents_calls_it_as_it_is() -> None:
    script = (ROOT / "tools" / "read_documents.sh").read_text()
    assert '.venv/bin/kolosi read "$@" --format "$format" --out "$outputs"' in script


def test_what_the_schema_promises_about_numbers_holds_for_a_twin(as_word: bytes) -> None:
    found = json.loads(as_json.written(read(as_word, "clean.docx")))
    assert found["document"]["format"] == "docx"
    assert found["items"][5]["id"] == "5(a)"
