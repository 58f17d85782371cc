"""The samples, read as a person reads them: verbs, addressees and asks written down by hand."""

import pytest

from kolosi.conclusions.rules.shapes import Clause, Reading
from tests.reading.conftest import read, sample

GOVERNMENT, GROUPS = "Gouvernement de la Sorénie", "Groupes armés"
GROUPS_NAMED = [GROUPS, "Front des hautes terres", "Milice de l’Orne"]
LEADERS, SECRETARY = "Chefs communautaires et religieux", "Secrétaire général"

FRENCH = {
    "5(a)/1": ("welcome", [GOVERNMENT]),
    "5(a)/2": ("encourage", [GOVERNMENT]),
    "5(b)/1": ("urge", [GOVERNMENT]),
    "5(c)/1": ("express concern", [GOVERNMENT]),
    "5(c)/2": ("stress", [GOVERNMENT]),
    "5(c)/3": ("call upon", [GOVERNMENT]),
    "5(d)/1": ("take note", [GOVERNMENT]),
    "5(d)/2": ("urge", ["Commission d’enquête"]),
    "5(e)/1": ("encourage", [GOVERNMENT]),
    "5(f)/1": ("condemn", GROUPS_NAMED),
    "5(f)/2": ("demand", GROUPS_NAMED),
    "5(g)/1": ("urge", GROUPS_NAMED),
    "5(h)/1": ("invite", ["Milice de l’Orne"]),
    "6(a)/1": ("recall", [LEADERS]),
    "6(b)/1": ("request", [LEADERS]),
    "7(a)/1": ("welcome", [GOVERNMENT]),
    "7(a)/2": ("encourage", [GOVERNMENT]),
    "7(b)/1": ("express concern", [GOVERNMENT]),
    "7(b)/2": ("urge", [GOVERNMENT]),
    "8(a)/1": ("request", [SECRETARY]),
    "8(b)/1": ("request", [SECRETARY]),
    "9(a)/1": ("recommend", ["Conseil de sécurité"]),
    "10(a)/1": ("appeal", ["Donateurs"]),
    "10(b)/1": ("invite", ["Banque mondiale"]),
}


@pytest.fixture(scope="module")
def french() -> Reading:
    return read(sample("clean-fr.txt").read_bytes(), "clean-fr.txt")


@pytest.fixture(scope="module")
def press() -> Reading:
    return read(sample("press-release-en.txt").read_bytes(), "press-release-en.txt")


def clauses(found: Reading) -> dict[str, Clause]:
    return {clause.id: clause for item in found.items for clause in item.clauses}


def test_french_verbs_and_addressees(french: Reading) -> None:
    told = {
        name: (clause.verb, [_plain(whom) for whom in clause.addressees])
        for name, clause in clauses(french).items()
        if "(" in name
    }
    assert told == FRENCH


def _plain(name: str) -> str:
    """The same Government, as the text names it in full or as the grammar does for short."""
    return GOVERNMENT if name.startswith("Gouvernement") else name


def test_french_asks_channels_and_what_only_the_letter_says(french: Reading) -> None:
    asks = {ask.id: ask for ask in french.asks}
    assert sorted(asks) == sorted(
        name for name, (verb, _) in FRENCH.items()
        if verb in {"encourage", "urge", "call upon", "demand", "invite", "request", "recommend", "appeal"} and name != "7(a)/2"
    )  # fmt: skip
    assert asks["5(a)/2"].clauses == ("5(a)/2", "7(a)/2")
    assert {item.channel for item in french.items if item.id[:2] in {"5(", "6("}} == {"public_statement"}
    assert {item.id[0]: item.channel for item in french.items if item.id[:2] in {"7(", "8(", "9("}} == {
        "7": "letter_through_president", "8": "letter_through_president", "9": "recommendation_to_council",
    }  # fmt: skip
    assert [ask.id for ask in french.asks if ask.confidential] == ["7(b)/2"]


def test_french_urgency_deadlines_chains_and_summaries(french: Reading) -> None:
    asks, told = {ask.id: ask for ask in french.asks}, clauses(french)
    assert asks["5(f)/2"].urgency == ("immediate", "without_preconditions")
    assert asks["5(f)/2"].pressure == 6
    assert asks["8(b)/1"].deadline == "2018-12-31"
    assert {ask.deadline for name, ask in asks.items() if name != "8(b)/1"} == {None}
    assert [_plain(link) for link in told["8(a)/1"].chain] == [
        SECRETARY, "Fonds des Nations Unies pour l’enfance (UNICEF)", GOVERNMENT,
    ]  # fmt: skip
    assert asks["5(b)/1"].summary.startswith("évacuer immédiatement les onze écoles")
    assert asks["5(c)/3"].summary == "les confier à des services civils de protection de l’enfance"
    assert asks["5(h)/1"].summary.startswith(
        "conclure avec l’Organisation des Nations Unies un plan d’action"
    )


def test_french_front_matter(french: Reading) -> None:
    document = french.document
    assert (document["language"], document["genre"], document["situation"]) == (
        "fr", "conclusions", "Sorénie",
    )  # fmt: skip
    assert document["symbol"] == "S/AC.51/2017/98"
    assert document["meeting"] == {"number": 941, "date": "2017-03-14"}
    assert document["report"] == {"symbol": "S/2017/9412", "period": {"from": "2013-04", "to": "2016-12"}}
    assert document["resolutions"] == ["S/RES/1612(2005)", "S/RES/1882(2009)", "S/RES/2143(2014)"]


def test_english_sample_has_all_that_a_reader_must_meet(clean: Reading) -> None:
    told, asks = clauses(clean), {ask.id: ask for ask in clean.asks}
    assert {item.channel for item in clean.items} == {
        None, "public_statement", "letter_through_president", "letter_by_chair", "recommendation_to_council",
    }  # fmt: skip
    assert list(told["5(k)/2"].addressees) == ["Army of the Lake"]
    assert list(told["5(g)/2"].addressees) == ["Commission of Inquiry"]
    assert told["8(a)/1"].chain == (
        "Secretary-General",
        "United Nations country task force on monitoring and reporting and United Nations Children’s Fund (UNICEF)",
        "Government of Zandia",
    )
    for name in ("9(b)/1", "9(b)/2", "9(b)/3"):
        reported = told[name].reported
        assert reported is not None
        assert (reported.speaker, reported.origin) == ("Security Council", "S/RES/2225(2015)")
    assert asks["5(b)/3"].context == ("5(b)/1", "5(b)/2")
    assert told["5(b)/3"].means != ()
    assert told["5(c)/1"].conditions != ()
    assert {name: ask.deadline for name, ask in asks.items() if ask.deadline} == {
        "7(d)/2": "2017-06", "8(c)/1": "2017-12-31", "11(c)/1": "2018-06-30",
    }  # fmt: skip
    assert [ask.id for ask in clean.asks if ask.confidential] == ["7(d)/2", "7(e)/1"]


def test_a_press_release_asks_the_same_of_the_same(clean: Reading, press: Reading) -> None:
    """Without numbers, in other words: each ask of the public statement is there, in order."""
    public = [ask for ask in clean.asks if ask.id[:2] in {"5(", "6("}]
    assert press.document["genre"] == "press_release"
    assert [(ask.verb, ask.addressees, ask.urgency) for ask in press.asks] == [
        (ask.verb, ask.addressees, ask.urgency if ask.id != "5(h)/2" else press_urgency(press)) for ask in public
    ]  # fmt: skip
    assert {item.channel for item in press.items} == {"public_statement"}
    assert not any(ask.confidential for ask in press.asks)


def press_urgency(press: Reading) -> tuple[str, ...]:
    """“At once” where the statement says “immediately”: the same urgency."""
    urgency = next(ask.urgency for ask in press.asks if ask.verb == "demand")
    assert set(urgency) == {"immediate", "without_preconditions"}
    return urgency
