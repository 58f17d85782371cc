"""Violations for tests, simulated, at every step of their road; each step is done by somebody of their own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from kolosi.kernel.viewer import Viewer
from kolosi.verification import operations, rules
from tests import cast
from tests.domain.incidents import builders as incidents

AT = datetime(2017, 7, 3, 9, 0, tzinfo=UTC)
DAY = date(2017, 7, 2)
VERIFIED = rules.Opinion(rules.Status.VERIFIED, DAY, credible=True, confirmed_by_un=True)


def opinion(status: rules.Status, reason: str = "", **changes: Any) -> rules.Opinion:
    """An opinion of that day."""
    told: dict[str, Any] = {"on": DAY, "reason": reason, "credible": True, "confirmed_by_un": True}
    return rules.Opinion(status, **{**told, **changes})


@dataclass
class Force:
    """A task force: an information manager and three co-chairs, all of Mali."""

    manager: Viewer
    first: Viewer
    second: Viewer
    third: Viewer

    @property
    def by(self) -> dict[str, Any]:
        """The manager, at the moment of the tests."""
        return {"by": self.manager, "at": AT}


def force(situation: str = "ML") -> Force:
    """Enrol them."""
    chairs = [cast.co_chair(situation) for _ in range(3)]
    return Force(cast.information_manager(situation), *chairs)


def violation(who: Force, **changes: Any) -> str:
    """Report a complete incident with one killing, and return the violation's reference."""
    return incidents.reported(who.manager, **changes) + "/1"


def judged(who: Force, **changes: Any) -> str:
    """The same, judged verified by the focal point."""
    ref = violation(who, **changes)
    operations.judge(ref=ref, state=1, opinion=VERIFIED, **who.by)
    return ref


def reviewed(who: Force, **changes: Any) -> str:
    """The same, reviewed at the technical level."""
    ref = judged(who, **changes)
    operations.review(ref=ref, state=1, opinion=VERIFIED, **who.by)
    return ref


def proposed(who: Force, opinion: rules.Opinion = VERIFIED, **changes: Any) -> tuple[str, str]:
    """The same, proposed by the first co-chair; the violation and the proposal."""
    ref = reviewed(who, **changes)
    return ref, operations.propose(ref=ref, state=1, opinion=opinion, by=who.first, at=AT)


def verified(who: Force, **changes: Any) -> str:
    """The same, signed by the second co-chair: final."""
    ref, proposal = proposed(who, **changes)
    operations.sign(ref=ref, proposal=proposal, by=who.second, at=AT)
    return ref


def decide(who: Force, ref: str, told: rules.Opinion, *, state: int = 1, at: datetime = AT) -> None:
    """Let two co-chairs decide."""
    proposal = operations.propose(ref=ref, state=state, opinion=told, by=who.first, at=at)
    operations.sign(ref=ref, proposal=proposal, by=who.second, at=at)
