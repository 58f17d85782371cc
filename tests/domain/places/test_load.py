"""A file of places is loaded whole or not at all; bad rows are named; what is known is recognised, and never changed."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from kolosi.kernel.refusals import Absent, Refused
from kolosi.places import operations, queries, rules
from tests import cast
from tests.domain.places import builders

pytestmark = pytest.mark.django_db
TWO = builders.village(1, "Sirabala") + builders.village(
    2, "Kolongo", others="Colongo,Kolongo Bozo,http://x.example/y"
)
PCODES = (
    builders.HEAD
    + "XXX,1,ML91,North,XXX,2031-01-01\nXXX,2,ML9101,Hill,ML91,2031-01-01\nNER,1,NE01,Agadez,NER,2031-01-01\n"
)


def test_villages_are_found_with_the_region_their_source_names():
    builders.bundled()
    assert builders.loaded(TWO) == queries.Loaded(places=2, names=4, shapes=0)
    (found,) = queries.search(cast.field_monitor(), "colongo", situation="ML", on=builders.BEFORE)
    assert (found.code, found.hierarchy, found.within.region) == ("GN2", ("Mopti",), "ML05")
    assert queries.region_of(cast.field_monitor(), "GN2", on=builders.AFTER).regions == (
        "ML-P05",
        "ML-P19",
        "ML-P20",
    )


def test_a_region_that_the_source_does_not_name_is_told_by_the_shape_or_stays_unknown():
    builders.bundled()
    rows = [
        builders.village(1, "Inside", admin1="00", at="19.5\t1.4"),  # Kidal, far from its border
        builders.village(2, "Border", admin1="00", at="14.95\t-4.05"),
        builders.village(3, "Abroad", admin1="", at="14.0\t2.1"),
        builders.village(4, "Doubtful", admin1="10", at="12.6\t-8.0"),  # named in Kidal, lies in Bamako
    ]
    by = cast.information_manager()
    ref = builders.received("".join(rows), by=by)
    seen = queries.preview(by, ref)
    assert (seen.unplaced, seen.outside, seen.faults) == (1, 1, 0)
    operations.load(ref=ref, by=by, at=builders.AT)
    regions = {
        code: queries.region_of(by, code, on=builders.BEFORE).region for code in ("GN1", "GN2", "GN3", "GN4")
    }
    assert regions == {"GN1": "ML08", "GN2": "ML05", "GN3": "", "GN4": "ML08"}


def test_bad_rows_are_named_and_nothing_of_the_file_is_loaded():
    bad = TWO + "short\trow\n" + builders.village(3, "", at="99\t0") + builders.village(2, "Kolongo")
    told = builders.faults(bad, "geonames")
    assert told == [(3, "", "few_columns"), (4, "latitude, longitude", "no_point"), (5, "code", "told_twice")]
    with pytest.raises(Refused) as refused:
        builders.loaded(bad)
    assert refused.value.obstacles == {rules.Obstacle.FAULTY_ROWS}
    assert builders.codes("Sirabala") == []


@pytest.mark.parametrize(
    ("layout", "text", "fault"),
    [
        ("pcodes", "a,b\n1,2\n", (1, "", "not_this_form")),
        ("pcodes", builders.HEAD, (0, "", "nothing_in_it")),
        ("pcodes", builders.HEAD + "X,4,ML91,A,,\n", (2, "Admin Level", "no_such_level")),
        ("pcodes", builders.HEAD + "X,1,ML91,A,,soon\n", (2, "Valid from date", "no_day")),
        ("pcodes", builders.HEAD + "X,1,,A,,\n", (2, "code", "no_code")),
        ("pcodes", builders.HEAD + "X,1,ML91,,,\n", (2, "name", "no_name")),
        ("pcodes", builders.HEAD + "X,2,ML9101,A,ML90,\n", (2, "parent", "no_such_parent")),
        ("boundaries", "{}", (0, "", "not_this_form")),
        ("boundaries", "no json", (0, "", "not_this_form")),
        ("register", "situation = 'NE'", (0, "situation", "nothing_in_it")),
        ("register", "edition = 3", (0, "", "not_this_form")),
    ],
)
def test_each_fault_names_row_field_and_reason(layout, text, fault):
    assert fault in builders.faults(text, layout, edition="new")


def test_a_file_that_is_no_text_has_another_form():
    assert builders.faults(b"\xff\xfe\x00", "geonames") == [(0, "", "not_this_form")]


def test_p_codes_take_their_day_from_the_list_and_leave_other_countries_out():
    by = cast.information_manager()
    ref = builders.received(PCODES, "pcodes", edition="2031", by=by)
    assert queries.preview(by, ref).left_out == 1
    operations.load(ref=ref, by=by, at=builders.AT)
    (edition,) = queries.known_editions(by, "ML")
    assert (edition.code, edition.first.isoformat(), edition.oldest) == ("2031", "2031-01-01", True)
    assert queries.region_of(by, "ML9101", on=builders.BEFORE).region == "ML91"


def test_loading_again_recognises_what_it_knows():
    builders.bundled()
    builders.bundled()
    assert builders.loaded(TWO).places == 2
    by = cast.information_manager()
    more = builders.received(TWO + builders.village(3, "Tiguila"), by=by)
    seen = queries.preview(by, more)
    assert (seen.new, seen.known) == (1, 2)
    assert operations.load(ref=more, by=by, at=builders.AT) == queries.Loaded(places=1, names=1, shapes=0)
    with pytest.raises(Refused) as refused:
        operations.load(ref=more, by=by, at=builders.AT)
    assert refused.value.obstacles == {rules.Obstacle.LOADED_ALREADY}


def test_a_list_that_says_less_or_spells_otherwise_is_recognised_and_one_that_says_otherwise_refused():
    builders.bundled()
    same = builders.HEAD + "MLI,1,ML04,Segou,MLI,2021-12-20\nMLI,2,ML0406,SEGOU,ML04,2021-12-20\n"
    assert builders.loaded(same, "pcodes", edition="2021").places == 0
    assert builders.faults(
        same.replace("ML0406,SEGOU,ML04", "ML0406,Sikasso,ML03"), "pcodes", edition="2021"
    ) == [
        (3, "name", "differs"),
        (3, "parent", "differs"),
    ]
    moved = same.replace("2021-12-20", "2021-12-21")
    assert builders.faults(moved, "pcodes", edition="2021") == [(0, "edition", "differs")]
    assert builders.faults(same, "pcodes", edition="other") == [(0, "edition", "same_day")]


def test_a_village_on_record_never_moves():
    builders.loaded(TWO)
    moved = builders.village(2, "Kolongo", at="15.5\t-4.2")
    assert builders.faults(moved, "geonames") == [(1, "point", "differs")]
    assert builders.loaded(moved, edition="villages-2").places == 1
    assert len(builders.codes("Kolongo")) == 1  # the newest list of villages stands for the older


def _square(west: float, *, code: str = "ML91") -> dict:
    ring = [[west, 10], [west + 2, 10], [west + 2, 12], [west, 12], [west, 10]]
    return {
        "type": "Feature",
        "properties": {"ADM1_PCODE": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_shapes_of_geojson_and_topojson_belong_to_places_on_record():
    builders.loaded(PCODES, "pcodes", edition="2031")
    wrong = json.dumps({"type": "FeatureCollection", "features": [
        _square(0, code="ML77"), _square(0, code=""), {**_square(0), "geometry": {"type": "Point", "coordinates": [0, 0]}}
    ]})  # fmt: skip
    assert builders.faults(wrong, "boundaries", edition="2031") == [
        (1, "code", "no_such_place"), (2, "code", "no_code"), (3, "geometry", "no_shape"),
    ]  # fmt: skip
    fine = json.dumps({"type": "FeatureCollection", "features": [_square(0)]})
    assert builders.loaded(fine, "boundaries", edition="2031").shapes == 1
    topology = {"type": "Topology", "transform": {"scale": [1, 1], "translate": [4, 10]},
                "arcs": [[[0, 0], [2, 0]], [[0, 0], [0, 2], [2, 0], [0, -2]]],
                "objects": {"x": {"geometries": [{"type": "Polygon", "arcs": [[0, -2]], "properties": {"code": "ML91"}}]}}}  # fmt: skip
    assert builders.loaded(json.dumps(topology), "boundaries", edition="2031").shapes == 1
    (shape,) = queries.boundaries(cast.field_monitor(), "ML", on=builders.BEFORE)
    assert (shape.own, shape.codes, shape.rings[0][1]) == (
        True,
        ("ML91",),
        (6.0, 10.0),
    )  # the last one stands


def test_rows_are_added_never_changed():
    builders.loaded(TWO)
    for table in ("places_place", "places_placename", "places_edition", "places_file", "places_loading"):
        for act in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):  # noqa: S608
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(act)


def test_the_page_names_bad_rows_and_loads_nothing():
    by = cast.information_manager()
    ref = builders.received(TWO + "short\n", by=by)
    window, path = builders.browser(by), f"/places/received/{ref}/load/"
    shown = window.get(path).content.decode()
    assert "The row has too few columns." in shown
    assert "disabled" in shown
    answer = window.post(path)
    assert (answer.status_code, "nothing of the file is loaded" in answer.content.decode()) == (422, True)


def test_the_page_loads_and_says_how_much_was_new():
    by = cast.information_manager()
    window, path = builders.browser(by), f"/places/received/{builders.received(TWO, by=by)}/load/"
    answer = window.post(path, follow=True).content.decode()
    assert "Loaded: 2 new places, 4 new names, 0 shapes." in answer
    assert "This file is loaded" in answer
    assert window.get("/places/received/pf-none/load/").status_code == 404


def test_nothing_is_loaded_by_others():
    ref = builders.received(TWO)
    with pytest.raises(Absent):
        operations.load(ref=ref, by=cast.co_chair(), at=builders.AT)
