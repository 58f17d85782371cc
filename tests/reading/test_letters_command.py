"""`kolosi letters` writes the whole pack offline; what is refused is named with its reason, and the exit code tells."""

import io
import json
from importlib import resources
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from kolosi.site.command import application

SAMPLES = resources.files("kolosi.conclusions") / "samples"


def _run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(application, ["letters", *arguments])
    return done.exit_code, done.output


def test_the_whole_pack_is_written(tmp_path: Path) -> None:
    code, output = _run(str(SAMPLES / "clean-en.txt"), "--out", str(tmp_path), "--on", "2018-05-04", "--json")
    told = json.loads(output)
    assert (code, len(told)) == (0, 9)
    assert {Path(one["file"]).name for one in told} == {path.name for path in tmp_path.iterdir()}
    letter = docx.Document(io.BytesIO((tmp_path / "9-au-psc.docx").read_bytes()))
    assert [one.text for one in letter.paragraphs][1] == "S/AC.51/2017/97\t4 May 2018"


def test_a_body_that_has_ended_is_named(tmp_path: Path) -> None:
    text = (SAMPLES / "clean-en.txt").read_text(encoding="utf-8")
    told = "a letter to the Security Council Committee established pursuant to resolution 2374 (2017) concerning Mali:"
    document = tmp_path / "changed.txt"
    document.write_text(text.replace("a letter to the Secretary-General:", told), encoding="utf-8")
    code, output = _run(str(document), "--out", str(tmp_path / "out"), "--on", "2024-01-08")
    assert code == 2
    assert "An addressee had ended by that day." in output
    assert not (tmp_path / "out" / "8-committee-2374.docx").exists()


@pytest.mark.parametrize("text", ["", "Dear all, nothing was agreed.\n"])
def test_what_makes_no_letter_is_refused(text: str, tmp_path: Path) -> None:
    document = tmp_path / "letter.txt"
    document.write_text(text, encoding="utf-8")
    code, output = _run(str(document), "--out", str(tmp_path / "out"))
    assert code == 2
    assert str(document) in output
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    code, output = _run(
        str(SAMPLES / "clean-en.txt"), "--out", str(tmp_path / "taken" / "in"), "--on", "2018-05-04"
    )
    assert code == 1
    assert "cannot be written" in output
