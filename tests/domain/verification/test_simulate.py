"""Decisions of the past in bulk: invented ones, in time, with notices; only on invented incidents."""

from datetime import date, timedelta

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.verification import operations, queries
from kolosi.verification.operations import Invented
from kolosi.verification.rules import Obstacle, Status
from tests import cast
from tests.domain.incidents import builders as told
from tests.domain.verification import builders
from tests.domain.verification.builders import AT, DAY

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=40)


def test_decisions_come_back_in_time_and_what_is_taken_back_opens_a_notice() -> None:
    who = builders.force()
    one, other, third = (builders.violation(who) for _ in range(3))
    before = queries.last_final(who.manager)
    invented = [
        Invented(one, "did_not_occur", LATER.date(), LATER),
        Invented(one, "verified", DAY, AT),
        Invented(other, "could_not_verify", DAY, AT),
    ]
    assert operations.simulate(situation="ML", invented=invented, **who.by) == 3
    found = queries.finals(who.manager, [ref.rpartition("/")[0] for ref in (one, other, third)])
    assert found == {
        one: ((AT, Status.VERIFIED, DAY), (LATER, Status.DID_NOT_OCCUR, LATER.date())),
        other: ((AT, Status.COULD_NOT_VERIFY, DAY),),
    }
    assert [notice.violation for notice in queries.corrections(who.manager)] == [one]
    incidents = {ref.rpartition("/")[0] for ref in (one, other)}
    assert queries.decided_incidents(who.manager, since=before) == incidents
    assert queries.decided_incidents(who.manager, since=queries.last_final(who.manager)) == set()
    operations.simulate(situation="ML", invented=[Invented(other, "verified", LATER.date(), LATER)], **who.by)
    assert queries.statuses(who.manager, [other])[other].status is Status.VERIFIED


def test_readers_elsewhere_see_no_decision() -> None:
    who = builders.force()
    ref = builders.violation(who)
    operations.simulate(situation="ML", invented=[Invented(ref, "verified", DAY, AT)], **who.by)
    for stranger in (cast.co_chair("AF"), cast.field_monitor("ML")):
        assert queries.finals(stranger, [ref.rpartition("/")[0]]) == {}
        assert queries.last_final(stranger) == 0
        assert queries.statuses(stranger, [ref]) == {}


@pytest.mark.parametrize(
    ("wrong", "obstacle"),
    [
        ({"on": None}, Obstacle.NO_DAY),
        ({"on": date(2017, 7, 4)}, Obstacle.IN_THE_FUTURE),
        ({"on": date(2017, 5, 2)}, Obstacle.BEFORE_THE_INCIDENT),
    ],
)
def test_a_decision_of_the_past_has_a_day_that_can_be(wrong: dict[str, date], obstacle: Obstacle) -> None:
    who = builders.force()
    good = Invented(builders.violation(who), "verified", DAY, AT)
    with pytest.raises(Refused) as refused:
        operations.simulate(situation="ML", invented=[good._replace(**wrong)], **who.by)
    assert refused.value.obstacles == {obstacle}


def test_nothing_is_invented_on_what_is_real_nor_over_a_proposal_that_waits() -> None:
    who = builders.force()
    real = told.operations.report(situation="ML", told=told.told(), complete=True, **who.by)
    with pytest.raises(Absent):
        operations.simulate(situation="ML", invented=[Invented(f"{real}/1", "verified", DAY, AT)], **who.by)
    waiting, _ = builders.proposed(who)
    with pytest.raises(Refused) as refused:
        operations.simulate(situation="ML", invented=[Invented(waiting, "verified", DAY, AT)], **who.by)
    assert refused.value.obstacles == {Obstacle.OPEN_PROPOSAL}
