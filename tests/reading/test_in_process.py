"""What children and the shell do, done here in this process as well: the same answers, and every line is walked."""

import io
import os
import runpy
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kolosi.conclusions.gateways import as_json, child, files, kinds
from kolosi.conclusions.gateways.kinds import Kind
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable
from kolosi.conclusions.rules.shapes import Reading
from kolosi.site import command
from tests.reading import hostile
from tests.reading.conftest import sample
from tests.reading.test_bad_input import BAD
from tests.reading.test_twins import _word

PARSED = [name for name, (_, reason) in BAD.items() if name.split()[0] in {"word", "laughing", "cut", "scanned", "locked", "pdf", "page", "bomb"}]  # fmt: skip


@pytest.mark.parametrize(
    ("twin", "kind"), [("as_word", Kind.WORD), ("as_page", Kind.WEB), ("as_pdf", Kind.PDF)]
)
def test_the_child_hands_over_what_its_parser_finds(
    twin: str, kind: Kind, request: pytest.FixtureRequest
) -> None:
    data = request.getfixturevalue(twin)
    assert child.Parsed(**child._answer(kind, data)) == child.parsed(kind, data)


@pytest.mark.parametrize("name", PARSED)
def test_a_parser_refuses_for_the_same_reason_as_its_child(name: str) -> None:
    make, reason = BAD[name]
    data = make()
    try:
        kind = kinds.kind_of(data, f"{name}.txt")
    except Unreadable as refused:
        found = refused.reason
    else:
        found = child._answer(kind, data)["reason"]
    assert found == reason


def test_footnotes_stand_under_a_rule_and_are_taken_out_of_the_repaired_text() -> None:
    words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = "See the words of the annual report of that year."
    notes = (
        f'<w:footnotes {words}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = hostile.repacked(
        _word("<w:r><w:t>The text of the page.</w:t></w:r>"), "word/footnotes.xml", notes.encode()
    )
    assert child._answer(Kind.WORD, data)["text"] == f"The text of the page.\n\n____________\n\n1 {note}"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<ol type=i start=3><li>of the third</li></ol>", "(iii) of the third"),
        ("<ol style='list-style-type: lower-alpha'><li>the one</li></ol>", "(a) the one"),
        ("<ol><li>1. the one that has its own</li></ol>", "1. the one that has its own"),
        ("<ul><li>of all</li></ul><pre>typed</pre>", "– of all\n\ntyped"),
        ("<p hidden>no</p><p>the rest<sup>2</sup> of it</p>", "the rest of it"),
        ("<pre>the first\nof the lines</pre>", "the first\nof the lines"),
    ],
)
def test_pages_read_in_this_process(page: str, text: str) -> None:
    assert child._answer(Kind.WEB, f"<html><body>{page}</body></html>".encode())["text"] == text


def test_paths_are_taken_or_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as large:
        large.truncate(files.LARGEST + 1)
    reasons = {}
    for name in ("absent", "loop", "pipe", "large", ""):
        with pytest.raises(Unreadable) as refused:
            files.taken(tmp_path / name)
        reasons[name] = refused.value.reason
    assert reasons == {
        "absent": Reason.ABSENT, "loop": Reason.ABSENT, "pipe": Reason.NOT_A_FILE, "large": Reason.TOO_LARGE, "": Reason.NOT_A_FILE,
    }  # fmt: skip


def test_the_child_as_a_program_answers_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        buffer = io.BytesIO(hostile.word())

    class Out:
        buffer = io.BytesIO()

    limits: list[object] = []
    monkeypatch.setattr("resource.setrlimit", lambda *limit: limits.append(limit))  # not on this process
    monkeypatch.setattr(sys, "argv", ["child", "docx"])
    monkeypatch.setattr(sys, "stdin", Stream)
    monkeypatch.setattr(sys, "stdout", Out)
    monkeypatch.delitem(sys.modules, "kolosi.conclusions.gateways.child")
    runpy.run_module("kolosi.conclusions.gateways.child", run_name="__main__")
    assert b'"layout": "paragraphs"' in Out.buffer.getvalue()
    assert len(limits) == 4


def test_the_shell_reads_writes_and_refuses(tmp_path: Path, clean: Reading) -> None:
    call, path = CliRunner().invoke, str(sample("clean-en.txt"))
    assert "25 asks" in call(command.application, ["read", path, "--as-of", "2024-01-01"]).output
    assert "Left out" in call(command.application, ["read", path, "--public"]).output
    assert call(command.application, ["read", "--schema"]).output == as_json.schema()
    assert call(command.application, ["read", path, "--json"]).stdout_bytes == as_json.written(clean)
    (tmp_path / "bad.txt").write_bytes(b"")
    both = call(
        command.application,
        ["read", path, str(tmp_path / "bad.txt"), "--format", "csv", "--out", str(tmp_path)],
    )
    assert both.exit_code == 2
    assert (tmp_path / "clean-en.csv").exists()
    bad_calls = (
        ["read"], ["read", path, "--as-of", "soon"], ["read", path, "--out", "x"], ["read", path, path, "--json"],
        ["read", path, "--out", path, "--json"],
    )  # fmt: skip
    assert [call(command.application, arguments).exit_code for arguments in bad_calls] == [2] * len(bad_calls)
    blocked = call(
        command.application, ["read", path, "--json", "--out", str(tmp_path / "bad.txt" / "x.json")]
    )
    assert blocked.exit_code == 1


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kolosi.site.command import read

    def busy(*_: object, **__: object) -> None:
        while True:
            pass

    monkeypatch.setattr(read, "SECONDS", 1)
    monkeypatch.setattr(read.reading, "read", busy)
    ended = CliRunner().invoke(command.application, ["read", str(sample("clean-en.txt"))])
    assert ended.exit_code == 2
    assert "took too much time" in ended.output
