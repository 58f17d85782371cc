"""Divisions before and after a reform, the bundled ones of Mali; points and shapes; faults of files."""

import tomllib
from datetime import date

import pytest

from kolosi.places import rules
from kolosi.places.gateways import bundled, files
from kolosi.reference.rules import code_list

BEFORE, AFTER = date(2018, 5, 4), date(2024, 1, 1)


@pytest.fixture(scope="module")
def told():
    return [(one, files.read(one.layout, one.data, one.about)) for one in bundled.files()]


@pytest.fixture(scope="module")
def mali(told):
    register = told[0][1]
    return rules.Atlas(
        editions=tuple(rules.Edition(one.code, one.kind, one.label, one.first) for one in register.editions),
        areas={
            one.key: rules.Area(one.edition, one.code, one.level, one.name, one.above, one.point)
            for one in register.places
            if one.level in rules.DIVISIONS
        },
        links=tuple(rules.Link(one.later, one.earlier, one.basis) for one in register.descents),
    )


@pytest.fixture(scope="module")
def shapes(told):
    return {one.key: one for one in told[1][1].shapes}


def _count(mali, edition, level):
    return sum(one.edition == edition and one.level is level for one in mali.areas.values())


def test_the_bundled_files_have_no_fault(told):
    (_, register), (_, borders) = told
    assert rules.complaints(register, {}, {}) == ()
    known = {
        one.key: rules.Known(one.level, one.above, frozenset({rules.plain(one.name)}), one.point)
        for one in register.places
    }
    assert rules.complaints(borders, {}, known) == ()
    assert all(one.source and one.licence for one in register.editions)


def test_mali_has_ten_regions_before_the_reform_and_twenty_after(mali):
    assert [_count(mali, "2021", level) for level in (rules.Level.ADMIN1, rules.Level.ADMIN2)] == [10, 53]
    assert [_count(mali, "2023", level) for level in (rules.Level.ADMIN1, rules.Level.ADMIN2)] == [20, 159]


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2012-04-01", "2021"),
        ("2021-12-20", "2021"),
        ("2023-03-12", "2021"),
        ("2023-03-13", "2023"),
        ("2026-01-01", "2023"),
    ],
)
def test_the_edition_of_a_day(mali, day, edition):
    """The oldest edition stands for days before it; the reform begins on 13 March 2023."""
    assert mali.holding(date.fromisoformat(day)).code == edition
    assert mali.last_day("2021") == date(2023, 3, 12)
    assert mali.last_day("2023") is mali.last_day("eight-regions") is None


@pytest.mark.parametrize(
    ("key", "on", "region", "district", "sure"),
    [
        ("2021/ML0802", BEFORE, "ML08", "ML0802", True),
        ("2021/ML0802", AFTER, "ML-P08", "ML-P0801", False),
        ("2021/ML0501", AFTER, "ML-P20", "ML-P2001", False),  # Bandiagara, a region of its own now
        ("2023/ML-P19", BEFORE, "ML05", "", False),  # Douentza, which lay in Mopti
        ("2023/ML-P1902", BEFORE, "ML05", "", False),  # a new district of it: the old one is not told
        ("2023/ML-P11", BEFORE, "ML06", "", False),  # Taoudénit, out of Tombouctou
        ("2021/ML05", AFTER, "", "", False),  # Mopti, of which three regions came
        ("2023/ML-P16", BEFORE, "", "", False),  # Bougouni, from two
        ("2021/nowhere", BEFORE, "", "", False),
    ],
)
def test_a_place_lies_in_the_region_of_its_day(mali, key, on, region, district, sure):
    found = mali.on_day(key, on)
    assert (found.region, found.district, found.sure) == (region, district, sure)


def test_several_possible_regions_are_told_and_none_is_guessed(mali):
    assert mali.on_day("2021/ML05", AFTER).regions == ("ML-P05", "ML-P19", "ML-P20")
    assert mali.on_day("eight-regions/ML-7", BEFORE).regions == ("ML07", "ML10")
    assert mali.on_day("eight-regions/ML-5", AFTER).regions == ("ML-P05", "ML-P19", "ML-P20")


def test_an_edition_between_two_others_does_not_cut_what_is_told_of_them(mali):
    between = rules.Edition("2022", rules.EditionKind.DIVISIONS, {"en": "x"}, date(2022, 6, 1))
    more = rules.Atlas((*mali.editions, between), mali.areas, mali.links)
    assert more.on_day("2021/ML0802", AFTER).region == "ML-P08"
    assert more.on_day("2021/ML0802", date(2022, 7, 1)) == rules.NOWHERE


def test_every_district_of_before_is_told_after_but_that_of_bamako(mali):
    old = [one for one in mali.areas.values() if one.edition == "2021" and one.level is rules.Level.ADMIN2]
    assert [one.name for one in old if not mali.after(one.key)] == ["Bamako"]
    assert mali.on_day("2021/ML0901", AFTER).region == "ML-P09"


def test_every_point_of_mali_lies_in_the_shape_of_its_region(mali, shapes, told):
    """A slip of a digit in the bundled file would put a town into another region, or another country."""
    placed = [one for one in told[0][1].places if one.point]
    assert len(placed) > 150
    for one in placed:
        start = one.key if one.level in rules.DIVISIONS else one.above
        found = [shapes[key] for key in mali.counterparts(start, "eight-regions")]
        measured = [(shape.rings, shape.margin_km) for shape in found]
        assert rules.doubts(one.point, measured) == frozenset(), one


SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
HOLE = ((1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0))


@pytest.mark.parametrize(
    ("point", "there"),
    [((3, 3), True), ((1.5, 1.5), False), ((5, 1), False), ((-0.1, 1), False), ((0.5, 3.9), True)],
)
def test_a_hole_is_outside(point, there):
    assert rules.inside(rules.Point(*point), [SQUARE, HOLE]) is there


@pytest.mark.parametrize(
    ("point", "margin", "doubts"),
    [((3, 3), 0, set()), ((3, 4.05), 10, set()), ((3, 4.2), 10, {"outside"}), ((1.5, 1.5), 10, {"outside"})],
)
def test_a_point_outside_by_more_than_the_shape_is_inexact_is_doubted_not_refused(point, margin, doubts):
    assert rules.doubts(rules.Point(*point), [((SQUARE, HOLE), margin)]) == doubts
    assert rules.doubts(rules.Point(*point), []) == {"no_shape"}


def test_distances_are_those_of_the_earth():
    gao, kidal = rules.Point(16.272, -0.045), rules.Point(18.441, 1.408)
    assert rules.km_between(gao, kidal) == pytest.approx(286, abs=3)
    assert rules.km_to_border(rules.Point(2, 4.5), [SQUARE]) == pytest.approx(0.5 * 111, rel=0.01)
    assert [rules.point(*one) for one in (("91", "0"), ("x", "0"), ("nan", "0"), (None, None))] == [None] * 4


def test_precisions_and_complaints_have_their_words():
    assert set(rules.Precision) == set(code_list("place_precisions"))
    assert set(rules.Level) == set(code_list("place_levels"))
    assert set(rules.Reason) == set(code_list("place_complaints"))
    assert set(rules.Layout) == set(code_list("place_layouts"))
    assert set(rules.Descent) == set(code_list("place_descents"))


@pytest.mark.parametrize(
    ("level", "own", "precision"),
    [("admin1", False, "admin1"), ("admin2", False, "admin2"), ("admin3", False, "admin2"),
     ("settlement", False, "settlement"), ("landmark", False, "settlement"), ("admin1", True, "exact_point")],
)  # fmt: skip
def test_somewhere_in_the_district_is_no_point(level, own, precision):
    assert rules.precision_of(rules.Level(level), has_own_point=own) == precision


def test_the_bundled_codes_after_the_reform_say_that_they_are_ours(told):
    later = [one for one in told[0][1].places if one.edition == "2023"]
    assert all(one.code.startswith("ML-P") for one in later)
    assert next(one for one in told[0][1].editions if one.code == "2023").provisional
    assert tomllib.loads(told[0][0].data.decode())["situation"] == "ML"
