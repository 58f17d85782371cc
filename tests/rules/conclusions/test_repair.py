"""Extraction damage is repaired, sound text is left alone, and the log replays to the letter."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.conclusions.rules import repair
from kolosi.conclusions.rules.draft import replay
from kolosi.conclusions.rules.shapes import Layout, Source


def repaired(text: str, layout: Layout = "lines") -> repair.Draft:
    return repair.repaired(Source(text, "0" * 64, layout=layout))


@pytest.mark.parametrize(
    ("damaged", "meant", "kind"),
    [
        ("The childr en of the region. The children play.", "The children of the region.", "split_word"),
        ("The Rights o f the Child", "The Rights of the Child", "split_word"),
        ("Mouvement pour l’ unité", "Mouvement pour l’unité", "spacing"),
        ("protection  and promotion", "protection and promotion", "spacing"),
        ("gender -based violence", "gender-based violence", "spacing"),
        ("of UNM ISS and UNMISS", "of UNMISS and UNMISS", "split_word"),
        ("be de termined. All determined", "be determined. All", "split_word"),
        ("the mission ’s mandate", "the mission’s mandate", "spacing"),
        ("the work , as well", "the work, as well", "spacing"),
    ],
)
def test_damage_inside_a_line_is_mended(damaged: str, meant: str, kind: str) -> None:
    draft = repaired(damaged)
    assert draft.text.startswith(meant)
    assert [found.kind for found in draft.repairs] == [kind]


@pytest.mark.parametrize(
    "sound",
    [
        "pre- and post-conflict measures",
        "a re-establishment of services",
        "hand over all children, and drop out of school",
        "in formation and in information",
        "State-led and -supported efforts",
        "It was said: “the parties’ duty”.",
    ],
)
def test_sound_text_is_left_alone(sound: str) -> None:
    draft = repaired(sound)
    assert (draft.text, draft.repairs) == (sound, ())


def test_hard_breaks_doubled_blank_lines_and_links_do_not_cut_a_sentence() -> None:
    text = (
        "1. The Working Group examined the report on the situation of children in the\n\n"
        "northern region, in particular through the adoption of\n\n"
        "https://example.org/S/2031/1\n"
        " a national policy for the protection of all children in the\n\ncountry.\n\n"
        "2. The members of the Working Group welcomed the report of the Secretary-\n\n"
        "General.\n"
    )
    draft = repaired(text)
    assert draft.text == (
        "1. The Working Group examined the report on the situation of children in the northern region, in particular "
        "through the adoption of a national policy for the protection of all children in the country.\n\n"
        "2. The members of the Working Group welcomed the report of the Secretary-General."
    )
    assert [found.kind for found in draft.repairs].count("url_line") == 1


def test_page_furniture_and_footnotes_are_taken_out_and_the_sentence_runs_on() -> None:
    text = (
        "S/2031/77\n\nThe Security Council,\n"
        "Recalling its earlier resolutions on the protection of children in armed conflict1 and\n"
        "welcoming the continued efforts of the regional partners and the neighbouring\n"
        "____________\n1 See the annual report.\n\n31-00417 (E)\n*3100417*\n\nS/2031/77\n\n"
        "States to protect schools,\n"
        "Stressing that schools must be spared,\n"
    )
    draft = repaired(text)
    assert draft.text.split("\n\n")[-2:] == [
        "Recalling its earlier resolutions on the protection of children in armed conflict and welcoming the continued "
        "efforts of the regional partners and the neighbouring States to protect schools,",
        "Stressing that schools must be spared,",
    ]
    kinds = {found.kind for found in draft.repairs}
    assert {"page_furniture", "footnote"} <= kinds


def test_a_typesetters_hyphen_goes_and_a_words_own_stays() -> None:
    text = "The cease-fire holds and the govern-\nment of the region keeps the cease-\nfire with the government of all."
    assert "the government of the region keeps the cease-fire" in repaired(text).text


def test_every_place_slices_back_to_both_texts() -> None:
    draft = repaired("The  childr en\nof the region. The children.")
    start = draft.text.index("children of")
    low, high = draft.source(start, start + len("children of"))
    assert draft.received[low:high] == "childr en\nof"


@given(st.text(alphabet="ab c\n\f’-.,(1)é ", max_size=300))
def test_the_log_always_replays(text: str) -> None:
    draft = repaired(text)
    assert replay(text, draft.repairs) == draft.text


@given(st.text(alphabet="ab c\n-.,(1)", max_size=200))
def test_repair_is_finished_at_once(text: str) -> None:
    once = repaired(text, "paragraphs").text
    assert repaired(once, "paragraphs").text.split() == once.split()


def test_a_log_that_does_not_fit_is_refused() -> None:
    draft = repaired("protection  and promotion")
    with pytest.raises(ValueError, match="does not fit"):
        replay("something else altogether here", draft.repairs)


def test_notes_at_the_foot_of_a_page_are_taken_out_with_their_marks() -> None:
    """A rule drawn as a line leaves no characters behind: the number above tells the note."""
    text = (
        "1. The Working Group examined the report of the Secretary-General on the situation,1 and\n"
        "welcomed the recommendations contained in it, which concern the whole northern\n"
        "1See the annual report of the year, and\nthe list that it holds.\n1 / 2\n\f"
        "region of the country.\n\n2. The Working Group took note of 14 cases.\n2 / 2\n"
    )
    draft = repaired(text)
    assert draft.text == (
        "1. The Working Group examined the report of the Secretary-General on the situation, and welcomed the "
        "recommendations contained in it, which concern the whole northern region of the country.\n\n"
        "2. The Working Group took note of 14 cases."
    )
    assert Counter(found.kind for found in draft.repairs)["page_furniture"] == 2


def test_a_number_at_the_foot_that_no_mark_names_is_no_note() -> None:
    text = "1. The Group met, and it discussed the cases at some length during the day\n\n2 The delegations spoke.\n\f\n3. It ended.\n"
    assert "2 The delegations spoke." in repaired(text).text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("the protec-\ntion of children", "the protection of children"),  # known without its hyphen
        ("à trans-\nmettre une lettre", "à transmettre une lettre"),  # the halves are no words
        ("a child-\ncare centre", "a child-care centre"),  # both halves are words
        ("a late-\nbirth register for late-birth cases", "a late-birth register for late-birth cases"),
        ("in the valley of Orne-\nHaute", "in the valley of Orne-Haute"),  # a name
    ],
)
def test_a_hyphen_at_a_lines_end_goes_only_when_it_is_the_typesetters(lines: str, joined: str) -> None:
    assert repaired(f"1. It concerns {lines}.\n").text == f"1. It concerns {joined}."
