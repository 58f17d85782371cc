"""The real statement in a press release's manner, without numbers and with edited verbs, finds each ask and adds none."""

import re

import pytest

from kolosi.conclusions.gateways import files
from kolosi.conclusions.rules import reading, witnesses
from tests.conftest import SHARED

EDITED = {"Calling upon": "Calls upon", "Urging": "Urges", "Child Protection Code": "child protection code"}


@pytest.mark.shared
def test_a_press_release_of_the_real_statement_finds_every_public_ask() -> None:
    path = SHARED / "conclusions" / "mali-2018.txt"
    whole = reading.read(files.opened(path.read_bytes(), path.name))
    words = {clause.id: clause.text for item in whole.items for clause in item.clauses}
    known = [witnesses.Told(ask.id, tuple(words[one] for one in ask.clauses)) for ask in whole.asks]
    public = [item for item in whole.items if item.channel in {"public_statement", "message"}]
    text = "Working Group on Children and Armed Conflict agreed on this statement\n\n" + "\n\n".join(
        re.sub(r"^(\([a-z]+\)|\d+\.)\s*", "", item.text) for item in public
    )
    for was, now in EDITED.items():
        text = text.replace(was, now)
    press = reading.read(files.opened(text.encode(), "press.txt"))
    asked = [clause for item in press.items for clause in item.clauses if clause.klass == "directive"]
    found = witnesses.aligned([(clause.id, clause.text) for clause in asked], known)
    assert press.document["genre"] == "press_release"
    assert {one.ask for one in found} == {
        ask.id for ask in whole.asks if {"public_statement", "message"} & set(ask.channels)
    }
    assert {one.relation for one in found} == {witnesses.Relation.IDENTICAL, witnesses.Relation.VARIANT}
