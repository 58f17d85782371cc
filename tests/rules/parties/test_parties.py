"""Alliances over time, on the case of Mali: the Coordination with the MNLA, the Platform with GATIA."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.parties import rules
from kolosi.parties.rules import Bound, Change, Existence, Membership, Obstacle, Succession

IN_2014, IN_2016, IN_2017, IN_2019 = (date(year, 6, 1) for year in (2014, 2016, 2017, 2019))
MALI = (
    Membership("mnla", "cma", date(2014, 6, 9)),
    Membership("hcua", "cma", date(2014, 6, 9), date(2018, 12, 31)),
    Membership("late-group", "cma", date(2018, 1, 1)),
    Membership("gatia", "platform", date(2014, 8, 14)),
)


def test_members_are_those_of_the_day() -> None:
    assert rules.members("cma", MALI, on=date(2014, 1, 1)) == ()
    assert rules.members("cma", MALI, on=IN_2017) == ("mnla", "hcua")
    assert rules.members("cma", MALI, on=IN_2019) == ("mnla", "late-group")
    assert rules.umbrellas("gatia", MALI, on=IN_2016) == ("platform",)


def test_a_coalitions_plan_binds_its_members_of_the_day() -> None:
    plan = rules.bound("cma", MALI, signed_on=date(2017, 3, 5), on=IN_2019)
    assert plan == (Bound("cma"), Bound("mnla"), Bound("hcua", "left"), Bound("late-group", "joined_later"))
    assert Bound("gatia") not in plan


def test_tables_show_members_or_umbrellas() -> None:
    deeper = (*MALI, Membership("faction", "mnla", date(2015, 1, 1)))
    assert rules.row_of("faction", deeper, on=IN_2016, by_umbrella=True) == "cma"
    assert rules.row_of("faction", deeper, on=IN_2016, by_umbrella=False) == "faction"
    assert rules.row_of("aqim", deeper, on=IN_2016, by_umbrella=True) == "aqim"
    assert rules.members("cma", deeper, on=IN_2016)[-1] == "faction"


def test_the_party_of_an_incident_is_the_one_of_its_day() -> None:
    changes = (
        Succession("old-front", "new-front", date(2016, 1, 1), Change.RENAMED),
        Succession("ansar-eddine", "jnim", date(2017, 3, 2), Change.MERGED),
        Succession("mujao", "jnim", date(2017, 3, 2), Change.MERGED),
        Succession("army", "army-splinter", date(2015, 1, 1), Change.SPLIT),
    )
    assert rules.of_its_day("new-front", changes, on=IN_2014) == "old-front"
    assert rules.of_its_day("old-front", changes, on=IN_2017) == "new-front"
    assert rules.of_its_day("mujao", changes, on=IN_2019) == "jnim"
    assert rules.of_its_day("mujao", changes, on=IN_2016) == "mujao"
    assert rules.of_its_day("jnim", changes, on=IN_2016) == "jnim"  # of several, nobody can say which
    assert rules.of_its_day("army-splinter", changes, on=IN_2014) == "army"
    assert rules.of_its_day("army", changes, on=IN_2019) == "army"


@pytest.mark.parametrize(
    ("wanted", "obstacles"),
    [
        (Membership("a", "a"), {Obstacle.ITSELF}),
        (Membership("cma", "mnla", date(2015, 1, 1)), {Obstacle.CIRCLE}),
        (Membership("x", "cma", date(2015, 1, 1), date(2014, 1, 1)), {Obstacle.ENDS_BEFORE}),
        (Membership("hcua", "cma", date(2018, 6, 1)), {Obstacle.ALREADY_MEMBER}),
        (Membership("hcua", "cma", date(2019, 1, 1)), set()),
    ],
)
def test_what_stands_in_the_way_of_joining(wanted: Membership, obstacles: set[Obstacle]) -> None:
    assert rules.obstacles_to_joining(wanted, MALI) == obstacles


def test_a_party_exists_as_far_as_the_register_knows() -> None:
    known = [Existence("mujao", date(2011, 12, 1), date(2013, 8, 22)), Existence("aqim")]
    assert rules.existed("mujao", known, on=date(2012, 1, 1))
    assert not rules.existed("mujao", known, on=IN_2014)
    assert rules.existed("aqim", known, on=IN_2019)
    assert not rules.existed("nobody", known, on=IN_2019)


def test_a_name_taken_up_again_leads_in_no_circle() -> None:
    changes = (
        Succession("a", "x", date(2010, 1, 1), Change.RENAMED),
        Succession("x", "y", date(2012, 1, 1), Change.RENAMED),
        Succession("y", "x", date(2014, 1, 1), Change.RENAMED),
    )
    told = [rules.of_its_day("x", changes, on=date(year, 6, 1)) for year in (2009, 2011, 2013, 2015)]
    assert told == ["a", "x", "y", "x"]


def test_a_day_within_an_inexact_change_leads_nowhere() -> None:
    change = Succession("old", "new", date(2017, 1, 1), Change.RENAMED, date(2017, 12, 31))
    assert (
        rules.of_its_day("old", [change], on=IN_2016)
        == rules.of_its_day("new", [change], on=IN_2016)
        == "old"
    )
    assert rules.of_its_day("old", [change], on=IN_2019) == "new"
    assert [rules.of_its_day(one, [change], on=IN_2017) for one in ("old", "new")] == ["old", "new"]
    assert rules.unsure("old", [change], on=IN_2017)
    assert not rules.unsure("old", [change], on=IN_2019)


PARTIES = st.sampled_from("abcde")
DAYS = st.dates(date(2010, 1, 1), date(2020, 1, 1))


@given(st.lists(st.builds(Succession, PARTIES, PARTIES, DAYS, st.sampled_from(Change)), max_size=8), DAYS)
def test_the_party_of_a_day_is_always_found(changes: list[Succession], on: date) -> None:
    """Whatever was recorded, the walk ends, and the party of the day stands for itself on that day or leads on."""
    assert all(rules.of_its_day(party, changes, on=on) in "abcde" for party in "abcde")


@given(
    st.lists(st.builds(Membership, PARTIES, PARTIES, st.none() | DAYS, st.none() | DAYS), max_size=8), DAYS
)
def test_no_circle_is_ever_walked(asked: list[Membership], on: date) -> None:
    """Memberships that pass the rule make a circle on no day; even if some did, walking them ends."""
    made: list[Membership] = []
    for wanted in asked:
        if not rules.obstacles_to_joining(wanted, made):
            made.append(wanted)
    for party in "abcde":
        above = {one.umbrella for one in made if one.member == party and one.holds(on)}
        assert all(party not in rules.umbrellas(one, made, on=on) for one in above)
    circle = [Membership("a", "b"), Membership("b", "a")]
    assert rules.umbrellas("a", circle, on=IN_2016) == ("b",)


def test_the_picture_begins_with_what_began_first() -> None:
    assert [span.party for span in rules.timeline(MALI)] == ["hcua", "mnla", "gatia", "late-group"]
