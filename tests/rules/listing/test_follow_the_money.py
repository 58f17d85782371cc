"""A listing leaves as a risk, never as a sanction, in entities that the published schema of FollowTheMoney knows."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kolosi.listing.gateways import as_ftm
from kolosi.listing.gateways.content import Sheet, Shown
from kolosi.listing.rules.annexes import Annex, Entry

ENTRY = Entry("I", "A", "ML", "roof", "Roof of Zandia", ("recruitment", "killing"))
ARMY = ENTRY._replace(party="army", named="Army of Zandia", situation="XX", triggers=("attacks",))
# Of the schema `Risk`, which is younger than the copy of the model that tests are run with.
RISK = {"entity", "topics", "status", "duration", "reason", "country", "listingDate"}


def _entities(*, simulated: bool = False) -> list[dict[str, Any]]:
    shown = (
        Shown(ENTRY, "Roof", ("Toit",), "non_state", "armed_group", False),
        Shown(ARMY, "Army", (), "state", "armed_force", False),
    )
    annex = Annex(2018, 2017, "A/0/1", "Invented", ("ML", "XX"), (ENTRY, ARMY))
    sheet = Sheet(annex, datetime(2018, 7, 1, tzinfo=UTC), shown, "en", simulated)
    return [json.loads(line) for line in as_ftm.written(sheet).decode().splitlines()]


def test_a_listing_is_a_risk_for_each_trigger_and_names_its_party() -> None:
    found = _entities()
    assert [one["schema"] for one in found] == ["Organization", "PublicBody", "Risk", "Risk", "Risk"]
    parties = {one["id"]: one["properties"] for one in found[:2]}
    assert [one["name"] for one in parties.values()] == [["Roof"], ["Army"]]
    for risk in found[2:]:
        assert risk["properties"]["entity"][0] in parties
    assert found[2]["properties"] == {
        "entity": [found[0]["id"]],
        "reason": ["Recruitment and use (S/RES/1379(2001))"],
        "country": ["ml"],
        "listingDate": ["2018"],
        "date": ["2017"],
        "status": ["listed"],
        "publisher": ["Secretary-General of the United Nations"],
        "recordId": ["A/0/1"],
        "summary": ["Children and armed conflict: annex I, section A of the annual report"],
    }
    assert "country" not in found[1]["properties"]  # an invented situation is no country


def test_nothing_reads_as_a_sanction() -> None:
    said = json.dumps(_entities(simulated=True)).casefold()
    assert "sanction" not in said
    assert said.count("simulated") == 5  # each entity says so


@pytest.mark.shared
def test_the_entities_keep_to_the_published_model(shared: Path) -> None:
    model = json.loads((shared / "standards" / "ftm" / "defaultModel.json").read_text())["schemata"]

    def known(schema: str) -> set[str]:
        if schema == "Risk":
            return RISK | known("Interval")
        return {name for one in model[schema]["schemata"] for name in model[one]["properties"]}

    for one in _entities(simulated=True):
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= known(one["schema"]), one["schema"]
        assert all(isinstance(value, str) for told in one["properties"].values() for value in told)
        if one["schema"] != "Risk":
            assert set(model[one["schema"]]["required"]) <= set(one["properties"])
