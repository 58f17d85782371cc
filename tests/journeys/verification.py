"""Violations while pages are looked at: one at each step of its road, one taken back, and a policy."""

from datetime import timedelta
from types import ModuleType, SimpleNamespace
from typing import Any

from kolosi.incidents import operations as incidents
from kolosi.verification import operations
from kolosi.verification.rules import Policy, Status
from tests.domain.incidents import builders as told
from tests.domain.verification import builders, test_take_over
from tests.domain.verification.builders import AT


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Walk some violations down their road through operations."""
    who = builders.force()
    demo.to_judge, demo.to_review = builders.violation(who), builders.judged(who)
    demo.to_propose, (demo.to_sign, demo.proposal) = builders.reviewed(who), builders.proposed(who)
    builders.violation(who, sources=(), violations=(told.killing(in_conflict=None),))
    demo.taken_back = builders.verified(who)
    later = AT + timedelta(days=30)
    taken = builders.opinion(
        Status.DID_NOT_OCCUR,
        "taken_back_by_source",
        words="The source says now that nobody was hurt. (simulated)",
    )
    declined = operations.propose(ref=demo.taken_back, state=1, opinion=taken, by=who.first, at=later)
    operations.decline(
        ref=demo.taken_back,
        proposal=declined,
        words="Ask the second source first. (simulated)",
        by=who.third,
        at=later,
    )
    builders.decide(who, demo.taken_back, taken, at=later)
    anew = builders.verified(who)
    changed = told.told(
        update="A second source was met.",
        violations=(told.killing(key=anew),),
        victims=(),
        perpetrators=(),
        sources=(),
    )
    incidents.revise(ref=anew.rpartition("/")[0], number=1, told=changed, **who.by)
    elsewhere = builders.violation(who)
    decided = [operations.Invented(elsewhere, "verified", builders.DAY, AT)]
    operations.simulate(situation="ML", invented=decided, **who.by)
    demo.elsewhere = elsewhere
    demo.decided_elsewhere = test_take_over.brought(who)
    operations.set_policy(situation="ML", policy=Policy(1, 2), since=builders.DAY, by=who.first, at=AT)


def judge_without_criteria(page: Any, demo: SimpleNamespace) -> None:
    """Say verified without saying that it is credible and confirmed."""
    page.locator("input[name=status][value=verified]").check()
    page.locator("main form button.button").click()
    page.locator("main .alert.wrong").wait_for()
