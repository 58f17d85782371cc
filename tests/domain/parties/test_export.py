"""The register leaves whole, as workbook and as CSV with HXL tags; nothing in it is a formula, and the ledger knows."""

import csv
import io
import zipfile

import openpyxl
import pytest
from typer.testing import CliRunner

from kolosi.kernel.refusals import Absent
from kolosi.ledger.models import Entry
from kolosi.parties import operations, queries, rules
from kolosi.site.command import application
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


def _export(form, *, by=None, situation=""):
    return operations.export(form=form, situation=situation, by=by or cast.co_chair(), at=builders.AT)


def _sheets(data):
    """Return the rows of each table of a zip, tag by cell."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            _, tags, *rows = csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""))
            assert all(tag.startswith("#") for tag in tags)
            assert len(set(tags)) == len(tags)
            found[name.removesuffix(".csv")] = [dict(zip(tags, row, strict=True)) for row in rows]
    return found


def test_every_fact_of_the_register_is_in_it():
    builders.mali()
    builders.proposed("only-proposed")
    told, opened = _sheets(_export("zip").data), queries.book(cast.co_chair())
    assert {row["#meta+party+id"] for row in told["parties"]} == set(opened.approved)
    assert len(told["names"]) == sum(len(one.names) for one in opened.approved.values())
    assert len(told["memberships"]) == len(opened.ties)
    assert len(told["successions"]) == len(opened.became)
    assert len(told["identifiers"]) == sum(len(one.marks) for one in opened.approved.values())
    umbrella = {row["#meta+party+id"]: row["#group+umbrella+code+list"] for row in told["parties"]}
    assert (umbrella["mnla"], umbrella["gatia"]) == ("cma", "platform")
    assert any("التوحيد والجهاد" in row["#group+name"] for row in told["names"])
    assert all(row["#meta+source"] for sheet in ("parties", "names", "memberships") for row in told[sheet])


def test_both_files_hold_the_same_and_no_formula():
    builders.party("front", '=HYPERLINK("http://x";"y")')
    builders.party("elsewhere", described=builders.described(situations=("CF",)))
    book = openpyxl.load_workbook(io.BytesIO(_export("xlsx", situation="ML").data))
    told = _sheets(_export("zip", situation="ML").data)
    assert book.sheetnames == ["README", *told]
    for name, rows in told.items():
        cells = list(book[name].iter_rows(min_row=3, values_only=True))
        kept = [[str(cell or "") for cell in row] for row in cells]
        assert kept == [[cell.removeprefix("'") for cell in row.values()] for row in rows]
    name = book["names"]["B3"]
    assert (name.data_type, name.quotePrefix) == ("s", True)
    assert told["names"][0]["#group+name"].startswith("'=")


def test_what_is_struck_or_only_proposed_stays_here_and_the_ledger_knows():
    builders.every_kind_of_fact()
    builders.proposed("only-proposed")
    asked = builders.strike("front", builders.fact("front", "membership"))
    operations.settle(code="front", ref=asked, struck=True, reason="", by=cast.co_chair(), at=builders.AT)
    made = _export("zip")
    told = _sheets(made.data)
    assert (told["memberships"], len(told["successions"]), made.parties) == ([], 1, 3)
    entry = Entry.objects.get(verb="parties.export")
    assert (entry.details["parties"], entry.details["form"]) == (3, "zip")


def test_others_may_not():
    with pytest.raises(Absent):
        _export("xlsx", by=cast.field_monitor())
    with pytest.raises(Absent):
        _export("exe")


def test_the_page_exports_in_the_readers_language():
    builders.party("front")
    operations.name(
        code="front",
        named=rules.NewName("Le Front", language="fr", source=builders.SOURCE),
        by=cast.information_manager(),
        at=builders.AT,
    )
    window = builders.browser(cast.co_chair())
    assert window.get("/parties/export/").status_code == 200
    made = window.post("/parties/export/", {"form": "zip", "situation": ""})
    assert made["Content-Disposition"].endswith('.zip"')
    assert len(_sheets(made.content)["names"]) == 2


def test_the_shell_writes_the_register(tmp_path):
    builders.party("front")
    path = tmp_path / "register.zip"
    told = CliRunner().invoke(application, ["parties", "--to", str(path)])
    assert (told.exit_code, told.output.strip()) == (0, "1 parties written to register.zip.")
    assert _sheets(path.read_bytes())["parties"]
    assert CliRunner().invoke(application, ["parties", "--to", str(tmp_path / "r.doc")]).exit_code == 2
