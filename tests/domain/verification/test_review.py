"""The technical level waits for the focal point; told anew, it may say the same again, which moves no figure."""

from dataclasses import replace

import pytest

from kolosi.incidents import operations as incidents
from kolosi.incidents import queries as register
from kolosi.kernel.refusals import Refused
from kolosi.verification import operations, queries
from kolosi.verification.queries import Part
from kolosi.verification.rules import Obstacle, Waits
from tests.domain.verification import builders
from tests.domain.verification.builders import AT, VERIFIED

pytestmark = pytest.mark.django_db


def told_anew(who: builders.Force, ref: str) -> None:
    """Add an update to the last state of the incident."""
    incident = ref.rpartition("/")[0]
    last = register.telling(who.manager, incident)
    anew = replace(last.told, update="A second source was met.")
    incidents.revise(ref=incident, number=last.number, told=anew, **who.by)


def test_it_waits_for_the_focal_point() -> None:
    who = builders.force()
    ref = builders.violation(who)
    with pytest.raises(Refused) as refused:
        operations.review(ref=ref, state=1, opinion=VERIFIED, **who.by)
    assert refused.value.obstacles == {Obstacle.LEVEL_BELOW_MISSING}


def test_what_is_told_anew_after_verification_waits_to_be_looked_at_again() -> None:
    who = builders.force()
    ref = builders.verified(who)
    assert queries.queue(who.manager, Part.ANEW, on=AT.date()) == ()
    told_anew(who, ref)
    (waiting,) = queries.queue(who.manager, Part.ANEW, on=AT.date())
    assert waiting.ref == ref
    assert queries.story(who.manager, ref, on=AT.date()).told_anew
    before = queries.last_final(who.manager)
    operations.review(ref=ref, state=2, opinion=VERIFIED, **who.by)
    assert queries.queue(who.manager, Part.ANEW, on=AT.date()) == ()
    assert queries.story(who.manager, ref, on=AT.date()).waits is Waits.NOTHING
    assert queries.last_final(who.manager) == before


def test_the_same_is_not_said_twice_of_the_same_telling() -> None:
    who = builders.force()
    ref = builders.reviewed(who)
    with pytest.raises(Refused) as refused:
        operations.review(ref=ref, state=1, opinion=VERIFIED, **who.by)
    assert refused.value.obstacles == {Obstacle.NO_SUCH_ROAD}
