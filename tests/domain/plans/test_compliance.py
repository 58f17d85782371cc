"""The page and the briefing of a party: what binds it through whom, what is claimed and verified, what may breach it."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from kolosi.plans import queries
from kolosi.site.command import application
from tests import cast
from tests.domain.parties import builders as parties
from tests.domain.plans.builders import AT, RELEASE, Pledge, browser, killing, page_of

pytestmark = pytest.mark.django_db


def test_a_member_is_held_to_what_it_did_itself_and_who_signed_to_what_all_did() -> None:
    who = Pledge()
    who.verified()
    who.claimed(RELEASE._replace(text="Give an order."))
    killing(who.manager, "roof", "2017-05-03")
    killing(who.manager, "river", "2017-06-03")
    found = {party: queries.compliance(who.chair, party, at=AT) for party in ("roof", "river", "hill")}
    told = {
        party: [(one.own, one.through.code, one.kept.total) for one in sheet.under]
        for party, sheet in found.items()
    }
    assert told == {"roof": [(True, "roof", 2)], "river": [(False, "roof", 1)], "hill": []}
    shown = page_of(who.chair, "/plans/parties/river/")
    assert "1 of 2 UN-verified" in shown
    assert "Binds it through Roof Front" in shown
    assert "Nothing binds it" in page_of(who.chair, "/plans/parties/hill/")
    page_of(who.chair, "/plans/parties/nobody/", 404)
    assert browser(cast.field_monitor("ML")).get("/plans/parties/river/").status_code == 404


def test_the_picture_is_drawn_from_its_address_alone() -> None:
    who = Pledge()
    killing(who.manager, "roof", "2017-05-03")
    shown = page_of(who.chair, f"/plans/{who.ref}/")
    assert "2017: 2 after" in shown
    light = re.search(r'src="(/plans/trend/light/[^"]+)"', shown)
    assert light is not None
    window = browser(who.chair)
    for path in (light[1], light[1].replace("light", "dark")):
        assert window.get(path).content.startswith(b"<svg")
    assert window.get(light[1].replace(".svg", "x.svg")).status_code == 404


def test_the_briefing_leads_back_to_pages_and_hides_what_may_not_be_read() -> None:
    who = Pledge()
    who.verified()
    violation = killing(who.manager, "river", "2017-05-03")
    path = "/plans/parties/river/briefing.docx"
    data = browser(who.chair).get(path).content
    book = docx.Document(io.BytesIO(data))
    words = "\n".join(
        [line.text for line in book.paragraphs]
        + [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    )
    places = {one.target_ref for one in book.part.rels.values() if one.is_external}
    assert "Release all children." in words
    assert violation in words
    assert {
        f"http://testserver/plans/{who.ref}/",
        "http://testserver/plans/parties/river/",
        f"http://testserver/incidents/{violation.split('/')[0]}/",
    } <= places
    other = browser(who.officer).get(path).content
    assert violation.encode() not in zipfile.ZipFile(io.BytesIO(other)).read("word/document.xml")


def test_the_shell_writes_the_briefing_in_both_languages(tmp_path: Path) -> None:
    Pledge()
    run = CliRunner()
    made = run.invoke(application, ["plans", "briefing", "roof", "--out", str(tmp_path), "--json"])
    assert made.exit_code == 0, made.output
    assert {path.name for path in tmp_path.glob("*.docx")} == {
        "commitments-roof-en.docx",
        "commitments-roof-fr.docx",
    }
    assert run.invoke(application, ["plans", "briefing", "nobody", "--out", str(tmp_path)]).exit_code == 2
    blocked = tmp_path / "file"
    blocked.touch()
    assert run.invoke(application, ["plans", "briefing", "roof", "--out", str(blocked / "in")]).exit_code == 1


def test_nothing_is_told_of_parties_that_are_only_proposed() -> None:
    parties.proposed("waiting")
    assert queries.compliance(cast.co_chair("ML"), "waiting", at=AT) is None
