"""A document of our own wording, read whole: items, addressees, chains, channels, asks."""

import json
import textwrap

import pytest

from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.shapes import Clause, Item, Reading, Source, plain

TEXT = """S/AC.51/2031/4

Conclusions on children and armed conflict in Zandia

1. At its 90th meeting, on 3 March 2031, the Working Group on Children and Armed Conflict examined the report of the Secretary-General on children and armed conflict in Zandia (S/2031/12), covering the period from January 2028 to June 2030.

2. The members of the Working Group welcomed the report, submitted in accordance with resolutions 1612 (2005) and 1882 (2009).

Public statement by the Chair of the Working Group

3. The Working Group agreed to address a message, through a public statement issued by the Chair of the Working Group:

To the Government of Zandia

(a) Welcoming the release of 14 boys, and encouraging the Government to adopt the age guidelines promptly;

(b) Calling upon the Government to investigate all cases of abduction;

(c) Urging the Commission of Inquiry to hear girls and boys;

To all armed groups mentioned in the report of the Secretary-General, specifically the Northern Front and the Army of the Lake

(d) Strongly urging all armed groups to immediately release all children;

Recommendations to the Security Council

4. The Working Group agreed to recommend that the President of the Security Council transmit a letter to the Government of Zandia:

(a) Welcoming the release of 14 boys, and encouraging the Government to adopt the age guidelines promptly;

(b) Calling upon the Government to investigate all cases of abduction without delay;

(c) Calling upon the Government to reopen the school of the garrison;

5. The Working Group agreed to recommend that the President of the Security Council transmit a letter to the Secretary-General:

(a) Requesting the Secretary-General to ensure that the United Nations country task force on monitoring and reporting and the United Nations Children’s Fund continue to support the Government of Zandia in screening its forces;

6. The Working Group agreed to recommend the following to the Security Council:

(a) To ensure that child protection remains a task of the Mission.

Direct action by the Working Group

7. The Working Group agreed to address letters from the Chair of the Working Group to the World Bank and other donors:

(a) Inviting donors to report on their funding by 30 June 2032.
"""


@pytest.fixture(scope="module")
def zandia() -> Reading:
    return reading.read(Source(TEXT, "0" * 64, "zandia.txt"))


def item(found: Reading, name: str) -> Item:
    return next(one for one in found.items if one.id == name)


def clause(found: Reading, name: str) -> Clause:
    return next(one for one in item(found, name.split("/")[0]).clauses if one.id == name)


def test_front_matter(zandia: Reading) -> None:
    document = zandia.document
    assert document["symbol"] == "S/AC.51/2031/4"
    assert document["situation"] == "Zandia"
    assert document["meeting"] == {"number": 90, "date": "2031-03-03"}
    assert document["report"] == {"symbol": "S/2031/12", "period": {"from": "2028-01", "to": "2030-06"}}
    assert document["resolutions"] == ["S/RES/1612(2005)", "S/RES/1882(2009)"]
    assert document["adopted_on"] is None  # the text does not say


def test_items_have_stable_ids_kinds_and_channels(zandia: Reading) -> None:
    lettered = [one.id for one in zandia.items if "(" in one.id]
    assert lettered == ["3(a)", "3(b)", "3(c)", "3(d)", "4(a)", "4(b)", "4(c)", "5(a)", "6(a)", "7(a)"]
    assert [item(zandia, name).kind for name in ("1", "2", "3", "3(a)")] == [
        "narrative",
        "narrative",
        "operative",
        "operative",
    ]
    assert {name: item(zandia, name).channel for name in ("2", "3(a)", "4(a)", "6(a)", "7(a)")} == {
        "2": None,
        "3(a)": "public_statement",
        "4(a)": "letter_through_president",
        "6(a)": "recommendation_to_council",
        "7(a)": "letter_by_chair",
    }


@pytest.mark.parametrize(
    ("name", "addressees", "found"),
    [
        ("3(a)/2", ["Government of Zandia"], "object"),
        ("3(a)/1", ["Government of Zandia"], "heading"),
        ("3(c)/1", ["Commission of Inquiry"], "object"),
        ("3(d)/1", ["Armed groups", "Northern Front", "Army of the Lake"], "object"),
        ("5(a)/1", ["Secretary-General"], "object"),
        ("6(a)/1", ["Security Council"], "chapeau"),
        ("7(a)/1", ["Donors"], "object"),
    ],
)
def test_addressees(zandia: Reading, name: str, addressees: list[str], found: str) -> None:
    one = clause(zandia, name)
    assert list(one.addressees) == addressees
    assert one.addressed[0].found == found


def test_a_chain_is_kept_in_order(zandia: Reading) -> None:
    assert clause(zandia, "5(a)/1").chain == (
        "Secretary-General",
        "United Nations country task force on monitoring and reporting and United Nations Children’s Fund (UNICEF)",
        "Government of Zandia",
    )


def test_an_item_without_a_verb_takes_the_chapeaus(zandia: Reading) -> None:
    one = clause(zandia, "6(a)/1")
    assert (one.verb, one.klass, one.pressure, one.force, one.inherited) == (
        "recommend", "directive", 3, "recommendation_to_council", True,
    )  # fmt: skip


def test_the_same_ask_in_two_channels_is_one_and_shows_what_differs(zandia: Reading) -> None:
    by_id = {ask.id: ask for ask in zandia.asks}
    assert by_id["3(a)/2"].clauses == ("3(a)/2", "4(a)/2")
    assert by_id["3(a)/2"].channels == ("public_statement", "letter_through_president")
    assert by_id["3(a)/2"].context == ("3(a)/1", "4(a)/1")
    assert by_id["3(b)/1"].clauses == ("3(b)/1", "4(b)/1")
    assert by_id["3(b)/1"].differences == ({"clause": "4(b)/1", "here": "", "there": "without delay"},)
    assert [(one.item, one.other, one.relation) for one in zandia.alignments] == [
        ("4(a)", "3(a)", "identical"),
        ("4(b)", "3(b)", "variant"),
    ]


def test_only_what_the_statement_kept_from_its_own_addressee_is_confidential(zandia: Reading) -> None:
    assert [ask.id for ask in zandia.asks if ask.confidential] == ["4(c)/1"]


def test_deadline_and_urgency_are_kept_apart(zandia: Reading) -> None:
    by_id = {ask.id: ask for ask in zandia.asks}
    assert (by_id["7(a)/1"].deadline, by_id["7(a)/1"].urgency) == ("2032-06-30", ())
    assert (by_id["3(d)/1"].deadline, by_id["3(d)/1"].urgency) == (None, ("immediate",))
    assert by_id["3(d)/1"].pressure == 6


def test_every_offset_slices_back(zandia: Reading) -> None:
    text, received = zandia.document["text"], zandia.document["original"]
    for one in zandia.items:
        assert text[one.start : one.end] == one.text
        for part in one.clauses:
            assert text[part.start : part.end] == part.text
            assert received[part.source_start : part.source_end] == part.text


def test_two_readings_are_the_same_to_the_byte(zandia: Reading) -> None:
    again = reading.read(Source(TEXT, "0" * 64, "zandia.txt"))
    assert json.dumps(plain(again)) == json.dumps(plain(zandia))


def test_a_clean_copy_gives_the_same_hashes(zandia: Reading) -> None:
    wrapped = ["\n\n".join(textwrap.wrap(paragraph, 80)) for paragraph in TEXT.split("\n\n")]
    damaged = "\n\n".join(wrapped).replace("guidelines promptly", "guidelines  promptly")
    copy = reading.read(Source(damaged, "1" * 64, "damaged.txt"))
    assert [c.hash for i in copy.items for c in i.clauses] == [
        c.hash for i in zandia.items for c in i.clauses
    ]


def test_an_ask_to_a_body_that_has_ended_is_an_orphan_on_that_day() -> None:
    text = TEXT.replace("the Mission", "MINUSMA")
    on = {day: reading.read(Source(text, "0" * 64), as_of=day) for day in ("2019-01-01", "2024-01-01")}
    assert {day: [ask.id for ask in found.asks if ask.orphan] for day, found in on.items()} == {
        "2019-01-01": [],
        "2024-01-01": ["6(a)/1"],
    }


def test_resolutions_have_preambular_and_operative_items() -> None:
    text = "The Security Council,\n\nRecalling its resolution 1612 (2005),\n\nAlarmed at the use of schools,\n\n1. Demands that all parties end it;\n\n2. Requests the Secretary-General:\n\n(a) to report within 60 days;\n\n(b) to keep lists.\n"
    found = reading.read(Source(text, "0" * 64))
    assert [(one.id, one.kind) for one in found.items] == [
        ("pp1", "preambular"), ("pp2", "preambular"), ("1", "operative"), ("2", "operative"), ("2(a)", "operative"), ("2(b)", "operative"),
    ]  # fmt: skip
    assert [(ask.id, ask.verb, ask.deadline) for ask in found.asks] == [
        ("1/1", "demand", None), ("2(a)/1", "request", "P60D"), ("2(b)/1", "request", None),
    ]  # fmt: skip
