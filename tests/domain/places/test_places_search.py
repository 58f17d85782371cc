"""Finding places: spellings, homonyms with what they lie in, Mali before and after its reform; what other rooms ask."""

import itertools

import pytest

from kolosi.places import queries, rules
from kolosi.places.rules import Fit
from tests import cast
from tests.domain.places import builders

pytestmark = pytest.mark.django_db
MANY = "".join(
    (
        builders.village(1, "Sirakoro", admin1="07", at="12.7\t-9.2"),
        builders.village(2, "Sirakoro", admin1="06", at="11.4\t-6.1"),
        builders.village(3, "Cirakoro", admin1="03", at="13.4\t-10.3"),
        builders.village(4, "Sirakorola", admin1="07", at="13.2\t-7.6"),
        builders.village(5, "Kolongo Sirakoro", admin1="05", at="13.8\t-5.6"),
        builders.village(6, "Aguelhok", others="أجلهوك,Aguel'hoc", admin1="10", at="19.46\t0.85"),
        builders.village(7, "Kidal", admin1="10", at="18.5\t1.45", kind="T\tHLL"),
    )
)


@pytest.fixture
def mali():
    builders.bundled()
    builders.loaded(MANY)


def test_all_of_one_name_are_shown_each_with_what_it_lies_in(mali):
    found = queries.search(cast.field_monitor(), "sirakoro", situation="ML", on=builders.BEFORE)
    assert [(one.code, one.hierarchy) for one in found[:3]] == [
        ("GN1", ("Koulikoro",)), ("GN2", ("Sikasso",)), ("GN3", ("Kayes",)),
    ]  # fmt: skip
    assert [one.fit for one in found] == [
        Fit.NAME, Fit.NAME, Fit.SOUND, Fit.NAME, Fit.BEGINS, Fit.WORD,
    ]  # fmt: skip
    assert (found[3].code, found[3].valid) == ("ML-P1306", False)


@pytest.mark.parametrize(
    ("q", "first"),
    [("Agelhok", "GN6"), ("AGUEL HOC", "GN6"), ("اجلهوك", "GN6"), ("Cercle d’Abeibara", "ML0801"), ("ml0703", "ML0703"),
     ("Tinbuktu", "ML06"), ("Tombuctoo", "ML06"), ("Aguelok", "GN6"), ("Agulhok", "GN6")],
)  # fmt: skip
def test_another_spelling_finds_it(mali, q, first):
    assert builders.codes(q, situation="ML")[0] == first


def test_what_is_nearly_so_is_offered_only_in_want_of_what_is_so(mali):
    assert builders.codes("Sirakorolo") == ["GN4"]
    assert "GN4" not in builders.codes("Cirakoro", limit=3)
    assert builders.codes("zzzzzz") == builders.codes("") == builders.codes("  -  ") == []


def test_mali_before_and_after_the_reform(mali):
    """The divisions are those of the day; one of another edition is shown only where the day has none of that name."""
    viewer = cast.field_monitor()
    before = queries.search(viewer, "Kidal", situation="ML", on=builders.BEFORE)
    after = queries.search(viewer, "Kidal", situation="ML", on=builders.AFTER)
    assert [one.code for one in before][:3] == ["ML08", "ML0802", "GN7"]
    assert [one.code for one in after][:3] == ["ML-P08", "ML-P0801", "GN7"]
    (taoudenit,) = queries.search(viewer, "Taoudénit", situation="ML", on=builders.BEFORE)
    assert (taoudenit.code, taoudenit.valid, taoudenit.provisional) == ("ML-P11", False, True)
    assert [one.code for one in queries.regions(viewer, "ML", on=builders.BEFORE)][:2] == ["ML09", "ML07"]
    assert (
        len(queries.regions(viewer, "ML", on=builders.AFTER)),
        len(queries.regions(viewer, "ML", on=builders.BEFORE)),
    ) == (20, 10)
    assert len(queries.regions(viewer, "ML", on=builders.BEFORE, level=rules.Level.ADMIN2)) == 53


def test_a_place_is_named_in_the_language_of_the_reader(mali):
    english, french = (
        cast.someone(("field_monitor", "*")),
        cast.someone(("field_monitor", "*"), language="fr"),
    )
    assert queries.names(english, ["ML06", "GN1", "none"]) == {"ML06": "Timbuktu", "GN1": "Sirakoro"}
    assert queries.names(french, ["ML06"]) == {"ML06": "Tombouctou"}


def test_what_a_division_was_and_became(mali):
    viewer = cast.field_monitor()
    mopti = queries.lineage(viewer, "ML05")
    assert [(one.name, one.basis) for one in mopti.after] == [
        ("Mopti", "same_name"), ("Douentza", "districts"), ("Bandiagara", "districts"),
    ]  # fmt: skip
    assert [one.code for one in mopti.before] == ["ML-5"]
    assert queries.lineage(viewer, "nowhere") == queries.Lineage((), ())


def test_the_shapes_of_a_day_tell_which_regions_share_one(mali):
    viewer = cast.field_monitor()
    before = queries.boundaries(viewer, "ML", on=builders.BEFORE)
    assert ("ML07", "ML10") in [one.codes for one in before]
    after = {one.codes[0]: one for one in queries.boundaries(viewer, "ML", on=builders.AFTER)}
    assert after["ML-P05"].codes == ("ML-P05", "ML-P19", "ML-P20")
    told = itertools.chain.from_iterable(one.codes for one in after.values())
    assert set(told) == {one.code for one in queries.regions(viewer, "ML", on=builders.AFTER)}
    assert not any(one.own for one in (*before, *after.values()))
    assert after["ML-P08"].feature()["geometry"]["type"] == "Polygon"
    assert queries.boundaries(viewer, "NE", on=builders.AFTER) == ()


@pytest.mark.parametrize(
    ("code", "point", "doubts"),
    [("ML08", (18.4, 1.4), set()), ("ML08", (12.6, -8.0), {"outside"}), ("ML0802", (16.3, -0.04), {"outside"}),
     ("ML-P19", (15.0, -3.0), set()), ("ML-P19", (18.4, 1.4), {"outside"}), ("GN6", (12.6, -8.0), {"outside"}), ("ML10", (16.3, -0.04), set()),
     ("nowhere", (1, 1), {"no_shape"})],
)  # fmt: skip
def test_a_point_outside_the_region_is_doubted(mali, code, point, doubts):
    """A new region is held against the shape it came from: what is not known is not doubted."""
    latitude, longitude = point
    assert queries.doubts(cast.field_monitor(), code, latitude=latitude, longitude=longitude) == doubts


@pytest.mark.parametrize("who", ["stranger", "focal_point", "donor", "auditor"])
def test_others_read_nothing(who):
    builders.bundled()
    viewer = getattr(cast, who)()
    assert queries.search(viewer, "Kidal", on=builders.BEFORE) == ()
    assert queries.region_of(viewer, "ML08", on=builders.BEFORE) == rules.NOWHERE
    assert queries.names(viewer, ["ML08"]) == {}
    assert (
        queries.regions(viewer, "ML", on=builders.BEFORE)
        == queries.boundaries(viewer, "ML", on=builders.BEFORE)
        == ()
    )
    assert queries.place(viewer, "ML08") is None
    assert builders.browser(viewer).get("/places/").status_code == 404


@pytest.mark.shared
def test_real_villages_are_found_by_their_alternates(shared):
    """Of 400 real places with spelling alternates that share a key with the name, each is found by every one of them."""
    builders.bundled()
    lines = (shared / "geo" / "geonames_ML.txt").read_text().splitlines(keepends=True)
    chosen = [line for line in lines if line.split("\t")[6] == "P" and line.split("\t")[3].count(",") >= 2][
        :400
    ]
    assert builders.loaded("".join(chosen)).places == 400
    viewer, told = cast.field_monitor(), 0
    for line in chosen[::20]:
        cells = line.split("\t")
        for text in cells[3].split(","):
            if rules.plain(text) and "http" not in text:
                found = {
                    one.code
                    for one in queries.search(viewer, text, situation="ML", on=builders.BEFORE, limit=100)
                }
                assert f"GN{cells[0]}" in found, text
                told += 1
    assert told > 40
