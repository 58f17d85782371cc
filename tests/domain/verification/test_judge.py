"""Judging as a focal point: all that is missing is told at once, days can be, an older page is refused."""

from datetime import date

import pytest

from kolosi.incidents import operations as incidents
from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.verification import operations, queries
from kolosi.verification.rules import Obstacle, Status, Waits
from tests import cast
from tests.domain.incidents import builders as told
from tests.domain.verification import builders

pytestmark = pytest.mark.django_db


def test_a_judgement_is_on_record_with_what_was_known_then() -> None:
    who = builders.force()
    ref = builders.judged(who)
    story = queries.story(who.manager, ref, on=builders.AT.date())
    (said,) = story.judged
    assert (said.level, said.status, said.primary, said.secondary, said.sources_needed, said.state) == (
        1, Status.VERIFIED, 1, 0, 1, 1,
    )  # fmt: skip
    assert (story.waits, story.final, story.missing) == (Waits.REVIEW, Status.PENDING, ())


def test_all_that_is_missing_is_told_at_once() -> None:
    who = builders.force()
    second_hand = told.rules.ToldSource("s1", ("k",), category="secondary", kind="oral_testimony")
    ref = builders.violation(
        who, complete=False, sources=(second_hand,), violations=(told.killing(by_party=None),)
    )
    opinion = builders.VERIFIED._replace(on=date(2017, 5, 2), credible=False, confirmed_by_un=False)
    with pytest.raises(Refused) as refused:
        operations.judge(ref=ref, state=1, opinion=opinion, **who.by)
    assert refused.value.obstacles == {
        Obstacle.FEW_SOURCES, Obstacle.NOT_CREDIBLE, Obstacle.NOT_CONFIRMED, Obstacle.OUTSIDE_THE_GATE,
        Obstacle.NOT_COMPLETE, Obstacle.BEFORE_THE_INCIDENT,
    }  # fmt: skip


def test_a_monitors_own_observation_is_enough_and_the_party_may_stay_unidentified() -> None:
    who = builders.force()
    seen = told.rules.ToldSource("s1", ("k",), category="secondary", kind="direct_observation_by_mrm_monitor")
    assert builders.judged(who, sources=(seen,), perpetrators=())


@pytest.mark.parametrize(
    ("wrong", "obstacle"),
    [
        ({"on": date(2017, 7, 4)}, Obstacle.IN_THE_FUTURE),
        ({"on": None}, Obstacle.NO_DAY),
        ({"status": Status.COULD_NOT_VERIFY}, Obstacle.NO_REASON),
        ({"status": Status.COULD_NOT_VERIFY, "reason": "no_party"}, Obstacle.OTHER_REASON),
        ({"status": Status.PENDING}, Obstacle.NO_SUCH_ROAD),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object], obstacle: Obstacle) -> None:
    who = builders.force()
    ref = builders.violation(who)
    with pytest.raises(Refused) as refused:
        operations.judge(ref=ref, state=1, opinion=builders.VERIFIED._replace(**wrong), **who.by)  # type: ignore[arg-type]
    assert refused.value.obstacles == {obstacle}


def test_an_older_page_is_refused_with_both_versions() -> None:
    who = builders.force()
    ref = builders.violation(who)
    anew = told.told(
        title="Told anew (simulated)",
        violations=(told.killing(key=ref),),
        victims=(),
        perpetrators=(),
        sources=(),
    )
    incidents.revise(ref=ref.rpartition("/")[0], number=1, told=anew, **who.by)
    with pytest.raises(Stale):
        operations.judge(ref=ref, state=1, opinion=builders.VERIFIED, **who.by)


def test_only_an_information_manager_of_the_situation_judges() -> None:
    who = builders.force()
    ref = builders.violation(who)
    for stranger in (who.first, cast.information_manager("AF"), cast.field_monitor("ML")):
        with pytest.raises(Absent):
            operations.judge(ref=ref, state=1, opinion=builders.VERIFIED, by=stranger, at=builders.AT)
