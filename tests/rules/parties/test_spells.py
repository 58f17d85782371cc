"""Half-known stretches of time: what is certain, what may be; names in any script."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolosi.parties import rules
from kolosi.parties.gateways import timeline
from kolosi.parties.rules import Holding, Name, NameKind, spell


@pytest.mark.parametrize(
    ("told", "on", "holds"),
    [
        (spell("2014"), date(2013, 12, 31), "no"),
        (spell("2014"), date(2014, 6, 1), "perhaps"),
        (spell("2014"), date(2015, 1, 1), "yes"),
        (spell("2014-06-09", "2016"), date(2014, 6, 9), "yes"),
        (spell("2014-06-09", "2016"), date(2016, 6, 1), "perhaps"),
        (spell("2014-06-09", "2016-03-01"), date(2016, 3, 1), "yes"),
        (spell("2014-06-09", "2016-03-01"), date(2016, 3, 2), "no"),
        (spell(), date(2016, 3, 2), "perhaps"),
        (spell(attested="2017-03"), date(2017, 3, 31), "yes"),
        (spell(attested="2017-03"), date(2010, 1, 1), "perhaps"),
        (spell("", "2012"), date(2011, 1, 1), "perhaps"),
    ],
)
def test_what_can_be_said_about_a_day(told, on, holds):
    assert told.holds(on) == holds


@pytest.mark.parametrize(
    ("told", "wrong"), [(("2014", "2013"), True), (("2014", "2014"), False), (("2014", "", "2013"), True)]
)
def test_ends_in_order(told, wrong):
    assert spell(*told).is_backward() is wrong


def test_a_bar_is_certain_only_where_the_spell_is():
    begin, end = date(2010, 1, 1), date(2020, 1, 1)
    pieces = list(rules.stretches(spell("2014", "2016-06"), begin=begin, end=end))
    assert [(piece.first.year, piece.last.year, piece.sure) for piece in pieces] == [
        (2014, 2014, False), (2014, 2016, True), (2016, 2016, False),
    ]  # fmt: skip
    assert list(rules.stretches(spell(), begin=begin, end=end)) == [(begin, end, False)]


HALVES = st.one_of(st.just(""), st.sampled_from(["2012", "2014-06", "2015-03-09", "2018", "2019-12"]))


@given(HALVES, HALVES, HALVES, st.dates(date(2011, 1, 1), date(2019, 12, 30)))
def test_the_picture_says_what_the_rule_says(first, last, attested, on):
    """Inside a full piece the spell holds; outside all pieces it does not."""
    told = spell(first, last, attested)
    if told.is_backward():
        return
    pieces = list(rules.stretches(told, begin=date(2010, 1, 1), end=date(2021, 1, 1)))
    inside = [piece for piece in pieces if piece.first <= on <= piece.last]
    assert bool(inside) == (told.holds(on) is not Holding.NO)
    if any(piece.sure and piece.first < on < piece.last for piece in inside):
        assert told.holds(on) is Holding.YES


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mouvement  de l’Été", "mouvement de lete"),
        ("Al-Qaïda", "al qaida"),
        ("أَنْصَار الدِّين", "انصار الدين"),
        ("حركة", "حركه"),
        ("ŁÓDŹ Front", "lodz front"),
        ("’", ""),
    ],
)
def test_names_are_folded(text, folded):
    assert rules.folded(text) == folded


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert rules.folded(rules.folded(text)) == rules.folded(text)


@pytest.mark.parametrize(
    ("text", "script"),
    [("MNLA 1", "Latn"), ("أنصار الدين (x)", "Arab"), ("ⵎⵏⵍⴰ", "Tfng"), ("ДНР", "Cyrl"), ("12", "Zyyy")],
)
def test_the_script_is_told_from_the_letters(text, script):
    assert rules.script_of(text) == script


def test_the_name_shown_is_the_readers_then_english_then_french():
    main = [Name(f"Name {one}", one, "Latn", NameKind.CANONICAL) for one in ("fr", "ar")]
    assert rules.shown(main, "ar") == "Name ar"
    assert rules.shown(main, "en") == "Name fr"
    assert rules.shown([], "en") == ""


def test_the_picture_is_drawn_in_both_schemes_and_mirrored():
    line = timeline.Line(
        "CMA", True, ((date(2014, 1, 1), date(2016, 1, 1), True), (date(2016, 1, 1), date(2017, 1, 1), False))
    )
    told = timeline.Picture((line,), date(2013, 1, 1), date(2018, 1, 1), date(2017, 6, 1))
    light, dark = timeline.svg(told, "light"), timeline.svg(told, "dark")
    assert timeline.COLOURS["light"]["accent"] in light
    assert timeline.COLOURS["dark"]["accent"] in dark
    assert "CMA" in light
    assert "stroke-dasharray" in light
    assert timeline.svg(told, "light") is light
    assert timeline.svg(timeline.Picture(*[*vars(told).values()][:4], True), "light") != light


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_colours_are_those_of_the_pages(scheme, root):
    css = (
        (root / "src/kolosi/site/static/css/tokens.css")
        .read_text()
        .split("@media (prefers-color-scheme: dark)")
    )
    for name, colour in timeline.COLOURS[scheme].items():
        assert f"--{name}: {colour};" in css[scheme == "dark"], name
