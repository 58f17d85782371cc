"""Letters by the rules of correspondence: forms of address, note verbale, ended bodies, agreed words untouched."""

import io
from datetime import date

import docx
import pytest

from kolosi.letters.gateways import as_docx, templates
from kolosi.letters.rules import address, days, packs, writing
from kolosi.letters.rules.address import Form, Obstacle
from kolosi.reference.rules import code_list
from tests.rules.letters.test_packs import sample

KINDS = [
    "public_statement",
    "message",
    "letter_through_president",
    "letter_by_chair",
    "recommendation_to_council",
]
DAY = "2018-05-04"


def _obstacles(
    *to: tuple[str, str], form: Form = Form.LETTER, statement: bool = False, agreed: int = 1
) -> set[Obstacle]:
    return address.obstacles(to, form=form, statement=statement, agreed=agreed, language="en", on=DAY)


@pytest.mark.parametrize(
    ("to", "more", "obstacle"),
    [
        ((), {}, Obstacle.UNKNOWN_ADDRESSEE),
        ((("somebody", "un_mission"),), {}, Obstacle.NO_FORM_OF_ADDRESS),
        ((("world-bank", "ifi"),), {"form": Form.NOTE_VERBALE}, Obstacle.NOT_A_NOTE_VERBALE),
        ((("au-psc", "regional_org"),), {"form": Form.NOTE_VERBALE}, Obstacle.NOT_A_NOTE_VERBALE),
        ((("leaders", "community_leaders"),), {"form": Form.NOTE_VERBALE, "statement": True}, Obstacle.NOT_A_NOTE_VERBALE),
        ((("government-mali", "state_government"),), {"form": Form.STATEMENT}, Obstacle.NOT_A_LETTER),
        ((("government-mali", "state_government"),), {"agreed": 0}, Obstacle.NO_AGREED_TEXT),
    ],
)  # fmt: skip
def test_what_forbids_a_letter(to, more, obstacle):  # type: ignore[no-untyped-def]
    assert _obstacles(*to, **more) == {obstacle}


@pytest.mark.parametrize("form", [Form.LETTER, Form.NOTE_VERBALE])
def test_a_government_may_get_a_letter_or_a_note_verbale(form: Form) -> None:
    assert _obstacles(("government-mali", "state_government"), form=form) == set()


def test_a_body_that_has_ended_gets_no_letter() -> None:
    to = (("committee-2374", "sc_committee"),)
    told = {"form": Form.LETTER, "statement": False, "agreed": 1, "language": "en"}
    assert address.obstacles(to, **told, on="2023-08-30") == set()  # type: ignore[arg-type]
    assert address.obstacles(to, **told, on="2023-09-02") == {Obstacle.ENDED_BODY}  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [*KINDS, "note_verbale"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_kind_has_a_template_in_each_language(kind: str, language: str) -> None:
    """Each with its sender, and all its places filled from what a letter knows."""
    one = templates.template(kind, language)
    values = dict.fromkeys(["title", "symbol", "report", "name", "salutation"], "x")
    assert one.sender
    assert one.before
    assert all(writing.filled(line, values) for line in (*one.before, *one.after))


@pytest.mark.parametrize("text", ["{agreed}", "+++\n+++\nNo place.\n", "+++\n+++\n{agreed}\n\n{agreed}\n"])
def test_a_template_without_its_parts_is_a_fault(text: str) -> None:
    with pytest.raises(ValueError, match="template"):
        templates.parsed(text)


def _letters(name: str, form: Form | None = None) -> list[writing.Letter]:
    document = sample(name)
    written = []
    for piece in packs.pack(document):
        kind = form or writing.form_for(piece)
        if not writing.obstacles(document, piece, form=kind, on=DAY):
            template = templates.template(writing.kind_of(piece, kind), document.language)
            written.append(writing.written(document, piece, template, form=kind, day="4 May 2018"))
    return written


@pytest.mark.parametrize(("name", "count"), [("clean-en.txt", 9), ("clean-fr.txt", 8)])
def test_a_word_file_carries_the_agreed_words_untouched(name: str, count: int) -> None:
    document, letters = sample(name), _letters(name)
    assert len(letters) == count
    for letter in letters:
        data = as_docx.written(letter)
        lines = [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
        told = [line.split("\t", 1)[1] for line in lines if "\t" in line and ")" in line.split("\t")[0]]
        assert told == [text for _, text in letter.agreed]
        assert all(text in document.text for text in told)
        assert as_docx.written(letter) == data


def test_a_letter_has_salutation_assurances_and_enclosures() -> None:
    letter = next(one for one in _letters("clean-en.txt") if one.key == "9-au-psc")
    assert letter.address == (
        "The President of the Peace and Security Council of the African Union",
        "Addis Ababa",
    )
    assert letter.salutation == "Excellency,"
    assert letter.after[-1] == "Please accept, Excellency, the assurances of my highest consideration."
    assert letter.enclosures == ("Conclusions on children and armed conflict in Zandia (S/AC.51/2017/97)",)
    government = next(one for one in _letters("clean-en.txt") if one.key == "7-government-zandia")
    assert government.enclosures[1:] == ("Public statement by the Chair of the Working Group",)


def test_a_note_verbale_goes_to_governments_alone_and_is_not_signed() -> None:
    (note,) = _letters("clean-en.txt", Form.NOTE_VERBALE)
    assert (note.key, note.salutation, note.signature) == ("7-government-zandia", "", ())


def test_a_statement_keeps_the_heading_of_the_document() -> None:
    groups = _letters("clean-en.txt")[1]
    assert groups.address[0].startswith("To all armed groups mentioned in the report")
    assert (groups.salutation, groups.enclosures) == ("", ())


def test_forms_of_address_speak_through_channels_that_there_are() -> None:
    channels = set(code_list("channels"))
    for code, one in code_list("forms_of_address").items():
        assert set(one.more["carriers"]) <= channels, code
        assert set(one.more["enclosures"]) <= set(code_list("letter_enclosures")), code
        assert {"en", "fr"} <= set(one.more["address"]), code


def test_days_as_letters_write_them() -> None:
    assert days.said(date(2018, 5, 4), "en") == "4 May 2018"
    assert days.said(date(2018, 5, 1), "fr") == "1er mai 2018"
