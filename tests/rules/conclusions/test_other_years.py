"""Conclusions of other years speak otherwise: letters in headings, messages inside a sentence, lists below an ask; and in French."""

import textwrap

import pytest

from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.shapes import Ask, Clause, Item, Reading, Source

NEWER = """United Nations          S/AC.51/2031/7
Security Council        Distr.: General

Working Group on Children and Armed Conflict

Conclusions on children and armed conflict in Somalia

1. At its 88th formal meeting, held on 27 April 2031, the Working Group examined the sixth report of the Secretary-General on children and armed conflict in Somalia (S/2031/174), covering the period from 1 October 2028 to 30 September 2030.

Public statement by the Chair of the Working Group

2. The Working Group agreed to address the following message to all parties to the armed conflict in Somalia, in particular the Army of the Lake, through a public statement by its Chair:

(a) Strongly condemning all violations, and urging all parties to immediately end and prevent all violations, including:

(i) Recruitment and use of children;

(ii) Abduction;

(b) Demanding that all parties allow safe and unhindered access;

3. The Working Group agreed to address a message to community and religious leaders, through a public statement by its Chair, emphasizing their important role, and urging them to publicly condemn violations.

Recommendations to the Security Council

4. The Working Group agreed to recommend the following to the Security Council:

Letter addressed from the Chair of the Working Group, transmitted by the President of the Security Council, to the Government of Somalia

(a) Welcoming the steps taken by the Federal Government of Somalia, and encouraging it to accelerate the plan by 31 December 2031;

(b) Further encouraging the Federal Government to adopt the bill;

5. The Working Group agreed to recommend that the President of the Security Council send a letter to the Secretary-General:

(a) Inviting the Secretary-General to call upon the African Union Mission in Somalia (AMISOM) to follow its procedures;
"""
OLDER = """S/AC.51/2031/1

Conclusions on children and armed conflict in Zandia

1. On 3 February 2031, the Working Group examined the second report on children and armed conflict in Zandia (S/2031/450).

Statement by the Chair of the Working Group

2. The Chair of the Working Group would issue a public statement addressed to the leaders of the Northern Front and to the dissident group known as Northern Front-Dissidents:

(a) Urging them to release without delay all children;

Recommendations to the Security Council

3. The Working Group agreed to recommend that the President of the Security Council transmit a letter addressed by the Chair of the Working Group to the Secretary-General:

(a) Requesting him to ask the United Nations country team to strengthen its support, and to ensure that advisers are deployed;

Direct action by the Working Group

4. Letter from the Chair of the Working Group addressed to the World Bank and donors:

(a) Asking the donor community to support the country task force.
"""
FRENCH = """Nations Unies S/AC.51/2031/9

Conclusions sur le sort des enfants en temps de conflit armé en République centrafricaine

1. À sa 91e séance, tenue le 12 mai 2031, le Groupe de travail sur le sort des enfants en temps de conflit armé a examiné le quatrième rapport du Secrétaire général sur le sort des enfants en temps de conflit armé en République centrafricaine (S/2031/882), portant sur la période allant du 1er juillet 2028 au 30 juin 2030.

2. Les membres du Groupe de travail ont accueilli avec satisfaction le rapport du Secrétaire général.

Déclaration publique de la présidence du Groupe de travail

3. Le Groupe de travail est convenu d’adresser un message, par la voie d’une déclaration publique de sa présidence :

Au Gouvernement centrafricain

a) Se félicitant de la promulgation du code, et engageant le Gouvernement à en diffuser le texte ;

b) De demander instamment au Gouvernement d’appliquer le protocole ;

Recommandations au Conseil de sécurité

4. Le Groupe de travail est convenu de recommander que la présidence du Conseil de sécurité transmette une lettre au Secrétaire général :

a) Demandant au Secrétaire général d’inviter l’équipe spéciale de pays à renforcer sa surveillance ;
"""


def read(text: str) -> Reading:
    return reading.read(Source(textwrap.dedent(text), "0" * 64))


@pytest.fixture(scope="module")
def newer() -> Reading:
    return read(NEWER)


@pytest.fixture(scope="module")
def french() -> Reading:
    return read(FRENCH)


def items(found: Reading) -> dict[str, Item]:
    return {item.id: item for item in found.items}


def clauses(found: Reading) -> dict[str, Clause]:
    return {clause.id: clause for item in found.items for clause in item.clauses}


def ask(found: Reading, name: str) -> Ask:
    return next(one for one in found.asks if one.id == name)


def test_the_masthead_gives_the_symbol_and_the_title_is_not_the_body(newer: Reading) -> None:
    assert newer.document["symbol"] == "S/AC.51/2031/7"
    assert newer.document["title"] == "Conclusions on children and armed conflict in Somalia"


def test_who_carries_a_message_is_not_addressed(newer: Reading) -> None:
    assert clauses(newer)["2(a)/1"].addressees == ("All parties to the conflict", "Army of the Lake")
    assert clauses(newer)["2(b)/1"].addressees == (
        "All parties to the conflict",
    )  # "that all parties allow …"


def test_a_list_without_verbs_asks_those_above_it(newer: Reading) -> None:
    below = clauses(newer)["2(a)(ii)/1"]
    assert (below.verb, below.inherited, below.addressees) == ("urge", True, ("All parties to the conflict",))


def test_a_message_inside_the_sentence_that_agrees_to_it_is_an_ask(newer: Reading) -> None:
    item = items(newer)["3"]
    assert (item.kind, item.channel) == ("operative", "public_statement")
    assert ask(newer, "3/3").addressees == ("Community and religious leaders",)


def test_a_letter_announced_in_a_heading_has_its_own_channel_and_addressee(newer: Reading) -> None:
    assert items(newer)["4(a)"].channel == "letter_through_president"
    found = clauses(newer)
    assert [one.code for one in found["4(b)/1"].addressed] == ["government-somalia"]
    assert [one.code for one in found["4(a)/2"].addressed] == ["government-somalia"]
    assert found["4(a)/2"].deadline == "2031-12-31"


def test_an_invitation_to_call_upon_others_is_a_chain(newer: Reading) -> None:
    chain = clauses(newer)["5(a)/1"].chain
    assert chain == ("Secretary-General", "African Union Mission in Somalia (AMISOM)")


def test_older_conclusions() -> None:
    found = read(OLDER)
    assert found.document["meeting"] == {"number": None, "date": "2031-02-03"}
    channels = {name: item.channel for name, item in items(found).items() if "(" in name}
    assert channels == {
        "2(a)": "public_statement",
        "3(a)": "letter_through_president",
        "4(a)": "letter_by_chair",
    }
    assert clauses(found)["2(a)/1"].addressees == ("Northern Front", "Northern Front-Dissidents")
    assert clauses(found)["3(a)/1"].chain == ("Secretary-General", "United Nations entities")
    assert [one.id for one in found.asks] == ["2(a)/1", "3(a)/1", "4(a)/1"]


def test_french_conclusions(french: Reading) -> None:
    assert (french.document["situation"], french.document["language"]) == ("République centrafricaine", "fr")
    found = clauses(french)
    assert found["2/1"].verb == "welcome"
    told = {one.id: (one.verb, one.pressure) for one in french.asks}
    assert told == {"3(a)/2": ("encourage", 2), "3(b)/1": ("urge", 5), "4(a)/1": ("call upon", 4)}
    assert [one.code for one in found["3(a)/2"].addressed] == ["government-central-african-republic"]
    assert found["4(a)/1"].chain[0] == "Secrétaire général"
    assert len(found["4(a)/1"].chain) == 2
    assert ask(french, "3(b)/1").summary == "appliquer le protocole"


def test_finite_french_forms_are_not_heard_in_english() -> None:
    """`note` and `encourage` are French presents and English infinitives."""
    text = "1. The Council met.\n\n2. Requests the Government to support schools, and encourage teachers to return;\n"
    assert [len(item.clauses) for item in read("S/RES/1 (2031)\n\nThe Security Council,\n\n" + text).items][
        -1
    ] == 1


def test_a_french_resolution_opens_with_finite_verbs() -> None:
    text = "Le Conseil de sécurité,\n\nRappelant ses résolutions,\n\n1. Demande instamment à toutes les parties de cesser les attaques;\n\n2. Décide de rester saisi de la question.\n"
    verbs = {item.id: [clause.verb for clause in item.clauses] for item in read(text).items}
    assert verbs == {"pp1": ["recall"], "1": ["urge"], "2": ["decide"]}


PRESS = """Security Council Working Group Issues Public Statement on Zandia

At its ninety-first meeting, the Working Group agreed to convey the following messages on children and armed conflict in Zandia:

To All Parties to Armed Conflict in Zandia, in Particular the Northern Front

Strongly condemning all violations, and urging all parties to end them;

To Community and Religious Leaders

Emphasizing their role, and inviting them to speak against early marriage.
"""
LISTED = """Conclusions on children and armed conflict in Zandia

1. The Working Group met on 3 March 2031.

2. The Working Group agreed to the following:

(a) To send a letter from the Chair to the Government of Zandia, in which the Working Group would:

(i) Urge the Government to sign an action plan;

(b) To request the Secretary-General to report on progress;

(c) To ensure follow-up.
"""


def test_headings_in_capitals_address_as_others_do() -> None:
    found = read(PRESS)
    assert found.document["meeting"] == {"number": 91, "date": None}
    assert [one.addressees for one in found.asks] == [
        ("All parties to the conflict",),
        ("Community and religious leaders",),
    ]
    assert clauses(found)["p2/1"].addressees == ("All parties to the conflict", "Northern Front")


def test_infinitives_of_a_list_speak_when_their_verb_is_one_of_speech() -> None:
    found = read(LISTED)
    told = {name: (clause.verb, clause.addressees) for name, clause in clauses(found).items()}
    assert told["2(a)(i)/1"] == ("urge", ("Government of Zandia",))
    assert told["2(b)/1"] == ("request", ("Secretary-General",))
    assert told["2(c)/1"][0] == "agree"  # what is agreed, not a speech act of its own
    assert items(found)["2(a)(i)"].channel == "letter_by_chair"


LETTER = """Conclusions on children and armed conflict in Zandia

1. The Working Group met.

2. The Working Group agreed to recommend that the President of the Security Council transmit a letter to the Government of Zandia:

{items}
"""


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("Calling in particular upon the Government to adopt the bill", [("call upon", 4)]),
        ("Calling once again on the Government to adopt the bill", [("call upon", 4)]),
        ("Voicing concern about attacks", [("express concern", 0)]),
        (
            "Noting with grave concern the attacks, and urging restraint",
            [("note with concern", 0), ("urge", 5)],
        ),
        ("Taking note with appreciation of the plan", [("note with appreciation", 0)]),
        ("Suggesting that the Government consider a law", [("suggest", 2)]),
        ("Exhorting all parties to cease", [("urge", 5)]),
        ("Acknowledging the efforts made, while urging it to do more", [("acknowledge", 0), ("urge", 5)]),
        ("Urging the Government to act, while taking into account its means", [("urge", 5)]),
        ("A paragraph that speaks in no known way", [("transmit", 0)]),
    ],
)
def test_other_ways_of_speaking(item: str, told: list[tuple[str, int]]) -> None:
    found = read(LETTER.format(items=f"(a) {item};"))
    assert [(clause.verb, clause.pressure) for clause in items(found)["2(a)"].clauses] == told


def test_what_only_hangs_on_a_letter_is_no_ask() -> None:
    """To recommend that a letter be sent is not to recommend what the letter says."""
    assert read(LETTER.format(items="(a) A paragraph that speaks in no known way;")).asks == ()


@pytest.mark.parametrize("verb", ["Demanding", "Recommending", "Insisting", "Requesting"])
def test_who_is_to_act_in_a_that_clause_is_asked(verb: str) -> None:
    found = read(LETTER.format(items=f"(a) {verb} that all parties allow access;"))
    assert clauses(found)["2(a)/1"].addressees == ("All parties to the conflict",)


def test_a_summary_says_what_is_to_be_done() -> None:
    found = read(
        LETTER.format(
            items="(a) Demanding that all parties allow access;\n\n(b) Urging the Government to act;"
        )
    )
    assert [one.summary for one in found.asks] == ["all parties allow access", "act"]
