"""Packs of documents that are no plain conclusions: kept as facts alone, or a press release."""

from importlib import resources

import pytest

from kolosi.conclusions.gateways import facts, files
from kolosi.conclusions.operations import documents
from kolosi.conclusions.rules import reading
from kolosi.letters.queries import pages
from kolosi.letters.rules.life import LifeObstacle
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.letters.posting import DAY, browser

pytestmark = pytest.mark.django_db
SAMPLES = resources.files("kolosi.conclusions") / "samples"


def _received(officer, name: str, data: bytes) -> str:
    found = reading.read(files.opened(data, name))
    by = {"by": officer, "at": builders.AT}
    return documents.receive(data=data, name=name, found=found, situation="ML", simulated=True, **by)


def _facts(officer) -> str:
    name = "mali-2018.facts.toml"
    data = (SAMPLES / name).read_bytes()
    found = facts.read(data, name)
    by = {"by": officer, "at": builders.AT}
    return documents.receive(data=data, name=name, found=found, situation="ML", simulated=False, **by)


def test_facts_without_words_make_no_letter():
    officer = cast.desk_officer()
    ref = _facts(officer)
    pack = pages.pack(officer, ref, on=DAY)
    assert pack is not None
    assert all(LifeObstacle.ONLY_FACTS in piece.obstacles for piece in pack.pieces)
    assert browser(officer).get(f"/letters/documents/{ref}/").status_code == 200


def test_the_press_release_of_a_statement_makes_no_letter_of_its_own():
    officer = cast.desk_officer()
    ref = _received(officer, "press.txt", (SAMPLES / "press-release-en.txt").read_bytes())
    pack = pages.pack(officer, ref, on=DAY)
    assert pack is not None
    assert browser(officer).get(f"/letters/documents/{ref}/").status_code == 200
    assert pack.pieces == ()
