"""Decisions that another system had made: only on incidents that came from it, and only by a co-chair."""

import pytest

from kolosi.incidents import operations as incidents
from kolosi.kernel.refusals import Absent
from kolosi.verification import operations, queries
from kolosi.verification.operations import Invented
from kolosi.verification.rules import Status
from tests.domain.incidents import builders as told
from tests.domain.verification import builders
from tests.domain.verification.builders import AT, DAY

pytestmark = pytest.mark.django_db


def test_what_another_system_decided_is_taken_over() -> None:
    who = builders.force()
    origin = incidents.Origin("primero", "i-1")
    ref = incidents.report(situation="ML", told=told.told(), complete=True, origin=origin, **who.by)
    decided = [Invented(f"{ref}/1", "verified", DAY, AT)]
    taken = {"situation": "ML", "decided": decided, "at": AT}
    with pytest.raises(Absent):
        operations.take_over(origin="primero", by=who.manager, **taken)
    with pytest.raises(Absent):
        operations.take_over(origin="another", by=who.first, **taken)
    assert operations.take_over(origin="primero", by=who.first, **taken) == 1
    assert queries.statuses(who.manager, [f"{ref}/1"])[f"{ref}/1"].status is Status.VERIFIED
    told_here = builders.violation(who)
    with pytest.raises(Absent):
        operations.take_over(
            origin="", by=who.first, situation="ML", decided=[decided[0]._replace(violation=told_here)], at=AT
        )
