"""Products as files: the same numbers in each format, readable by Word, spreadsheets, screen readers and programs."""

import csv
import io
import json
import re
from types import ModuleType

import docx
import jsonschema
import openpyxl
import pytest

from kolosi.reports.gateways import as_csv, as_docx, as_json, as_xlsx, drawing
from kolosi.reports.rules.content import Chart, Product, Series, Spot
from tests.rules.reports import told as facts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def product() -> Product:
    return facts.product(outlines=facts.TENTS[:1])


@pytest.mark.parametrize("writer", [as_csv, as_docx, as_json, as_xlsx])
def test_the_same_product_gives_the_same_bytes(writer: ModuleType, product: Product) -> None:
    assert writer.written(product) == writer.written(product)


def test_word_numbers_the_paragraphs_itself(product: Product) -> None:
    book = docx.Document(io.BytesIO(as_docx.written(product)))
    said = facts.prose(product)
    numbered = [one.text for one in book.paragraphs if one._p.find(f".//{W}numId") is not None]
    assert numbered[: len(said)] == said
    lists = {one.get(f"{W}numId") for one in book.part.numbering_part.element.findall(f"{W}num")}
    assert "90" in lists


def test_word_tells_pictures_in_words_and_repeats_heads(product: Product) -> None:
    book = docx.Document(io.BytesIO(as_docx.written(product)))
    told = [shape._inline.docPr.get("descr") for shape in book.inline_shapes]
    assert told == [one.alternative for one in product.shown() if hasattr(one, "alternative")]
    assert all(table.rows[0]._tr.find(f".//{W}tblHeader") is not None for table in book.tables)


def test_word_keeps_short_tables_whole_and_no_end_of_a_long_one_alone() -> None:
    parties = tuple(f"group-{number:02}" for number in range(as_docx.SHORT))
    many = tuple(facts.violation(f"v-{one}", "AS", parties=(one,)) for one in parties)
    tables = docx.Document(io.BytesIO(as_docx.written(facts.product(facts=many)))).tables
    for table in tables:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        middle = len(kept) > as_docx.SHORT
        assert kept[:2] == kept[-3:-1] == [True, True]
        assert (None in kept[2:-3]) is middle
        assert kept[-1] is None
    assert {len(table.rows) > as_docx.SHORT for table in tables} == {True, False}


def test_files_say_their_days_in_front(product: Product) -> None:
    book = docx.Document(io.BytesIO(as_docx.written(product)))
    assert book.paragraphs[1].text == "1 January 2024 to 31 December 2024"
    readme = openpyxl.load_workbook(io.BytesIO(as_xlsx.written(product)))["README"]
    assert readme["A3"].value == "1 January 2024 to 31 December 2024"


def test_a_workbook_shows_a_lower_bound_as_a_number_with_a_sign(product: Product) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx.written(product)))["1 by_type_in_period"]
    shown = {row[0].value: (row[-1].value, row[-1].number_format) for row in sheet.iter_rows(min_row=5)}
    assert shown["Recruitment and use"] == (10, '#,##0"+"')
    assert shown["Killing"] == (2, "#,##0")


def test_word_bears_symbol_proof_and_what_is_simulated(product: Product) -> None:
    page = docx.Document(io.BytesIO(as_docx.written(product))).sections[0]
    assert page.header.paragraphs[0].text == "[symbol]"
    assert product.proof in page.footer.paragraphs[0].text
    assert page.footer.paragraphs[0].text.startswith("SIMULATED DATA")


def test_csv_is_long_with_a_row_of_tags(product: Product) -> None:
    heads, tags, *rows = csv.reader(io.StringIO(as_csv.written(product).decode()))
    assert all(tag.startswith("#") for tag in tags)
    assert len({*tags}) == len(heads) == len(rows[0])
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    recruited = [
        one for one in told if (one["type"], one["kind"], one["basis"]) == ("RU", "type", "in_period")
    ]
    assert {one["sex"]: one["number"] for one in recruited} == {
        "all": "10",
        "boys": "9",
        "girls": "1",
        "unknown": "0",
    }


def test_a_cell_never_becomes_a_formula() -> None:
    product = facts.product(names={"alpha": "=1+1", "beta": "@B"})
    rows = list(csv.reader(io.StringIO(as_csv.written(product).decode())))
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "@"}]
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx.written(product)))
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas
    assert all(str(one).startswith(("=IF(OR(", "=INDEX(lists!")) for one in formulas)


def test_sums_in_the_workbook_agree_with_its_tables(product: Product) -> None:
    data = as_xlsx.written(product)
    shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    sums = {
        row[0].value: [one.value for one in row[1:] if one.value]
        for row in shown["pivot by party"].iter_rows(min_row=8)
    }
    grid = next(one for one in product.grids() if one.key == "by_party_in_period")
    for line in grid.lines[:-1]:
        assert sorted(sums[line.label]) == sorted(one.number for one in line.cells[:-1] if one.number)
    assert all(sheet.sheet_state == "visible" for sheet in shown)
    assert shown["data"].tables["figures"].ref.startswith("A2:")


def test_json_keeps_to_its_published_form(product: Product) -> None:
    jsonschema.validate(json.loads(as_json.written(product)), json.loads(as_json.schema()))


def test_what_is_withheld_is_in_no_file() -> None:
    product = facts.product(
        facts=(facts.violation("v1", "SV", girls=7),), withheld=frozenset({
            f"in_period/{kind}/SV/{row}{sex}" for kind, row in (("type", ""), ("party", "alpha"), ("region", "R1"),
            ("explosive", "unknown")) for sex in ("", "/girls", "/boys", "/unknown")} | {
            f"total/{kind}/SV/{row}{sex}" for kind, row in (("type", ""), ("party", "alpha"), ("region", "R1"),
            ("explosive", "unknown")) for sex in ("", "/girls", "/boys", "/unknown")}), audience="public",
    )  # fmt: skip
    assert "7" not in re.sub(r"[0-9a-f]{64}|\d{4}-\S+|2017|R\d\d", "", " ".join(facts.prose(product)))
    rows = list(csv.DictReader(io.StringIO(as_csv.written(product).decode())))[1:]
    assert {row["number"] for row in rows} == {""}


def test_pictures_differ_without_colour() -> None:
    product = facts.product(outlines=facts.TENTS)
    drawn = drawing.svg(next(one for one in product.shown() if one.key == "map"))
    assert "North" in drawn
    colours = set(re.findall(r"#([0-9a-f]{6})\b", drawn))
    assert {one for one in colours if len({one[:2], one[2:4], one[4:]}) > 1} == set()


def test_places_have_a_shape_for_their_precision() -> None:
    spots = (Spot("Gao", 3, 0.5, 15.0, "exact_point"), Spot("Mopti", 1, 1.5, 15.0, "admin1"))
    product = facts.product(outlines=facts.TENTS[:1], spots=spots)
    drawn = drawing.svg(next(one for one in product.shown() if one.key == "map"))
    assert "An exact point" in drawn
    assert "Somewhere in a region" in drawn


def test_a_region_is_darker_the_more_there_is() -> None:
    shades = [drawing.shade(number, 100) for number in (0, 1, 30, 100)]
    assert shades == sorted(shades, reverse=True)
    assert drawing.shade(None, 100) == "#ffffff"


def test_axes_of_few_cases_tell_whole_numbers_once() -> None:
    """Half a case, rounded, would stand on the axis as another whole one."""
    chart = Chart("few", "bars", "", (Series("now", (("one", 2), ("two", 1))),), "")
    axis = re.findall(r">(\d+)</text>", drawing.svg(chart))[:-2]  # then the numbers of the two bars
    assert axis == ["0", "1", "2"]
