"""`kolosi listing`: files of a report and candidates of the Council's list, from the shell."""

import io
import json

import docx
import pytest
from typer.testing import CliRunner

from kolosi.site.command import application, listing
from tests import cast
from tests.domain.listing.annexing import AT, LIST, ROOF, alliance, recorded, report
from tests.domain.parties import builders as parties

pytestmark = pytest.mark.django_db


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(application, ["listing", *words])
    return done.exit_code, done.output


def _said(path) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(path.read_bytes())).paragraphs if one.text]


def test_the_word_file_groups_by_section_country_and_side_and_explains_its_letters(tmp_path):
    alliance()
    parties.party("army", "Army of Zandia", described=parties.described(kind="armed_force", side="state"))
    army = ROOF._replace(party="army", named="Army of Zandia", triggers=("attacks",), section="B", plan=False)
    recorded(ROOF, ROOF._replace(party="hill", named="Hill", triggers=("recruitment",), plan=False), army)
    assert run("annex", "2018", "--out", str(tmp_path))[0] == 0
    assert {one.name for one in tmp_path.iterdir()} == {
        f"annex-2018.{kind}" for kind in ("docx", "csv", "json", "ftm.json")
    }
    said = _said(tmp_path / "annex-2018.docx")
    begin = said.index("Annex I: situations on the agenda of the Security Council")
    assert said[begin + 1 :] == [
        "Section A: parties that took no adequate measures in the period",
        "Parties in Mali",
        "Non-State actors",
        "1.\tHilla",
        "2.\tRoof of Zandiaa,b*",
        "Section B: parties that took measures to improve the protection of children",
        "Parties in Mali",
        "State actors",
        "1.\tArmy of Zandiad",
        "a Parties that recruit and use children (S/RES/1379(2001)).",
        "b Parties that kill and maim children (S/RES/1882(2009)).",
        "d Parties that attack schools and hospitals (S/RES/1998(2011)).",
        "* The annex marks the party as bound by an action plan with the United Nations.",
    ]
    before = (tmp_path / "annex-2018.docx").read_bytes()
    run("annex", "2018", "--out", str(tmp_path))
    assert (tmp_path / "annex-2018.docx").read_bytes() == before


def test_a_report_that_lists_nobody_says_so_in_french_too(tmp_path):
    recorded()
    run("annex", "2018", "--out", str(tmp_path), "--language", "fr")
    assert "Aucune partie n’est inscrite dans ces situations." in _said(tmp_path / "annex-2018.docx")


def test_a_report_that_is_not_recorded_has_no_files(tmp_path):
    assert run("annex", "2018", "--out", str(tmp_path)) == (
        2,
        "The annexes of the report of 2018 are not recorded.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_candidates_are_printed_and_wait_for_a_person(tmp_path):
    alliance()
    place = tmp_path / "list.xml"
    place.write_text(LIST)
    code, output = run("match", str(place), "--json")
    assert (code, json.loads(output)["candidates"]) == (
        0,
        [{"party": "hill", "reference": "ZZe.001", "name": "THE HILL FRONT"}],
    )
    place.write_text("<other/>")
    code, output = run("match", str(place))
    assert code == 2
    assert "not the consolidated list" in output


def test_the_shipped_annex_of_mali_is_recorded_as_its_sources_tell_it():
    parties.mali()
    listing.tell(listing.shipped(), by=cast.desk_officer(), at=AT)
    told = {one.party: (one.triggers, one.section, one.affiliates) for one in report().annex.entries}
    both = ("recruitment", "sexual_violence")
    assert told == {
        "ansar-eddine": (both, "unknown", False),
        "mujao": (both, "unknown", False),
        "mnla": (both, "unknown", False),
        "platform": (("recruitment",), "unknown", True),
    }
