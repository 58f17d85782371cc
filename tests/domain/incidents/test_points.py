"""Points of a map: as near as somebody told a place, and never nearer."""

from datetime import timedelta

import pytest

from kolosi.incidents import operations, queries, rules
from tests import cast
from tests.domain.incidents import builders
from tests.domain.places import builders as places

pytestmark = pytest.mark.django_db

MOPTI = (-4.183, 14.484)  # the town; its region and its district stand at the same point


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        (
            rules.Where("ML05", "2021", "exact_point", latitude=14.6, longitude=-4.1),
            (-4.1, 14.6, "exact_point"),
        ),
        (rules.Where("ML0506", "2021", "admin2", latitude=14.6, longitude=-4.1), (*MOPTI, "admin2")),
        (rules.Where("ML0506", "2021", "admin1"), (*MOPTI, "admin1")),
        (rules.Where("GN2453348", "seats", "settlement"), (*MOPTI, "settlement")),
        (rules.Where("GN2453348", "seats", "admin2"), (*MOPTI, "admin1")),
        (rules.Where("ML05", "2021", "situation"), None),
        (rules.Where("", "", "", "a camp"), None),
    ],
)
def test_a_mark_stands_no_nearer_than_the_place_was_told(where, shown):
    places.bundled()
    manager = cast.information_manager()
    ref = builders.reported(manager, complete=False, where=where)
    found = queries.points(manager, [f"{ref}/1"])
    assert [(one.longitude, one.latitude, one.precision) for one in found.shown] == ([shown] if shown else [])
    assert found.nowhere == (() if shown else (f"{ref}/1",))


def test_what_lies_at_one_point_shares_a_mark_and_its_name():
    places.bundled()
    manager = cast.information_manager()
    refs = [
        builders.reported(manager, complete=False, where=rules.Where("ML0506", "2021", "admin2"))
        for _ in range(2)
    ]
    (mark,) = queries.points(manager, refs).shown
    assert (mark.refs, mark.number, mark.label) == (tuple(refs), 2, "Mopti")


def test_points_are_those_of_the_day_and_of_the_viewer():
    places.bundled()
    monitor = cast.field_monitor()
    ref = builders.reported(monitor, complete=False, where=rules.Where("ML0506", "2021", "admin2"))
    later = builders.AT + timedelta(days=9)
    told = builders.told(where=rules.Where("ML07", "2021", "admin1"))
    operations.revise(ref=ref, number=1, told=told, by=monitor, at=later)
    assert [one.label for one in queries.points(monitor, [ref]).shown] == ["Gao"]
    assert [one.label for one in queries.points(monitor, [ref], as_of=builders.AT).shown] == ["Mopti"]
    assert queries.points(monitor, [ref], as_of=builders.AT - timedelta(days=1)).shown == ()
    assert queries.points(cast.field_monitor(), [ref]) == queries.Spots((), ())
