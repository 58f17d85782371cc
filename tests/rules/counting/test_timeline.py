"""From what was told, decided and linked to states in time (R21), and from victims to numbers (R22)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kolosi.counting.rules import timeline
from kolosi.counting.rules.facts import Child, Sex, Status, Tally
from kolosi.counting.rules.timeline import Decided, Linked, Named, Recorded, Victim

NAMED = Named("ML-1/1", "ML-1", "AB", "ML")


def moment(number: int) -> datetime:
    return datetime(2024, 1, number, tzinfo=UTC)


def told(at: int, *, standing: str = "complete", boys: int | None = 3, **more: object) -> Recorded:
    return Recorded(moment(at), standing, date(2023, 12, 5), date(2023, 12, 6), boys=boys, **more)  # type: ignore[arg-type]


def test_r21_a_violation_waits_until_somebody_decides_and_each_change_is_a_state() -> None:
    spans = timeline.states(
        NAMED, [told(2)], [Decided(moment(4), "verified", date(2024, 1, 3))], [Linked(moment(6), True)]
    )
    assert [(one.violation.status, one.violation.duplicate, one.violation.recorded_at, one.superseded_at) for one in spans] == [
        (Status.PENDING, False, moment(2), moment(4)),
        (Status.VERIFIED, False, moment(4), moment(6)),
        (Status.VERIFIED, True, moment(6), None),
    ]  # fmt: skip


def test_r21_a_draft_never_counts_nor_takes_back_what_was_told_whole() -> None:
    assert timeline.states(NAMED, [told(1, standing="draft")]) == []
    spans = timeline.states(NAMED, [told(1), told(2, standing="draft", boys=9), told(3, boys=2)])
    assert [one.violation.tally.boys for one in spans] == [3, 2]


def test_r21_an_edit_that_changes_nothing_counted_makes_no_state() -> None:
    assert [one.violation.recorded_at for one in timeline.states(NAMED, [told(1), told(2)])] == [moment(1)]


def test_r21_of_one_moment_the_last_counts_and_no_state_is_empty() -> None:
    spans = timeline.states(NAMED, [told(1)], [Decided(moment(1), "verified", date(2024, 1, 1))])
    assert [(one.violation.status, one.superseded_at) for one in spans] == [(Status.VERIFIED, None)]


def test_r21_what_is_withdrawn_or_told_no_longer_is_kept_and_counts_no_more() -> None:
    for later in (told(2, standing="withdrawn"), told(2, told=False)):
        assert [one.violation.withdrawn for one in timeline.states(NAMED, [told(1), later])] == [False, True]


def test_r21_whoever_goes_back_to_pending_has_no_day_of_verification() -> None:
    decided = [
        Decided(moment(2), "verified", date(2024, 1, 2)),
        Decided(moment(3), "did_not_occur", date(2024, 1, 3)),
    ]
    assert [one.violation.verified_on for one in timeline.states(NAMED, [told(1)], decided)] == [
        None,
        date(2024, 1, 2),
        None,
    ]


def test_r21_what_is_told_whole_without_a_day_is_loud() -> None:
    with pytest.raises(ValueError, match="ML-1/1 was told whole without a day"):
        timeline.states(NAMED, [replace(told(1), first=None)])


GROUP = Victim("g", sex="female", group=True, low=2, high=2)


@pytest.mark.parametrize(
    ("recorded", "tally", "at_least"),
    [
        (told(1, girls=1), Tally(3, 1), False),
        (told(1, at_least=True), Tally(3), True),
        (told(1, boys=None, victims=(Victim("a", "p-1", "male"), GROUP)), Tally(1, 2), False),
        (told(1, boys=None, victims=(replace(GROUP, high=5),)), Tally(0, 2), True),
        (told(1, boys=None, victims=(replace(GROUP, low=None, high=None),)), Tally(), True),
        (told(1, boys=None), Tally(), False),
    ],
)
def test_r22_numbers_are_those_told_else_what_victims_add_up_to(
    recorded: Recorded, tally: Tally, at_least: bool
) -> None:
    assert timeline.tallied(recorded) == (tally, at_least)


def test_children_are_told_apart_everywhere_or_inside_their_incident() -> None:
    victims = (Victim("a", "p-1", "male", 12), Victim("b", sex="female"), GROUP)
    assert timeline.children_of(NAMED, told(1, victims=victims)) == (
        Child("p-1", Sex.BOY, 12),
        Child("ML-1/b", Sex.GIRL, None, local=True),
    )
