"""Declining: a reason is needed, the proposal is closed for good, and another can follow."""

import pytest

from kolosi.kernel.refusals import Refused
from kolosi.verification import operations, queries
from kolosi.verification.rules import Obstacle, Status, Waits
from tests.domain.verification import builders
from tests.domain.verification.builders import AT, VERIFIED

pytestmark = pytest.mark.django_db


def test_a_declined_proposal_decides_nothing_and_another_can_follow() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    by = {"ref": ref, "proposal": proposal, "by": who.second, "at": AT}
    with pytest.raises(Refused) as refused:
        operations.decline(words="  ", **by)
    assert refused.value.obstacles == {Obstacle.NO_REASON}
    operations.decline(words="The two accounts differ.", **by)
    with pytest.raises(Refused) as refused:
        operations.sign(ref=ref, proposal=proposal, by=who.third, at=AT)
    assert refused.value.obstacles == {Obstacle.CLOSED_PROPOSAL}
    story = queries.story(who.second, ref, on=AT.date())
    assert (story.final, story.waits, story.proposals[0].declined) == (
        Status.PENDING, Waits.PROPOSE, "The two accounts differ.",
    )  # fmt: skip
    builders.decide(who, ref, VERIFIED)
    assert queries.story(who.second, ref, on=AT.date()).final is Status.VERIFIED
