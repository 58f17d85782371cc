"""Pages and files of products, and the same from the shell: every number leads to its records, nobody reads too far."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from typer.testing import CliRunner

from kolosi.site.command import application
from tests import cast
from tests.domain.counting.test_freeze import verified
from tests.domain.reports import builders

pytestmark = pytest.mark.django_db
RUNNER = CliRunner()
ASKED = {
    "kind": "ghn", "situation": "ML", "period": "2017Q2", "as_of": "2017-07-15", "basis": "in_period",
    "audience": "task_force",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_extract(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def _page(client: Client, address: str, **data: str) -> str:
    answer = client.get(address, data)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_every_number_leads_to_the_records_behind_it(client: Client) -> None:
    manager = cast.information_manager("ML")
    incident = verified(manager)
    cast.sign_in(client, manager)
    page = _page(client, f"/reports/{builders.issued(manager)}/")
    address = "/figures/records/?situation=ML&period=2017-04-01..2017-06-30&as_of=2017-07-15&basis=in_period&kind=type&type=K"
    assert escape(address) in page
    assert incident in _page(client, address)


def test_a_draft_says_what_stands_in_the_way_and_issues_nothing(client: Client) -> None:
    cast.sign_in(client, cast.co_chair("ML"))
    page = _page(client, "/reports/draft/", **{**ASKED, "period": "2017"})
    assert "This product is about a quarter" in page
    assert "/reports/issue/" not in page
    assert "/reports/issue/?kind=ghn" in _page(client, "/reports/draft/", **ASKED)
    assert "No product was issued yet" in _page(client, "/reports/")


def test_issuing_on_the_page(client: Client) -> None:
    cast.sign_in(client, cast.co_chair("ML"))
    refused = client.post("/reports/issue/", {**ASKED, "audience": "public"})
    assert refused.status_code == 422
    assert "too few for this audience" in refused.content.decode()
    answer = client.post("/reports/issue/", {**ASKED, "symbol": "S/2017/0 (simulated)"})
    assert answer.status_code == 302
    assert "S/2017/0 (simulated)" in _page(client, answer["Location"])


def test_files_are_handed_out(client: Client) -> None:
    chair = cast.co_chair("ML")
    ref = builders.issued(chair)
    cast.sign_in(client, chair)
    begins = {"docx": b"PK", "xlsx": b"PK", "csv": b"situation,", "json": b"{"}
    for form, first in begins.items():
        answer = client.get(f"/reports/{ref}/fr.{form}")
        assert answer.status_code == 200
        assert answer.content.startswith(first)
    assert client.get("/reports/draft/csv/", ASKED).content.startswith(b"situation,")
    assert client.get(f"/reports/{ref}/fr.exe").status_code == 404
    assert client.get(f"/reports/{ref}/ar.docx").status_code == 404


def test_pictures_are_drawn(client: Client) -> None:
    manager = cast.information_manager("ML")
    verified(manager)
    ref = builders.issued(manager)
    cast.sign_in(client, manager)
    answer = client.get(f"/reports/{ref}/pictures/en/chart_type.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert client.get(f"/reports/{ref}/pictures/en/by_party_in_period.svg").status_code == 404


def test_products_of_other_situations_are_not_there(client: Client) -> None:
    ref = builders.issued(cast.co_chair("ML"))
    cast.sign_in(client, cast.co_chair("AF"))
    for address in (f"/reports/{ref}/", f"/reports/{ref}/en.docx"):
        assert client.get(address).status_code == 404
    assert ref not in _page(client, "/reports/")
    assert client.get("/reports/draft/docx/", ASKED).status_code == 404


def test_the_list_asks_no_more_with_more_products(client: Client) -> None:
    chair = cast.co_chair("ML")
    cast.sign_in(client, chair)
    _page(client, "/reports/")
    counts = []
    for _ in range(2):
        builders.issued(chair)
        with CaptureQueriesContext(connection) as asked:
            _page(client, "/reports/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_shell_writes_the_same(tmp_path: Path) -> None:
    manager = cast.information_manager("ML")
    verified(manager)
    told = [
        "report",
        "ghn",
        "--quarter",
        "2017Q2",
        "--as-of",
        "2017-07-15",
        "--out",
        str(tmp_path / "out"),
        "--json",
    ]
    answer = RUNNER.invoke(application, told)
    assert answer.exit_code == 0, answer.output
    files = json.loads(answer.stdout)["files"]
    assert [Path(one).name for one in files[:2]] == ["ghn-ML-2017Q2-en.docx", "ghn-ML-2017Q2-en.xlsx"]
    product = json.loads((tmp_path / "out" / "ghn-ML-2017Q2-en.json").read_text())
    assert product["proof"] == json.loads(answer.stdout)["proof"]
    numbers = {
        one["type"]: one["number"]
        for one in product["tidy"]
        if (one["kind"], one["basis"], one["sex"]) == ("type", "in_period", "all")
    }
    assert numbers == {"K": 2}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["ghn"], "with --quarter"),
        (["ghn", "--year", "2017"], "with --quarter"),
        (["annual", "--year", "then"], "cannot be read"),
        (["ghn", "--quarter", "2017"], "about a quarter"),
        (["annual", "--year", "2016", "--audience", "public"], "page of releases"),
        (["annual", "--year", "2016", "--audience", "everyone"], "no audience everyone"),
        (["ghn", "--quarter", "2017Q2", "--situation", "??"], "no situation"),
    ],
)
def test_the_shell_says_what_is_wrong(options: list[str], said: str, tmp_path: Path) -> None:
    answer = RUNNER.invoke(application, ["report", *options, "--out", str(tmp_path / "out")])
    assert answer.exit_code == 2
    assert said in answer.output
    assert not (tmp_path / "out").exists()


def test_issued_from_the_shell_it_is_kept(client: Client, tmp_path: Path) -> None:
    told = ["report", "annual", "--year", "2016", "--out", str(tmp_path), "--issue"]
    answer = RUNNER.invoke(application, told)
    assert "Issued as rp-" in answer.output
    cast.sign_in(client, cast.desk_officer())
    assert "Input to the annual report on children and armed conflict: Mali" in _page(client, "/reports/")
