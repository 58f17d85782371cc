"""The United Nations verifies what was claimed: another person, with something that shows it; only this counts."""

import pytest

from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.plans import operations, queries
from kolosi.plans.rules.obstacles import Obstacle
from tests import cast
from tests.domain.plans.builders import AT, ON, RELEASE, Pledge, browser, days

pytestmark = pytest.mark.django_db


def test_what_is_verified_counts_for_whom_the_plan_binds() -> None:
    who = Pledge()
    who.verified()
    for party, on, full in (
        ("roof", ON, True),
        ("river", ON, True),  # bound through the alliance
        ("hill", ON, False),
        ("roof", days("2018-07-01"), False),  # the day before
    ):
        assert queries.fully_implemented(who.chair, party, "K", on) is full
    assert not queries.fully_implemented(who.chair, "roof", "SV", ON)  # not covered
    who.undertake(RELEASE._replace(concerns="K"))
    assert not queries.fully_implemented(who.chair, "roof", "K", ON)
    assert queries.fully_implemented(who.chair, "roof", "RU", ON)  # that benchmark is about another type


def test_a_completed_plan_counts_on_and_a_lapsed_one_does_not() -> None:
    who = Pledge()
    who.verified()
    told = {"number": 1, "ended": HalfKnownDate.parse("2018-07-02"), "by": who.officer, "at": AT}
    operations.end(ref=who.ref, end="completed", **told)
    assert queries.fully_implemented(who.chair, "roof", "K", days("2020-01-01"))
    assert [one.plan.ref for one in queries.pledges(who.chair, "roof", "K", days("2020-01-01"))] == [who.ref]


@pytest.mark.parametrize(
    ("changes", "obstacle"),
    [({"evidence": ()}, Obstacle.NO_EVIDENCE), ({"said": " "}, Obstacle.NOTHING_SAID)],
)
def test_what_stands_in_the_way(changes: dict[str, object], obstacle: Obstacle) -> None:
    who = Pledge()
    benchmark = who.claimed()
    with pytest.raises(Refused) as refused:
        who.verify(benchmark, **changes)
    assert refused.value.obstacles == {obstacle}


def test_nobody_verifies_their_own_claim() -> None:
    who = Pledge()
    both = cast.someone(("desk_officer", "ML"), ("co_chair", "ML"))
    benchmark = who.undertake()
    who.claim(benchmark, by=both)
    with pytest.raises(Refused) as refused:
        who.verify(benchmark, by=both)
    assert refused.value.obstacles == {Obstacle.OWN_CLAIM}
    who.verify(benchmark)
    assert who.status(benchmark) == "verified"


def test_who_claims_does_not_verify() -> None:
    who = Pledge()
    with pytest.raises(Absent):
        who.verify(who.claimed(), by=who.officer)


def test_the_page_verifies() -> None:
    who = Pledge()
    window, benchmark = browser(who.chair), who.claimed()
    path = f"/plans/{who.ref}/benchmarks/{benchmark}/verify/"
    typed = {"number": 1, "on": "2018-07-02", "said": "Seen.", "evidence": "Visits of June"}
    assert window.get(path).status_code == 200
    assert window.post(path, {**typed, "on": "2018-07-01"}).status_code == 422
    assert window.post(path, typed).status_code == 302
    assert window.post(path, typed).status_code == 409
    assert browser(who.officer).get(path).status_code == 404
