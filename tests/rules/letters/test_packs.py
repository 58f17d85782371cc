"""Conclusions make their pack: each statement, letter and recommendation to its own addressees, in agreed words only."""

import importlib.resources
from pathlib import Path

import pytest

from kolosi.conclusions.gateways import files
from kolosi.conclusions.rules import reading
from kolosi.letters.rules import packs

SAMPLES = importlib.resources.files("kolosi.conclusions") / "samples"
LETTER, CHAIR, STATEMENT, COUNCIL = (
    "letter_through_president",
    "letter_by_chair",
    "public_statement",
    "recommendation_to_council",
)


def source(path: Path) -> packs.Source:
    return packs.source(reading.read(files.opened(files.taken(path), path.name)))


def sample(name: str) -> packs.Source:
    return source(Path(str(SAMPLES / name)))


def _told(document: packs.Source) -> list[tuple[str, str, list[str], int]]:
    return [
        (one.paragraph, one.channel, [to.code for to in one.addressees], len(one.agreed))
        for one in packs.pack(document)
    ]


@pytest.mark.shared
def test_the_pack_of_the_real_document_is_exactly_that_of_its_paragraphs(shared: Path) -> None:
    """Field guide 5.2: 14 + 11 + 2 said in public, 16, 3, 3 and 3 by letter, 2 to the Council, 6 to donors."""
    groups = ["armed-groups", "ansar-eddine", "mujao", "mnla", "aqim", "platform-mali", "gatia"]
    assert _told(source(shared / "conclusions" / "mali-2018.txt")) == [
        ("5", STATEMENT, ["government-mali"], 14),
        ("5", STATEMENT, groups, 11),
        ("6", STATEMENT, ["community-religious-leaders"], 2),
        ("7", LETTER, ["government-mali"], 16),
        ("8", LETTER, ["secretary-general"], 3),
        ("9", LETTER, ["au-psc"], 3),
        ("9", LETTER, ["au-commission"], 3),
        ("9", LETTER, ["g5-states"], 3),
        ("10", COUNCIL, ["security-council"], 2),
        ("11", LETTER, ["committee-2374"], 3),
        ("11", LETTER, ["committee-1267"], 3),
        ("12", CHAIR, ["world-bank"], 6),
        ("12", CHAIR, ["donors"], 6),
    ]


def test_the_pack_of_a_sample() -> None:
    assert _told(sample("clean-en.txt")) == [
        ("5", STATEMENT, ["government-zandia"], 7),
        ("5", STATEMENT, ["armed-groups", "northern-front-of-zandia", "army-of-the-lake"], 4),
        ("6", STATEMENT, ["community-religious-leaders"], 2),
        ("7", LETTER, ["government-zandia"], 5),
        ("8", LETTER, ["secretary-general"], 3),
        ("9", LETTER, ["au-psc"], 2),
        ("10", COUNCIL, ["security-council"], 2),
        ("11", CHAIR, ["world-bank"], 3),
        ("11", CHAIR, ["donors"], 3),
    ]


def test_a_damaged_copy_makes_the_same_pack() -> None:
    assert _told(sample("damaged-en.txt")) == _told(sample("clean-en.txt"))


@pytest.mark.parametrize("name", ["clean-en.txt", "clean-fr.txt", "damaged-en.txt", "later-en.txt"])
def test_agreed_words_are_slices_of_the_repaired_text(name: str) -> None:
    document = sample(name)
    agreed = [one for piece in packs.pack(document) for one in piece.agreed]
    assert len(agreed) > 10
    assert [one for one in agreed if document.text[one.start : one.end] != one.text] == []


@pytest.mark.parametrize("name", ["clean-en.txt", "clean-fr.txt", "later-en.txt"])
def test_each_piece_has_a_key_of_its_own(name: str) -> None:
    keys = [one.key for one in packs.pack(sample(name))]
    assert len(keys) == len(set(keys))
    assert packs.piece(sample(name), keys[0]) == packs.pack(sample(name))[0]
    assert packs.piece(sample(name), "99-nobody") is None


def test_a_document_that_agrees_on_nothing_makes_no_letter() -> None:
    assert packs.pack(packs.told({"title": "", "symbol": "", "situation": "", "language": "en", "text": ""}, simulated=True, paragraphs=())) == ()  # fmt: skip
