"""The facts of the conclusions on Mali: our own words, the real document's structure."""

import re
from importlib import resources

import pytest

from kolosi.conclusions.gateways import facts
from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.shapes import Reading, Source
from kolosi.reference import rules as reference
from tests.conftest import SHARED

NAME = "mali-2018.facts.toml"
REAL = SHARED / "conclusions" / "mali-2018.txt"
RUN = 8  # words in a row that we never have in common with the document, names of bodies and its title apart


@pytest.fixture(scope="module")
def told() -> Reading:
    return facts.read(resources.files("kolosi.conclusions.samples").joinpath(NAME).read_bytes(), NAME)


@pytest.fixture(scope="module")
def real() -> Reading:
    return reading.read(Source(REAL.read_text(encoding="utf-8"), "0" * 64, REAL.name))


def test_offsets_slice(told: Reading) -> None:
    text = told.document["text"]
    for item in told.items:
        assert text[item.start : item.end] == item.text
        for clause in item.clauses:
            assert text[clause.start : clause.end] == clause.text


def test_sixty_items_and_two_asks_that_only_the_letter_makes(told: Reading) -> None:
    assert sum(item.level == 2 for item in told.items) == 60
    assert [ask.id for ask in told.asks if ask.confidential] == ["7(f)/1", "7(g)/1"]
    assert all(ask.themes or ask.id == "7(f)/1" for ask in told.asks)


def test_our_words_say_that_they_are_ours(told: Reading) -> None:
    assert told.document["format"] == "facts"
    assert {ask.deadline for ask in told.asks} == {None}


@pytest.mark.shared
def test_the_same_asks_as_in_the_document(told: Reading, real: Reading) -> None:
    def shape(found: Reading) -> list[tuple[object, ...]]:
        return [
            (ask.id, ask.clauses, ask.channels, ask.confidential, ask.addressees, ask.verb, ask.pressure, ask.reported)
            for ask in found.asks
        ]  # fmt: skip

    assert shape(told) == shape(real)


@pytest.mark.shared
def test_the_same_acts_and_alignments_as_in_the_document(told: Reading, real: Reading) -> None:
    def acts(found: Reading) -> list[tuple[str, str, str | None]]:
        return [(clause.id, clause.verb, item.channel) for item in found.items if item.channel for clause in item.clauses]  # fmt: skip

    assert acts(told) == acts(real)
    assert told.alignments == real.alignments


@pytest.mark.shared
def test_no_run_of_words_in_common_with_the_document(told: Reading) -> None:
    names = [_words(code.label["en"]) for code in reference.code_list("addressees").values()]
    names.append(_words(told.document["title"]))
    theirs = set(_runs(_words(REAL.read_text(encoding="utf-8"))))
    ours = [item.text for item in told.items] + [item.heading or "" for item in told.items]
    common = {run for text in ours for run in _runs(_words(text))} & theirs
    assert [run for run in common if not any(run in _runs(name) for name in names)] == []


def test_a_run_in_common_would_be_seen() -> None:
    assert _runs(_words("one two three four five six seven eight nine"))[1][0] == "two"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
