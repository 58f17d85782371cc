"""Only what the United Nations verified counts; benchmarks keep to their roads; overdue is seen on the day one looks."""

from datetime import date
from itertools import product

import pytest

from kolosi.parties.rules import Described, Entry, spell
from kolosi.plans.rules.facts import Signed, Status, Terms
from kolosi.plans.rules.obstacles import Obstacle
from kolosi.plans.rules.progress import ROADS, Move, Tally, fully, obstacles_to_moving, tally
from kolosi.plans.rules.signing import (
    obstacles_to_ending,
    obstacles_to_signing,
    obstacles_to_undertaking,
)
from tests.rules.plans.invented import AT, benchmark, half, plan

TODAY = date(2018, 6, 1)
DONE = [("claimed", "2017-06-01"), ("verified", "2017-09-01")]


def entry(code: str, first: str = "", last: str = "") -> Entry:
    described = Described("armed_group", "non_state", ("XX",), spell=spell(first, last))
    return Entry(code, "", "p", AT, True, described, 1, (), ())


PARTIES = {"roof": entry("roof"), "young": entry("young", "2017-06"), "gone": entry("gone", "", "2016")}
FINE = {
    "kind": "action_plan", "title": "Plan", "signed": half("2017-03"), "parties": ("roof",), "covers": ("RU",),
    "un_signatory": "Someone", "source": "S",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "obstacles"),
    [
        ({}, set()),
        ({"kind": "promise"}, {Obstacle.NO_SUCH_KIND}),
        ({"title": " "}, {Obstacle.NO_TITLE}),
        ({"parties": ()}, {Obstacle.NO_SIGNATORY, Obstacle.NO_PARTY_SIGNS}),
        ({"parties": (), "others": "A government"}, {Obstacle.NO_PARTY_SIGNS}),
        ({"kind": "handover_protocol", "parties": (), "others": "A government", "covers": ()}, set()),
        ({"parties": ("nobody",)}, {Obstacle.NO_SUCH_PARTY}),
        ({"parties": ("young",)}, {Obstacle.NOT_THERE_THEN}),
        ({"parties": ("roof", "gone")}, {Obstacle.NOT_THERE_THEN}),
        ({"parties": ("young",), "signed": half("2017")}, set()),  # in some month of that year it did exist
        ({"signed": None}, {Obstacle.NO_SIGNATURE_DAY}),
        ({"signed": half("2019")}, {Obstacle.IN_THE_FUTURE}),
        ({"covers": ()}, {Obstacle.COVERS_NOTHING}),
        ({"covers": ("ZZ",)}, {Obstacle.NO_SUCH_TYPE}),
        ({"un_signatory": ""}, {Obstacle.NO_UN_SIGNATORY}),
        ({"kind": "communique"}, {Obstacle.ONE_SIDED}),
        ({"kind": "communique", "un_signatory": ""}, set()),
        ({"source": ""}, {Obstacle.NO_SOURCE}),
        ({"ended": half("2016"), "end": "lapsed"}, {Obstacle.ENDS_BEFORE}),
    ],
)
def test_what_stands_in_the_way_of_signing(changes: dict[str, object], obstacles: set[Obstacle]) -> None:
    told = Signed(**{**FINE, **changes})  # type: ignore[arg-type]
    assert obstacles_to_signing(told, parties=PARTIES, today=TODAY) == obstacles


@pytest.mark.parametrize(
    ("ended", "end", "obstacles"),
    [
        ("2018", "completed", set()),
        ("2018-01", "forgotten", {Obstacle.NO_SUCH_END}),
        ("2017-02", "lapsed", {Obstacle.ENDS_BEFORE}),
        ("2018-07", "lapsed", {Obstacle.IN_THE_FUTURE}),
    ],
)
def test_what_stands_in_the_way_of_ending(ended: str, end: str, obstacles: set[Obstacle]) -> None:
    assert obstacles_to_ending(plan(), ended=half(ended), end=end, today=TODAY) == obstacles
    again = obstacles_to_ending(
        plan(ended=half("2018"), end="lapsed"), ended=half(ended), end=end, today=TODAY
    )
    assert again == obstacles | {Obstacle.ENDED_ALREADY}


@pytest.mark.parametrize(
    ("changes", "obstacle"),
    [
        ({"text": ""}, Obstacle.NO_TEXT),
        ({"activity": "sing"}, Obstacle.NO_SUCH_ACTIVITY),
        ({"concerns": "AB"}, Obstacle.NOT_COVERED),
        ({"due": half("2017-02")}, Obstacle.DUE_BEFORE_SIGNATURE),
    ],
)
def test_what_stands_in_the_way_of_a_benchmark(changes: dict[str, object], obstacle: Obstacle) -> None:
    fine = Terms("release", "Release all.", "RU", due=half("2017-03"))
    assert obstacles_to_undertaking(plan(), fine) == set()
    assert obstacles_to_undertaking(plan(), fine._replace(**changes)) == {obstacle}
    assert obstacles_to_undertaking(plan(ended=half("2018"), end="lapsed"), fine) == {Obstacle.ENDED_ALREADY}


@pytest.mark.parametrize(("here", "to"), list(product(Status, Status)))
def test_nothing_moves_off_the_roads(here: Status, to: Status) -> None:
    one = benchmark() if here is Status.NOT_STARTED else benchmark((here.value, "2017-06-01"))
    move = Move(to, TODAY, "Seen.", evidence=("Visit.",))
    off = Obstacle.NO_SUCH_ROAD in obstacles_to_moving(plan(), one, move, by="other", today=TODAY)
    assert off is (to not in ROADS[here])
    assert here not in ROADS[here]


@pytest.mark.parametrize(
    ("changes", "by", "obstacle"),
    [
        ({"evidence": (" ",)}, "other", Obstacle.NO_EVIDENCE),
        ({}, "person-0", Obstacle.OWN_CLAIM),
        ({"said": ""}, "other", Obstacle.NOTHING_SAID),
        ({"on": date(2018, 6, 2)}, "other", Obstacle.IN_THE_FUTURE),
        ({"on": date(2017, 5, 31)}, "other", Obstacle.BEFORE_THE_LAST),
        ({"origin": "rumour"}, "other", Obstacle.NO_SUCH_SOURCE),
    ],
)
def test_what_stands_in_the_way_of_verifying(changes: dict[str, object], by: str, obstacle: Obstacle) -> None:
    claimed = benchmark(("claimed", "2017-06-01"))
    fine = Move(Status.VERIFIED, TODAY, "Seen.", "un_verified", ("Visit of May.",))
    assert obstacles_to_moving(plan(), claimed, fine, by="other", today=TODAY) == set()
    told = obstacles_to_moving(plan(), claimed, fine._replace(**changes), by=by, today=TODAY)
    assert told == {obstacle}


def test_no_step_before_the_signature() -> None:
    early = Move(Status.IN_PROGRESS, date(2017, 2, 28), "Seen.")
    told = obstacles_to_moving(plan(), benchmark(), early, by="p", today=TODAY)
    assert told == {Obstacle.BEFORE_SIGNATURE}


def test_overdue_is_seen_on_the_day_and_only_verification_ends_it() -> None:
    one = benchmark(*DONE, due="2017-07")
    assert not one.overdue(date(2017, 7, 31))
    assert one.overdue(date(2017, 8, 1))  # claimed, but not verified
    assert not one.overdue(date(2017, 9, 1))


def test_claims_and_verifications_are_told_apart() -> None:
    many = (benchmark(*DONE), benchmark(DONE[0], due="2017"), benchmark())
    assert tally(many, on=TODAY) == Tally(3, 1, 1, 0, 1, 0, 1)
    assert tally(many, on=date(2017, 5, 1)) == Tally(3, 0, 0, 0, 3, 0, 0)


@pytest.mark.parametrize(
    ("benchmarks", "full"),
    [
        ((), False),
        ((benchmark(*DONE),), True),
        ((benchmark(*DONE), benchmark(DONE[0])), False),  # a claim counts for nothing
        (
            (benchmark(*DONE, concerns="RU"), benchmark(DONE[0], concerns="SV")),
            True,
        ),  # that one is about another type
        ((benchmark(*DONE, ("regressed", "2018-01-01")),), False),
    ],
)
def test_fully_implemented_is_verified_in_full(benchmarks: tuple[object, ...], full: bool) -> None:
    told = plan(benchmarks=benchmarks)
    assert fully(told, "RU", on=TODAY) is full
    assert not fully(told, "AB", on=TODAY)  # not covered
    assert not fully(told, "RU", on=date(2017, 8, 31))
