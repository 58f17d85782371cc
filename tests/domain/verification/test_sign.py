"""Signing: two different co-chairs make a decision final, and the database itself refuses fewer."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from kolosi.incidents import operations as incidents
from kolosi.kernel.refusals import Absent, Refused
from kolosi.verification import operations, queries
from kolosi.verification.rules import Obstacle, Policy, Status
from tests import cast
from tests.domain.incidents import builders as told
from tests.domain.verification import builders
from tests.domain.verification.builders import AT

pytestmark = pytest.mark.django_db


def final(who: builders.Force, ref: str) -> Status:
    found = queries.statuses(who.manager, [ref]).get(ref)
    return found.status if found else Status.PENDING


def test_a_second_co_chair_makes_it_final() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    assert final(who, ref) is Status.PENDING
    assert operations.sign(ref=ref, proposal=proposal, by=who.second, at=AT)
    assert queries.statuses(who.manager, [ref])[ref] == (AT, Status.VERIFIED, builders.DAY)


def test_the_same_co_chair_cannot_sign_twice() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    with pytest.raises(Refused) as refused:
        operations.sign(ref=ref, proposal=proposal, by=who.first, at=AT)
    assert refused.value.obstacles == {Obstacle.ALREADY_SIGNED}
    assert final(who, ref) is Status.PENDING


def test_only_a_co_chair_of_the_situation_signs() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    for stranger in (who.manager, cast.co_chair("AF")):
        with pytest.raises(Absent):
            operations.sign(ref=ref, proposal=proposal, by=stranger, at=AT)


def test_three_where_the_policy_asks_for_three() -> None:
    who = builders.force()
    policy = Policy(1, 3)
    operations.set_policy(situation="ML", policy=policy, since=builders.DAY, by=who.first, at=AT)
    ref, proposal = builders.proposed(who)
    assert not operations.sign(ref=ref, proposal=proposal, by=who.second, at=AT)
    assert operations.sign(ref=ref, proposal=proposal, by=who.third, at=AT)


def test_what_is_decided_is_not_signed_again() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    operations.sign(ref=ref, proposal=proposal, by=who.second, at=AT)
    with pytest.raises(Refused) as refused:
        operations.sign(ref=ref, proposal=proposal, by=who.third, at=AT)
    assert refused.value.obstacles == {Obstacle.CLOSED_PROPOSAL}


def test_what_was_told_or_linked_since_stands_in_the_way_all_at_once() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    incident, other = ref.rpartition("/")[0], told.reported(who.manager)
    incidents.link(ref=incident, original=other, reason="The same market.", **who.by)
    changed = {
        "told": told.told(
            update="A second source was met.",
            violations=(told.killing(key=ref),),
            victims=(),
            perpetrators=(),
            sources=(),
        )
    }
    incidents.revise(ref=incident, number=1, **changed, **who.by)
    with pytest.raises(Refused) as refused:
        operations.sign(ref=ref, proposal=proposal, by=who.second, at=AT)
    assert refused.value.obstacles == {Obstacle.TOLD_ANEW, Obstacle.A_DUPLICATE, Obstacle.FEW_SOURCES}


def test_taking_back_a_verified_violation_opens_a_notice() -> None:
    who = builders.force()
    ref = builders.verified(who)
    assert queries.corrections(who.manager) == ()
    later = AT + timedelta(days=3)
    builders.decide(who, ref, builders.opinion(Status.DID_NOT_OCCUR, "told_by_mistake"), at=later)
    (notice,) = queries.corrections(who.manager, since=later)
    assert (notice.violation, notice.status, notice.verified_on, notice.at) == (
        ref, Status.DID_NOT_OCCUR, builders.DAY, later,
    )  # fmt: skip
    assert queries.corrections(cast.co_chair("AF")) == ()


def test_the_database_refuses_a_final_decision_that_one_co_chair_signed() -> None:
    who = builders.force()
    _, proposal = builders.proposed(who)
    pk, violation = raw("SELECT id, violation_id FROM verification_proposal WHERE ref = %s", proposal)
    final = (
        'INSERT INTO verification_final (proposal_id, violation_id, number, status, "on", at)'
        " VALUES (%s, %s, 1, %s, %s, %s)"
    )
    sign = "INSERT INTO verification_signature (proposal_id, person, at) VALUES (%s, %s, %s)"
    refused("two different co-chairs", final, pk, violation, "verified", builders.DAY, AT)
    refused("(?i)unique", sign, pk, who.first.person, AT)  # the same one again
    refused("elsewhere", sign, pk, "elsewhere/1", AT)
    raw(sign, pk, who.second.person, AT)
    refused("what was proposed", final, pk, violation, "not_mrm", builders.DAY, AT)
    refused("what was proposed", final, pk, violation, "verified", "2017-06-30", AT)
    raw(final, pk, violation, "verified", builders.DAY, AT)
    refused("(?i)unique", final, pk, violation, "verified", builders.DAY, AT)
    refused("closed", sign, pk, who.third.person, AT)


def raw(statement: str, *values: object) -> Any:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone() if cursor.description else None


def refused(words: str, statement: str, *values: object) -> None:
    with pytest.raises(IntegrityError, match=words):
        raw(statement, *values)
