"""Names of places: one village in many spellings has one key; kinds of place are no part of a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolosi.places import rules


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kidal", "Kidal Cercle"),
        ("Kidal", "Cercle de Kidal"),
        ("Ségou", "Region de Segou"),
        ("Abeïbara", "Cercle d’Abeïbara"),
        ("Ansongo", "Cercle d'Ansongo"),
        ("Djenné", "Commune urbaine de Djenné"),
        ("Gourma-Rharous", "GOURMA RHAROUS"),
        ("N'Gouma", "Ngouma"),
    ],
)
def test_kinds_accents_hyphens_and_apostrophes_make_no_other_name(one, other):
    assert rules.plain(one) == rules.plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ouélessébougou", "Wélessébugu"),  # ou, u, w
        ("Youwarou", "Youvarou"),  # w, v
        ("Gourma-Rharous", "Gourma Gharous"),  # rh, gh
        ("Aguelhok", "Aguelhoc"),  # k, c
        ("Qidal", "Kidal"),  # q, k
        ("Djenné", "Jenne"),  # dj, j
        ("Tessalit", "Tesalit"),  # doubled letters
        ("Timétrine", "Timetrin"),  # an e that nobody hears
        ("Niafunké", "Niafounke"),
        ("Bambara Maoudé", "Banbara-Mawde"),
        ("Tombouctou", "Tonbuctu"),
    ],
)
def test_one_village_in_two_spellings_has_one_key(one, other):
    assert rules.key(one) == rules.key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Gao", "Goa"), ("Mopti", "Kidal"), ("Ber", "Bourem"), ("San", "Sana Koro")]
)
def test_other_places_keep_other_keys(one, other):
    assert rules.key(one) != rules.key(other)


def test_a_name_of_kinds_alone_and_a_name_in_another_script_stay():
    assert rules.plain("Cercle") == "cercle"
    assert rules.plain("Ville de") == "de"
    assert rules.key("كيدال") == rules.plain("كيدال") != ""


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("kidal", "kidal", True), ("kidal", "kdal", True), ("kidal", "kiddal", True), ("kidal", "kodal", True),
     ("kidal", "kdaal", False), ("kidal", "gidar", False), ("a", "", True), ("ab", "ba", False)],
)  # fmt: skip
def test_one_letter_apart(one, other, near):
    assert rules.one_apart(one, other) is near
    assert rules.one_apart(other, one) is near


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=40))
def test_whatever_has_a_plain_name_has_a_key_and_case_changes_neither(text):
    assert bool(rules.key(text)) is bool(rules.plain(text))
    assert rules.plain(rules.folded(text)) == rules.plain(text)


@pytest.mark.shared
def test_real_alternates_are_mostly_spellings_we_know(shared):
    """Of spelling variants in GeoNames at most two letters longer or shorter, most share the key or are a letter apart."""
    alike = near = all_of_them = 0
    for line in (shared / "geo" / "geonames_ML.txt").read_text().splitlines():
        cells = line.split("\t")
        own = rules.plain(cells[1])
        for text in cells[3].split(","):
            other = rules.plain(text)
            if other == own or not other.isascii() or abs(len(other) - len(own)) > 2 or other[:1] != own[:1]:
                continue
            all_of_them += 1
            mine, theirs = rules.key(cells[1]), rules.key(text)
            alike += mine == theirs
            near += mine != theirs and rules.one_apart(mine, theirs)
    assert all_of_them > 4000
    assert alike / all_of_them > 0.45
    assert (alike + near) / all_of_them > 0.75
