"""Labels, verbs, speech acts, modifiers, citations: each rule of the grammar with its truth beside it."""

import pytest

from kolosi.conclusions.rules import citations, clauses, dates, labels, lexicon, modifiers


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("5. The Group", ["number"]),
        ("(a) Urging", ["letter"]),
        ("a) Exhortant", ["letter"]),
        ("(i) Urging", ["letter", "roman"]),
        ("(iv) urging", ["roman"]),
        ("(aa) Urging", ["double"]),
        ("– urging", ["bullet"]),
        ("1612 (2005)", []),
        ("U.N. staff", []),
    ],
)
def test_labels(text: str, families: list[str]) -> None:
    assert [label.family for label in labels.readings(text)] == families


@pytest.mark.parametrize(
    ("numeral", "value"), [("iv", 4), ("xii", 12), ("vx", 0), ("iiii", 0), ("", 0), ("b", 0)]
)
def test_roman_numerals(numeral: str, value: int) -> None:
    assert labels.roman(numeral) == value


@pytest.mark.parametrize(
    ("text", "verb", "strong"),
    [
        ("Strongly urging all groups", "urge", True),
        ("Calls once again upon", "call upon", False),
        ("Expressing its deep and growing concern at", "express concern", False),
        ("Expressing appreciation for", "express appreciation", False),
        ("Reiterates its call upon all", "call upon", False),
        ("Reiterating that", "reiterate", False),
        ("Recognising the role", "recognize", False),
        ("Recognizing the role", "recognize", False),
        ("Se félicitant de la libération", "welcome", False),
        ("Exhortant les groupes armés", "urge", False),
        ("Priant le Secrétaire général", "request", False),
    ],
)
def test_verbs_in_both_languages_and_spellings(text: str, verb: str, strong: bool) -> None:
    found = lexicon.at(text, 0)
    if verb == "call for":  # "Calls … upon" is split by its adverb: not a form of the lexicon
        assert found is None
        return
    assert found is not None
    assert (found.verb.code, found.strong) == (verb, strong)


def acts(text: str) -> list[tuple[str, str]]:
    return [
        (act.match.verb.code if act.match else "", text[act.start : act.end]) for act in clauses.acts(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Welcoming the release of children, and encouraging the Government to continue;",
            [
                ("welcome", "Welcoming the release of children"),
                ("encourage", "encouraging the Government to continue"),
            ],
        ),
        (
            "Urging the Government to prevent abuse, including by raising awareness and working with elders;",
            [
                (
                    "urge",
                    "Urging the Government to prevent abuse, including by raising awareness and working with elders",
                )
            ],
        ),
        (
            "Commending the plan for Guarding Schools and calling for its swift use.",
            [
                ("commend", "Commending the plan for Guarding Schools"),
                ("call for", "calling for its swift use"),
            ],
        ),
        (
            "Requests the Secretary-General to report, and decides to remain seized of the matter.",
            [
                ("request", "Requests the Secretary-General to report"),
                ("decide", "decides to remain seized of the matter"),
            ],
        ),
        (
            "The members of the Working Group welcomed the report, submitted in time, and took note of it.",
            [("welcome", "welcomed the report, submitted in time"), ("take note", "took note of it")],
        ),
        ("To ensure that schools stay open;", [("", "To ensure that schools stay open")]),
    ],
)
def test_acts_of_a_provision(text: str, expected: list[tuple[str, str]]) -> None:
    assert acts(text) == expected


def test_a_speaker_whose_act_is_only_related_is_named() -> None:
    text = "Reiterating that the Security Council called upon partners to help, and encouraged donors to pay."
    assert [act.told for act in clauses.acts(text)] == [None, "the Security Council"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to report by 31 December 2031", "2031-12-31"),
        ("to report by the end of March 2031", "2031-03"),
        ("to report within sixty days", None),
        ("to report within 60 days", "P60D"),
        ("to report within six months", "P6M"),
        ("to report within 30 days of the adoption of this resolution", "P30D"),
        ("to hand children over within seven days of their capture", None),
        ("de faire rapport dans les six mois", "P6M"),
        ("de les remettre dans les sept jours suivant leur capture", None),
        ("the plan signed in March 2017", None),
        ("immediately and without preconditions", None),
    ],
)
def test_deadlines_are_the_texts_own_or_none(text: str, expected: str | None) -> None:
    assert dates.deadline(text) == expected


def test_urgency_hedge_means_and_conditions_stay_inside_the_ask() -> None:
    text = "to swiftly and without preconditions release all children, by opening camps, while taking into account girls’ needs, as appropriate"
    assert modifiers.modifiers("urgency", text) == ("without_preconditions", "prompt")
    assert modifiers.modifiers("hedge", text) == ("as_appropriate",)
    assert modifiers.means(text) == ("by opening camps",)
    assert modifiers.conditions(text) == ("while taking into account girls’ needs",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to issue a directive", (5, "act", "once")),
        ("to continue its efforts", (2, "act", "continuous")),
        ("to consider measures", (3, "act", "once")),
        ("to end the use of children", (4, "refrain", "once")),
        ("to be mindful", (1, "act", "once")),
    ],
)
def test_obligations_are_graded(text: str, expected: tuple[int, str, str]) -> None:
    found = modifiers.obligation(text)
    assert (found["category"], found["direction"], found["course"]) == expected


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        (
            "resolutions 1612 (2005), 1882 (2009) and 1998 (2011)",
            ["S/RES/1612(2005)", "S/RES/1882(2009)", "S/RES/1998(2011)"],
        ),
        ("S/RES/2427 (2018)", ["S/RES/2427(2018)"]),
        ("(A/78/842-S/2024/384)", ["A/78/842-S/2024/384"]),
        ("S/AC.51/2018/1/Rev.1*", ["S/AC.51/2018/1/Rev.1"]),
        ("its resolution 66/141", ["A/RES/66/141"]),
        ("S/PRST/2014/16 and S/PV.8305", ["S/PRST/2014/16", "S/PV.8305"]),
        ("paragraph 7 (b)", []),
    ],
)
def test_citations_are_brought_to_normal_form(text: str, symbols: list[str]) -> None:
    assert [one.symbol for one in citations.named(text)] == symbols
