"""Whatever comes in: one clear sentence, nothing stored, bounded memory and time."""

import os
import resource
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kolosi.conclusions.gateways import archive, child, files
from kolosi.conclusions.gateways.unreadable import SENTENCES, Reason, Unreadable
from kolosi.conclusions.rules import reading
from tests.reading import hostile
from tests.reading.conftest import Run
from tests.reading.hostile import ENGLISH, MEGABYTE, OLE

WIDE = "utf-16-le"
ARABIC = "يحث الفريق العامل جميع الأطراف على حماية الأطفال في النزاعات المسلحة ووقف تجنيدهم. " * 3
SPANISH = "El Grupo de Trabajo pide a todas las partes en el conflicto que pongan fin al reclutamiento de los niños. "


def word_with(entry: str, content: bytes | None) -> bytes:
    return hostile.repacked(hostile.word(), entry, content)


BAD: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "empty": (lambda: b"", Reason.EMPTY),
    "only blanks": (lambda: b" \r\n\t\xc2\xa0\n", Reason.EMPTY),
    "only zeros": (lambda: bytes(5000), Reason.EMPTY),
    "binary": (lambda: bytes(range(256)) * 40, Reason.BINARY),
    "text with zeros inside": (lambda: ENGLISH.encode() + b"\x00\x01\x02", Reason.BINARY),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), Reason.OTHER_KIND),
    "rich text": (lambda: rb"{\rtf1 The text of the day}", Reason.OTHER_KIND),
    "xml": (lambda: b"<?xml version='1.0'?><data>of the day</data>", Reason.OTHER_KIND),
    "old word": (lambda: OLE + bytes(4000), Reason.OLD_WORD),
    "locked word": (lambda: OLE + bytes(600) + "EncryptedPackage".encode(WIDE), Reason.LOCKED),
    "locked pdf": (hostile.locked_pdf, Reason.LOCKED),
    "latin letters": (lambda: (ENGLISH + "Sécurité").encode("latin-1"), Reason.ENCODING),
    "page in no known encoding": (
        lambda: b"<html><meta charset=martian><p>The text</p>", Reason.ENCODING,
    ),
    "page that is not what it declares": (
        lambda: "<html><meta charset=utf-8><p>Sécurité".encode("latin-1"), Reason.ENCODING,
    ),
    "arabic": (ARABIC.encode, Reason.OTHER_LANGUAGE),
    "spanish": ((SPANISH * 5).encode, Reason.OTHER_LANGUAGE),
    "figures only": (lambda: b"1 2 3 4, 5; 6", Reason.NO_WORDS),
    "scanned": (hostile.scanned_pdf, Reason.SCANNED),
    "cut pdf": (lambda: hostile.pdf()[:400], Reason.CORRUPT),
    "pdf in name only": (lambda: b"%PDF-1.7\n" + ENGLISH.encode(), Reason.CORRUPT),
    "cut word": (lambda: hostile.word()[:-300], Reason.CORRUPT),
    "word without a document": (lambda: word_with("word/document.xml", None), Reason.CORRUPT),
    "word with broken xml": (lambda: word_with("word/document.xml", b"<w:document"), Reason.CORRUPT),
    "laughing word": (lambda: word_with("word/document.xml", hostile.laughs()), Reason.HOSTILE_XML),
    "word that looks outside": (lambda: word_with("word/styles.xml", hostile.outside()), Reason.HOSTILE_XML),
    "word that looks outside in wide letters": (
        lambda: word_with("word/numbering.xml", b"\xff\xfe" + hostile.outside().decode().encode(WIDE)), Reason.HOSTILE_XML,
    ),
    "bomb": (lambda: word_with("word/media/x.bin", bytes(130 * MEGABYTE)), Reason.BOMB),
    "bomb of one entry": (lambda: word_with("word/document.xml", b" " * (61 * MEGABYTE)), Reason.BOMB),
    "bomb that lies about its size": (
        lambda: hostile.lying(word_with("word/document.xml", b"<a>" + b" " * 900_000), "word/document.xml"), Reason.CORRUPT,
    ),
    "pdf of too many pages": (lambda: hostile.many_pages(30_000), Reason.TOO_COSTLY),
    "page nested too deep": (
        lambda: b"<html>" + b"<div>" * 100_000 + ENGLISH.encode(), Reason.TOO_COSTLY,
    ),
    "text that is too long": (lambda: ENGLISH.encode() * 11_000, Reason.TOO_LONG),
    "file that is too large": (lambda: b"x" * (20 * MEGABYTE + 1), Reason.TOO_LARGE),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_is_refused_for_its_own_reason(name: str) -> None:
    make, reason = BAD[name]
    with pytest.raises(Unreadable) as refused:
        files.opened(make(), f"{name}.txt")
    assert refused.value.reason is reason
    assert str(refused.value).endswith(".")
    assert "{" not in str(refused.value)


def test_every_reason_has_one_sentence_and_a_file_that_meets_it() -> None:
    assert set(SENTENCES) == set(Reason)
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())
    elsewhere = {
        Reason.ABSENT,
        Reason.NOT_A_FILE,
        Reason.NOT_A_WORKBOOK,
    }  # paths and workbooks have tests of their own
    assert set(Reason) - {reason for _, reason in BAD.values()} == elsewhere


def test_a_refusal_can_be_told_in_another_language() -> None:
    refusal = Unreadable(Reason.CORRUPT, kind="a PDF")
    french = {refusal.sentence: "Le fichier est abîmé : ce n’est pas {kind}.", "a PDF": "un PDF"}
    assert refusal.told(lambda said: french[said]) == "Le fichier est abîmé : ce n’est pas un PDF."


def test_a_swollen_pdf_is_stopped_in_bounded_memory_and_time() -> None:
    data, before = hostile.swollen_pdf(), time.monotonic()
    with pytest.raises(Unreadable) as refused:
        files.opened(data, "x.pdf")
    assert refused.value.reason in {Reason.TOO_COSTLY, Reason.CORRUPT, Reason.SCANNED}
    assert time.monotonic() - before < child.SECONDS * 1.5 + 5
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert children < child.MEMORY + 200 * MEGABYTE


def test_a_child_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "SECONDS", 0.01)
    with pytest.raises(Unreadable) as refused:
        files.opened(hostile.word(), "x.docx")
    assert refused.value.reason is Reason.TOO_COSTLY


def test_documents_are_opened_from_a_thread_as_well() -> None:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(files.opened(hostile.word(), "x").text))
    thread.start()
    thread.join(30)
    assert found == [ENGLISH.strip()]


def test_what_the_child_may_do_does_not_depend_on_the_folder_it_starts_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert files.opened(hostile.word(), "x").text == ENGLISH.strip()


@pytest.mark.parametrize("name", list(hostile.texts()))
def test_no_text_keeps_the_grammar_busy(name: str) -> None:
    text, before = hostile.texts()[name], time.process_time()
    with suppress(Unreadable):  # some are in no language that is read
        reading.read(files.opened(text.encode(), name))
    assert time.process_time() - before < 30


def test_a_workbook_is_checked_before_another_library_opens_it() -> None:
    import io

    import openpyxl

    held = io.BytesIO()
    openpyxl.Workbook().save(held)
    archive.checked(held.getvalue(), kind="a workbook")
    for entry, content, reason in (
        ("xl/workbook.xml", hostile.laughs(), Reason.HOSTILE_XML),
        ("xl/sharedStrings.xml", hostile.outside(), Reason.HOSTILE_XML),
        ("xl/worksheets/sheet2.xml", b"<a>" + b" " * (61 * MEGABYTE), Reason.BOMB),
    ):
        with pytest.raises(Unreadable) as refused:
            archive.checked(hostile.repacked(held.getvalue(), entry, content), kind="a workbook")
        assert refused.value.reason is reason
    with pytest.raises(Unreadable) as refused:
        archive.checked(held.getvalue()[:-200], kind="a workbook")
    assert refused.value.reason is Reason.CORRUPT


def _line(run: Run) -> str:
    lines = run.stderr.decode().strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


@pytest.mark.parametrize("place", ["absent.txt", "a folder", "a loop", "a pipe", "large.txt"])
def test_the_shell_names_what_it_cannot_read_and_ends_with_two(
    place: str, tmp_path: Path, kolosi: Callable[..., Run]
) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a loop").symlink_to(tmp_path / "a loop")
    os.mkfifo(tmp_path / "a pipe")
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(50 * MEGABYTE)
    before = sorted(tmp_path.iterdir())
    run = kolosi("read", place, "--format", "json", "--out", "x.json")
    assert (run.returncode, run.stdout) == (2, b"")
    assert _line(run).startswith(f"{place}: ")
    assert sorted(tmp_path.iterdir()) == before


def test_one_bad_file_does_not_keep_the_others_from_being_read(
    tmp_path: Path, kolosi: Callable[..., Run]
) -> None:
    (tmp_path / "good.txt").write_text(ENGLISH)
    (tmp_path / "bad.docx").write_bytes(hostile.word()[:-300])
    (tmp_path / "fine.docx").write_bytes(hostile.word())
    run = kolosi("read", "bad.docx", "good.txt", "fine.docx", "--format", "csv", "--out", "out")
    assert run.returncode == 2
    assert _line(run) == "bad.docx: The file is damaged or cut short, and cannot be opened as a Word file."
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["fine.csv", "good.csv"]
