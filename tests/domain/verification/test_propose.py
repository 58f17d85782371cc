"""Proposing: it waits for the technical level, for the last telling, and for any proposal before it."""

from datetime import timedelta

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.verification import operations, queries
from kolosi.verification.rules import Obstacle, Policy, Status
from tests.domain.verification import builders
from tests.domain.verification.builders import AT, VERIFIED
from tests.domain.verification.test_review import told_anew

pytestmark = pytest.mark.django_db


def standing(who: builders.Force, ref: str, state: int = 1) -> frozenset[str]:
    with pytest.raises(Refused) as refused:
        operations.propose(ref=ref, state=state, opinion=VERIFIED, by=who.first, at=AT)
    return refused.value.obstacles


def test_it_waits_for_the_technical_level() -> None:
    who = builders.force()
    missing = standing(who, builders.judged(who))
    assert missing == {Obstacle.LEVEL_BELOW_MISSING, Obstacle.NOT_CREDIBLE, Obstacle.NOT_CONFIRMED}


def test_it_waits_until_the_last_telling_was_looked_at() -> None:
    who = builders.force()
    ref = builders.reviewed(who)
    told_anew(who, ref)
    assert standing(who, ref, state=2) == {Obstacle.TOLD_ANEW}


def test_one_proposal_at_a_time_and_no_judgement_under_it() -> None:
    who = builders.force()
    ref, _ = builders.proposed(who)
    assert standing(who, ref) == {Obstacle.OPEN_PROPOSAL}
    with pytest.raises(Refused) as refused:
        operations.judge(ref=ref, state=1, opinion=builders.opinion(Status.NOT_MRM, "no_party"), **who.by)
    assert refused.value.obstacles == {Obstacle.OPEN_PROPOSAL}


def test_the_policy_of_the_moment_is_stamped_and_asked_for() -> None:
    who = builders.force()
    ref = builders.reviewed(who)
    later = {"by": who.first, "at": AT}
    operations.set_policy(situation="ML", policy=Policy(2, 2), since=builders.DAY, **later)
    assert standing(who, ref) == {Obstacle.FEW_SOURCES}
    before = builders.AT.replace(month=6)  # the decision is judged by the policy of the moment it is written
    assert queries.policy_of(who.first, "ML", on=before.date()) == Policy()


def test_late_verification_is_a_new_decision_with_its_own_day() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who, builders.opinion(Status.COULD_NOT_VERIFY, "no_access"))
    operations.sign(ref=ref, proposal=proposal, by=who.second, at=AT)
    later = AT + timedelta(days=200)
    builders.decide(who, ref, VERIFIED._replace(on=later.date()), at=later)
    (first, second) = queries.finals(who.manager, [ref.rpartition("/")[0]])[ref]
    assert (first.status, second.status, second.on) == (
        Status.COULD_NOT_VERIFY,
        Status.VERIFIED,
        later.date(),
    )
    assert queries.corrections(who.manager) == ()


def test_only_a_co_chair_proposes() -> None:
    who = builders.force()
    ref = builders.reviewed(who)
    with pytest.raises(Absent):
        operations.propose(ref=ref, state=1, opinion=VERIFIED, **who.by)
