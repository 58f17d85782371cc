"""The same document in every format gives the same clauses; what a format adds is left out."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kolosi.conclusions.gateways import files
from kolosi.conclusions.rules.draft import replay
from kolosi.conclusions.rules.shapes import Reading
from tests.reading.conftest import hashes, read, sample


@pytest.mark.parametrize("twin", ["as_word", "as_page", "as_pdf"])
def test_every_format_gives_the_clauses_of_the_clean_text(
    twin: str, clean: Reading, request: pytest.FixtureRequest
) -> None:
    found = read(request.getfixturevalue(twin))
    assert hashes(found) == hashes(clean)
    assert [ask.id for ask in found.asks if ask.confidential] == [
        ask.id for ask in clean.asks if ask.confidential
    ]
    assert found.document["symbol"] == "S/AC.51/2017/97"


def test_the_damaged_sample_gives_the_clauses_of_the_clean_one(clean: Reading) -> None:
    found = read(sample("damaged-en.txt").read_bytes())
    assert hashes(found) == hashes(clean)
    kinds = [repair.kind for repair in found.repairs]
    assert {kind: kinds.count(kind) for kind in ("split_word", "spacing", "url_line")} == {
        "split_word": 7, "spacing": 5, "url_line": 5,
    }  # fmt: skip
    assert {"page_furniture", "footnote", "line_break", "blank_lines"} <= set(kinds)
    assert replay(found.document["original"], found.repairs) == found.document["text"]


def test_the_text_as_received_is_kept_to_the_byte() -> None:
    for name in ("clean-en.txt", "damaged-en.txt", "clean-fr.txt", "press-release-en.txt"):
        data = sample(name).read_bytes()
        assert files.opened(data, name).text.encode() == data
    with_mark = b"\xef\xbb\xbf" + sample("clean-en.txt").read_bytes().replace(b"\n", b"\r\n")
    assert files.opened(with_mark, "x.txt").text.encode() == with_mark


def test_a_byte_order_mark_and_other_line_ends_change_no_clause(clean: Reading) -> None:
    text = sample("clean-en.txt").read_text(encoding="utf-8")
    for data in (
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        text.encode("utf-16"),
    ):
        assert hashes(read(data)) == hashes(clean)


def _word(*bodies: str) -> bytes:
    document = docx.Document()
    for body in bodies:
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>")
        )
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_insertions_are_kept_and_deletions_and_hidden_text_dropped() -> None:
    data = _word(
        _run("The Council ")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>invites</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{_run("urges")}</w:ins>'
        + _run(" all parties")
        + _run(" in secret", "<w:rPr><w:vanish/></w:rPr>")
        + _run(" to stop")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + _run("now"),
        '<w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr>' + _run("The mark of this paragraph "),
        _run("was deleted."),
    )
    assert files.opened(data, "x").text.split("\n\n") == [
        "The Council urges all parties to stop-now",
        "The mark of this paragraph was deleted.",
    ]


def test_headers_are_left_out_tables_and_breaks_read_in_order() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The head of every page"
    document.add_paragraph("The first of the paragraphs:\nthe second line\nthat goes on")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "In the left cell", "In the right cell"
    document.add_paragraph("The end.")
    held = io.BytesIO()
    document.save(held)
    assert files.opened(held.getvalue(), "x").text.split("\n\n") == [
        "The first of the paragraphs:", "the second line that goes on", "In the left cell", "In the right cell", "The end.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Of the<br>children</p><p>in the hills</p>", "Of the children\n\nin the hills"),
        ("<p>To the Government:<br>(a) to end it</p>", "To the Government:\n\n(a) to end it"),
        ("<ol><li>the one<ol type=i><li>of the two</li></ol></li><li value=7>to the last</li></ol>",
         "1. the one\n\n(i) of the two\n\n7. to the last"),
        ("<ul><li>of the first</li></ul>", "– of the first"),
        ("<p>the law<sup><a href=#n>3</a></sup> of the 7<sup>th</sup></p>", "the law of the 7th"),
        ("<p hidden>not</p><p style='display: none'>nor</p><p>but the rest of it</p>", "but the rest of it"),
        ("<p>the café &amp; the&nbsp;house of all</p>", "the café & the\u00a0house of all"),
    ],
)  # fmt: skip
def test_a_page_reads_as_a_browser_shows_it(page: str, text: str) -> None:
    data = f"<html><body>{page}</body></html>".encode()
    assert files.opened(data, "x.html").text == text


def test_a_page_in_an_old_encoding_is_read_by_what_it_declares() -> None:
    data = "<html><head><meta charset=iso-8859-1></head><p>le café de la gare est à nous</p>".encode("cp1252")
    assert files.opened(data, "x").text == "le café de la gare est à nous"


def test_typed_text_inside_a_page_keeps_its_lines(clean: Reading) -> None:
    text = sample("damaged-en.txt").read_text(encoding="utf-8").replace("\f", "")
    found = read(f"<html><body><pre>{text}</pre></body></html>".encode())
    assert hashes(found) == hashes(clean)


def test_a_name_never_decides_what_a_file_is(as_pdf: bytes) -> None:
    assert files.opened(as_pdf, "really.txt").format == "pdf"
    assert files.opened(b"The text of the day, and of the night.", "text.pdf").format == "txt"
