"""The life of a letter keeps to its roads; silence is not a refusal; a public statement waits for no reply."""

from dataclasses import replace
from datetime import date

import pytest

from kolosi.conclusions.rules import looking
from kolosi.letters.rules import life
from kolosi.letters.rules.life import LifeObstacle, Standing, Status

DAY, LATER = date(2018, 5, 4), date(2018, 6, 1)
DRAFT = Standing(Status.DRAFTED, statement=False, drafted_by="p-1", last_on=DAY)


def _move(
    standing: Standing, to: Status, *, by: str = "p-2", on: date = LATER, said: str = "x"
) -> set[LifeObstacle]:
    return life.obstacles(standing, to=to, by=by, on=on, today=LATER, said=said)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("to", list(Status))
def test_nothing_moves_off_the_roads(status: Status, to: Status) -> None:
    assert (LifeObstacle.NO_SUCH_ROAD in _move(replace(DRAFT, status=status), to)) == (
        to not in life.ROADS[status]
    )


def test_every_status_is_on_the_map_and_none_leads_to_itself() -> None:
    assert set(life.ROADS) == set(Status)
    assert not [status for status, roads in life.ROADS.items() if status in roads]


def test_a_letter_is_cleared_by_another_than_its_drafter() -> None:
    assert _move(DRAFT, Status.CLEARED, by="p-1") == {LifeObstacle.OWN_DRAFT}
    assert _move(DRAFT, Status.CLEARED) == set()


def test_a_statement_waits_for_no_reply() -> None:
    issued = replace(DRAFT, status=Status.SENT, statement=True)
    assert LifeObstacle.NO_REPLY_TO_A_STATEMENT in _move(issued, Status.ANSWERED)
    assert life.silent_since(Status.SENT, DAY, statement=True, on=date(2030, 1, 1)) is None


def test_no_reply_before_it_was_sent() -> None:
    assert LifeObstacle.NOT_SENT_YET in _move(replace(DRAFT, status=Status.CLEARED), Status.ANSWERED)


def test_days_go_forward_and_a_reply_says_something() -> None:
    sent = replace(DRAFT, status=Status.SENT, last_on=date(2018, 5, 20))
    assert _move(sent, Status.ANSWERED, on=DAY) == {LifeObstacle.BEFORE_THE_LAST}
    assert _move(sent, Status.ANSWERED, on=date(2018, 7, 1)) == {LifeObstacle.IN_THE_FUTURE}
    assert _move(sent, Status.DECLINED, said=" ") == {LifeObstacle.NOTHING_SAID}


def test_silence_begins_with_our_policy_and_a_receipt_does_not_end_it() -> None:
    begins = date.fromordinal(DAY.toordinal() + looking.silence_days())
    day_before = date.fromordinal(begins.toordinal() - 1)
    for status in (Status.SENT, Status.ACKNOWLEDGED):
        assert life.reply_due(status, DAY, statement=False) == begins
        assert life.silent_since(status, DAY, statement=False, on=day_before) is None
        assert life.silent_since(status, DAY, statement=False, on=begins) == begins
    assert life.silent_since(Status.DECLINED, DAY, statement=False, on=begins) is None


def test_a_follow_up_follows_silence_once() -> None:
    assert life.obstacles_to_reminding(None, reminded=False) == {LifeObstacle.NOT_SILENT}
    assert life.obstacles_to_reminding(DAY, reminded=True) == {LifeObstacle.DRAFTED_ALREADY}
    assert life.obstacles_to_reminding(DAY, reminded=False) == set()
