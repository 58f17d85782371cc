"""A provision's text in stretches: nothing is lost, clauses keep their colour, repairs are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kolosi.conclusions.rules import marking
from kolosi.conclusions.rules.marking import Span, Stretch

TEXT = "Welcoming peace, and urging all to keep it;"
SPANS = [Span(100, 115, "1/1", "evaluative-plus"), Span(121, 142, "1/2", "directive")]


def repair(start: int, end: int, before: str, after: str, kind: str = "spacing") -> dict[str, object]:
    return {"start": start, "end": end, "before": before, "after": after, "kind": kind}


def test_clauses_and_what_lies_between_them() -> None:
    assert marking.coloured(TEXT, 100, SPANS) == (
        Stretch("Welcoming peace", "1/1", "evaluative-plus"),
        Stretch(", and "),
        Stretch("urging all to keep it", "1/2", "directive"),
        Stretch(";"),
    )


def test_a_repair_shows_what_stood_there_and_what_stands_now() -> None:
    text = TEXT.replace("urging", "urg ing")
    spans = [SPANS[0], Span(121, 143, "1/2", "directive")]
    found = marking.marked(text, 100, spans, [repair(121, 128, "urg ing", "urging", "split_word")])
    assert Stretch("urg ing", "1/2", "directive", "del") in found
    assert Stretch("urging", "1/2", "directive", "ins") in found


def test_lines_are_joined_without_marks() -> None:
    text = TEXT.replace("all to", "all\nto")
    found = marking.marked(text, 100, SPANS, [repair(131, 132, "\n", " ", "line_break")])
    assert not any(one.mark for one in found)
    assert "".join(one.text for one in found) == TEXT


@pytest.mark.parametrize(
    ("klass", "polarity", "tone"),
    [
        ("directive", 0, "directive"),
        ("evaluative", 1, "evaluative-plus"),
        ("evaluative", -1, "evaluative-minus"),
        ("evaluative", 0, "observing"),
    ],
)
def test_how_a_class_looks(klass: str, polarity: int, tone: str) -> None:
    assert marking.tone(klass, polarity) == tone


@given(
    some.text(min_size=1, max_size=30),
    some.lists(some.tuples(some.integers(90, 140), some.integers(0, 20)), max_size=4),
)
def test_no_sign_is_lost_wherever_clauses_lie(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length, str(start), "directive") for start, length in places]
    assert "".join(one.text for one in marking.coloured(text, 100, spans)) == text


@given(some.text("ab \n", min_size=4, max_size=30), some.data())
def test_marked_text_holds_both_texts(text: str, data: some.DataObject) -> None:
    """Without what was put in it is the text as received; without what was taken out it is the repaired text."""
    cuts = sorted(data.draw(some.sets(some.integers(0, len(text)), min_size=2, max_size=6)))
    repairs = [
        repair(100 + low, 100 + high, text[low:high], data.draw(some.sampled_from(["", "x", "y "])))
        for low, high in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    found = marking.marked(text, 100, [], repairs)
    assert "".join(one.text for one in found if one.mark != "ins") == text
    repaired = text
    for one in reversed(repairs):
        low, high = int(str(one["start"])) - 100, int(str(one["end"])) - 100
        repaired = repaired[:low] + str(one["after"]) + repaired[high:]
    assert "".join(one.text for one in found if one.mark != "del") == repaired
