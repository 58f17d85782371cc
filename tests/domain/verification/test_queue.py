"""The queue of each person, what receipts tell, and that neither asks more questions as it grows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kolosi.incidents import operations as incidents
from kolosi.incidents import rules
from kolosi.kernel.viewer import Viewer
from kolosi.verification import operations, queries
from kolosi.verification.queries import Part
from kolosi.verification.rules import Obstacle, Status
from tests import cast
from tests.domain.incidents import builders as told
from tests.domain.verification import builders
from tests.domain.verification.builders import AT

pytestmark = pytest.mark.django_db
LATER = (AT + timedelta(days=10)).date()


def refs(viewer: Viewer, part: Part) -> list[str]:
    return [one.ref for one in queries.queue(viewer, part, on=LATER)]


def test_each_person_sees_what_waits_for_them() -> None:
    who = builders.force()
    to_judge, to_review = builders.violation(who), builders.judged(who)
    to_propose, (to_sign, _) = builders.reviewed(who), builders.proposed(who)
    builders.verified(who)
    builders.violation(who, complete=False)
    assert [refs(who.manager, part) for part in (Part.JUDGE, Part.REVIEW, Part.PROPOSE, Part.SIGN)] == [
        [to_judge], [to_review], [], [],
    ]  # fmt: skip
    assert [refs(who.second, part) for part in (Part.JUDGE, Part.REVIEW, Part.PROPOSE, Part.SIGN)] == [
        [], [to_review], [to_propose], [to_sign],
    ]  # fmt: skip
    assert refs(who.first, Part.SIGN) == []  # signed it by proposing it
    assert queries.parts(who.second) == {Part.REVIEW: 1, Part.PROPOSE: 1, Part.SIGN: 1, Part.ANEW: 0}
    assert queries.parts(cast.co_chair("AF")) == dict.fromkeys(queries.parts(who.second), 0)
    assert queries.parts(cast.field_monitor("ML")) == {}


def test_it_says_how_long_and_what_is_missing() -> None:
    who = builders.force()
    builders.violation(who, sources=(), violations=(told.killing(in_conflict=None),))
    (waiting,) = queries.queue(who.manager, Part.JUDGE, on=LATER)
    assert waiting.days == 12  # since it was reported on 1 July
    assert set(waiting.missing) == {Obstacle.FEW_SOURCES, Obstacle.OUTSIDE_THE_GATE}


def test_what_was_told_anew_waits_until_it_was_looked_at_again() -> None:
    who = builders.force()
    anew, same = builders.verified(who), builders.verified(who)
    assert refs(who.manager, Part.ANEW) == []
    again = rules.renamed(told.told(title="Told anew"), {"k": anew})
    incidents.revise(ref=anew.partition("/")[0], number=1, told=again, **who.by)
    assert refs(who.manager, Part.ANEW) == [anew]
    back = builders.reviewed(who)
    operations.review(ref=back, state=1, opinion=builders.opinion(Status.PENDING, "contradictory"), **who.by)
    assert refs(who.manager, Part.JUDGE) == [back]  # sent back to the focal point
    assert refs(who.manager, Part.REVIEW) == []
    operations.review(ref=anew, state=2, opinion=builders.VERIFIED, **who.by)
    assert refs(who.manager, Part.ANEW) == []
    assert same not in [one for part in queries.parts(who.manager) for one in refs(who.manager, part)]


def test_beyond_a_thousand_nobody_counts(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    who = builders.force()
    waiting = [builders.violation(who) for _ in range(3)]
    for place in ("queries.waiting", "queries", "templatetags.judged"):
        monkeypatch.setattr(f"kolosi.verification.{place}.COUNTED", 2)
    assert queries.parts(who.manager)[Part.JUDGE] == 3
    page = cast.sign_in(client, who.manager).get("/verification/?part=judge").content.decode()
    assert "(more than 1,000)" in page
    assert "more than a thousand violations" in page
    assert [one in page for one in waiting] == [True, True, False]


def test_questions_do_not_grow_with_the_queue() -> None:
    who = builders.force()

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as context:
            for part in queries.parts(who.second):
                queries.queue(who.second, part, on=LATER)
            queries.queue(who.manager, Part.JUDGE, on=LATER)
        return len(context)

    def more() -> None:
        builders.violation(who), builders.judged(who), builders.reviewed(who), builders.proposed(who)

    more()
    once = asked()
    more()
    assert asked() == once


def test_whoever_reported_reads_how_far_it_has_come_and_no_more() -> None:
    who = builders.force()
    cast.organisation("ngo-of-tests", kind="civil_society")
    monitor = cast.someone(("field_monitor", "ML"), organisation="ngo-of-tests")
    reports = [told.reported(monitor) + "/1" for _ in range(3)]
    draft = told.reported(monitor, complete=False) + "/1"
    builders.violation(who)  # of another organisation
    operations.judge(ref=reports[1], state=1, opinion=builders.VERIFIED, **who.by)
    decided = [operations.Invented(reports[2], "could_not_verify", builders.DAY, AT)]
    operations.simulate(situation="ML", invented=decided, **who.by)
    stands = {one.ref: one.stands for one in queries.receipts(monitor)}
    assert stands == {
        draft: "draft", reports[0]: "received", reports[1]: "looked_at", reports[2]: "could_not_verify",
    }  # fmt: skip
    assert queries.receipts_count(monitor) == 4
    assert queries.receipts(cast.field_monitor("ML")) == ()
    assert queries.statuses(monitor, [reports[2]]) == {}
    assert Status.COULD_NOT_VERIFY in {
        one.status for one in queries.statuses(who.manager, [reports[2]]).values()
    }
