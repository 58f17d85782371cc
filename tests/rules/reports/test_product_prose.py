"""Paragraphs of products: house order, plural, three numbers by sex, parties in descending order, late and alleged apart."""

import re
from datetime import date

import pytest

from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period
from kolosi.reference import rules as reference
from kolosi.reports.rules import figures
from kolosi.reports.rules.words import Amount, Tongue
from tests.rules.reports import told as facts

NBSP = "\u00a0"


def _one(begins: str, language: str = "en", **more: object) -> str:
    found = [text for text in facts.prose(facts.product(language, **more)) if begins in text]
    assert len(found) == 1, found
    return found[0]


def test_a_paragraph_tells_sexes_parties_late_and_a_lower_bound() -> None:
    assert _one("recruitment and use") == (
        "The United Nations verified the recruitment and use of at least 10 children (9 boys, 1 girl), attributed to "
        "unidentified parties (5), Group Alpha (4) and Group Beta (at least 1). The children whose age is known were "
        "aged 12 to 16. Of them, 1 was under 15. In addition, earlier violations of this kind against 2 children were verified "
        "in the period."
    )


def test_many_parties_are_named_as_far_as_eight_and_still_add_up() -> None:
    many = tuple(
        facts.violation(f"v{at}", "RU", boys=20 - at, parties=(f"group-{at:02}",)) for at in range(12)
    )
    said = _one("recruitment and use", facts=many)
    assert "group-07 (13) and 4 other parties or combinations of parties (42)" in said  # 12 + 11 + 10 + 9
    assert "group-08" not in said
    assert "group-08 (12)" in _one("recruitment and use", facts=many[:9])


def test_french_says_the_same_with_its_own_typography() -> None:
    said = _one("recrutement", "fr")
    assert (
        f"au moins 10 enfants (9 garçons, 1 fille), imputés comme suit{NBSP}: parties non identifiées (5)"
        in said
    )
    assert "avaient de 12 à 16 ans. Parmi eux, 1 avait moins de 15 ans." in said


def test_the_house_order_is_kept() -> None:
    order = [
        "recruitment and use",
        "deprivation of liberty",
        "killing",
        "attack on schools",
        "military use",
        "abduction",
    ]
    said = facts.prose(facts.product())
    places = [next(at for at, text in enumerate(said) if word in text) for word in order[:-1]]
    alleged = next(
        at
        for at, text in enumerate(said)
        if text.startswith("Abduction: no case that occurred in the period was verified. Allegations")
    )
    denial = next(at for at, text in enumerate(said) if "denial of humanitarian access" in text)
    assert [*places, alleged, denial] == sorted([*places, alleged, denial])


def test_joint_and_crossfire_name_all_parties() -> None:
    assert "attributed to Group Alpha and Group Beta jointly" in _one("attack on schools")
    killed = _one("killing")
    assert "killing (2) and maiming (1) of 3 children (2 girls, 1 of unknown sex)" in killed
    assert "crossfire between Group Alpha and Group Beta (1)" in killed
    assert "Explosive ordnance killed or maimed 2 of these children." in killed


def test_what_is_not_verified_is_alleged_and_nobody_is_guilty() -> None:
    for language in ("en", "fr"):
        whole = " ".join(facts.prose(facts.product(language)))
        assert not re.search(r"guilt|coupable|perpetrat|crimin", whole, re.IGNORECASE)
    assert "Allegations of 1 more grave violation have not been verified" in _one("From 1 January")


def test_detention_and_military_use_are_in_no_total() -> None:
    assert "verified at least 15 grave violations against" in _one("From 1 January")  # 10 + 3 + 1 + 1


def test_late_ones_are_inside_on_the_basis_of_the_total() -> None:
    said = _one("From 1 January", basis=Basis.TOTAL)
    assert "at least 17 grave violations" in said
    assert "Of these, 2 had occurred before 1 January 2024 (late verification)." in said


def test_a_change_compares_the_same_basis_only() -> None:
    earlier = facts.violation(
        "w1", "AS", first=date(2023, 2, 1), last=date(2023, 2, 1), verified_on=date(2023, 3, 1)
    )
    for basis, compared in ((Basis.IN_PERIOD, True), (Basis.TOTAL, False)):
        before = tables.table([earlier], Period.parse("2023"), basis, at=facts.AT)
        said = _one("From 1 January", before=(before,))
        assert ("1 had been verified on the same basis: 14 fewer than now." in said) is compared


def test_nothing_verified_is_said() -> None:
    assert facts.prose(facts.product(facts=()))[0].endswith("verified no grave violation on this basis.")


@pytest.mark.parametrize("withheld", ["in_period/type/RU/", "in_period/type/RU//girls"])
def test_what_is_withheld_stands_in_no_sentence(withheld: str) -> None:
    """Neither the number nor one from which it follows: one group by sex withheld takes the three away."""
    said = " ".join(facts.prose(facts.product(withheld=frozenset({withheld}), audience="public")))
    assert "1 girl" not in said.split("deprivation")[0]
    assert ("Recruitment and use: the number is withheld" in said) is withheld.endswith("RU/")


def test_what_became_of_the_last_conclusions() -> None:
    last = figures.Conclusions(
        "S/AC.51/2023/1", date(2023, 6, 1), 3, (("Kept", 1), ("Under way", 2), ("Lapsed", 0))
    )
    said = _one("asks in", conclusions=last)
    assert said == (
        "Of the 3 asks in S/AC.51/2023/1, adopted on 1 June 2023, 1 stands as “Kept” and 2 stand as “Under way”."
    )


@pytest.mark.parametrize(
    ("language", "number", "said"), [("en", 0, "0 boys"), ("fr", 0, "0 garçon"), ("en", 1, "1 boy")]
)
def test_plural_follows_the_language(language: str, number: int, said: str) -> None:
    assert Tongue(language).say("boys", n=number) == said


def test_large_numbers_stand_apart() -> None:
    assert Tongue("fr").written(Amount(2095, at_least=True)) == f"au moins 2{NBSP}095"


def test_both_languages_have_the_same_places() -> None:
    """A sentence that loses a value in translation would lose a figure."""
    places = re.compile(r"\{(\w+)[|}]")
    wrong = [
        code
        for code, entry in reference.code_list("product_sentences").items()
        if set(places.findall(entry.label["en"])) != set(places.findall(entry.label["fr"]))
    ]
    assert wrong == []
