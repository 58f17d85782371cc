"""Whom a commitment binds: members of the day of signature; who joins, leaves or is not sure is flagged until decided."""

from datetime import date
from typing import Any

import pytest

from kolosi.parties.rules import Holding
from kolosi.plans.rules.binding import Bound, Flag, Reach, binding, obstacles_to_reviewing
from kolosi.plans.rules.obstacles import Obstacle
from tests.rules.plans.invented import became, decided, plan, tie

ON = date(2018, 6, 1)


def bound(*ties: Any, on: date = ON, told: Any = None, changes: Any = ()) -> dict[str, Bound]:
    return {one.party: one for one in binding(told or plan(), ties, changes, on=on)}


@pytest.mark.parametrize(
    ("first", "last", "attested", "flag", "since", "holds"),
    [
        ("2014", "", "", Flag.NONE, "", Holding.YES),
        ("", "", "2017-03", Flag.NONE, "", Holding.YES),  # as the MNLA stood under the Coordination
        ("2017-03-10", "", "", Flag.UNSURE, "", Holding.PERHAPS),  # it may have come after the signature
        ("", "", "", Flag.UNSURE, "", Holding.PERHAPS),
        ("2017-06-15", "", "", Flag.JOINED_LATER, "2017-06-15", Holding.PERHAPS),
        ("2014", "2017-12-31", "", Flag.LEFT, "2017-12-31", Holding.PERHAPS),
        ("2017-05-01", "2017-08-01", "", Flag.LEFT, "2017-08-01", Holding.PERHAPS),  # came and went
    ],
)
def test_a_member_is_bound_or_flagged(
    first: str, last: str, attested: str, flag: Flag, since: str, holds: Holding
) -> None:
    one = bound(tie("river", first, last, attested))["river"]
    assert (one.flag, one.since, one.holds(ON), one.through) == (flag, since, holds, "roof")
    assert one.open is (flag is not Flag.NONE)


@pytest.mark.parametrize(("first", "last"), [("2010", "2016"), ("2018-07-01", "")])
def test_who_left_before_or_joins_after_the_day_one_looks_is_not_in_it(first: str, last: str) -> None:
    assert set(bound(tie("river", first, last))) == {"roof"}


def test_who_signs_is_bound_from_the_signature_and_nobody_before() -> None:
    assert bound(tie("river", "2014"), on=date(2017, 2, 28)) == {}
    assert bound()["roof"].reaches == (Reach(date(2017, 3, 1), None, True),)


def test_members_of_members_are_bound_through_the_one_who_signed() -> None:
    found = bound(tie("river", "2014"), tie("brook", "2015", umbrella="river"))
    assert found["brook"].flag is Flag.NONE
    assert found["brook"].through == "roof"


def test_what_happens_above_or_beside_the_one_who_signed_raises_no_flag() -> None:
    beside = (tie("roof", "2018-01-01", umbrella="sky"), tie("river", "2018-02-01", umbrella="bridge"))
    found = bound(tie("river", "2014"), tie("hill", "2017-06-15"), *beside)
    assert (found["river"].flag, found["hill"].since) == (Flag.NONE, "2017-06-15")
    assert set(found) == {"roof", "river", "hill"}


def test_a_member_joins_through_another() -> None:
    found = bound(tie("river", "2014"), tie("brook", "2017-06-15", umbrella="river"))
    assert (found["brook"].flag, found["brook"].since) == (Flag.JOINED_LATER, "2017-06-15")
    found = bound(tie("river", "2014", "2017-12-31"), tie("brook", "2014", umbrella="river"))
    assert (found["brook"].flag, found["brook"].since) == (Flag.LEFT, "2017-12-31")


def test_who_left_was_bound_until_then() -> None:
    one = bound(tie("river", "2014", "2017-12-31"))["river"]
    assert one.holds(date(2017, 12, 31)) is Holding.YES
    assert one.holds(date(2018, 1, 1)) is Holding.PERHAPS


@pytest.mark.parametrize(("binds", "after"), [(True, Holding.YES), (False, Holding.NO)])
def test_a_decision_closes_the_flag(binds: bool, after: Holding) -> None:
    told = plan(decided=(decided("river", "left", "2017-12-31", binds=binds),))
    one = bound(tie("river", "2014", "2017-12-31"), told=told)["river"]
    assert (one.open, one.holds(ON), one.holds(date(2017, 6, 1))) == (False, after, Holding.YES)


def test_another_change_raises_the_flag_again() -> None:
    told = plan(decided=(decided("river", "left", "2016-12-31", binds=False),))
    assert bound(tie("river", "2014", "2017-12-31"), told=told)["river"].open


@pytest.mark.parametrize(
    ("change", "flag", "holds"),
    [
        ("renamed", Flag.NONE, Holding.YES),
        ("split", Flag.BECAME, Holding.PERHAPS),
        ("merged", Flag.BECAME, Holding.PERHAPS),
    ],
)
def test_what_became_of_a_bound_party(change: str, flag: Flag, holds: Holding) -> None:
    one = bound(changes=[became("roof", "dome", change, "2017-10-01")])["dome"]
    assert (one.flag, one.holds(ON), one.through) == (flag, holds, "roof")
    assert "dome" not in bound(changes=[became("roof", "dome", change, "2019")])
    assert "dome" not in bound(changes=[became("stranger", "dome", change, "2017-10-01")])


def test_only_what_is_flagged_is_decided() -> None:
    open_one, closed = bound(tie("river"))["river"], bound()["roof"]
    assert obstacles_to_reviewing(open_one, "Seen.") == set()
    assert obstacles_to_reviewing(open_one, " ") == {Obstacle.NOTHING_SAID}
    assert obstacles_to_reviewing(closed, "Seen.") == {Obstacle.NOT_FLAGGED}
