"""What is claimed is on record with where it comes from, and counts for nothing."""

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.plans import queries
from kolosi.plans.rules.obstacles import Obstacle
from tests.domain.plans.builders import ON, Pledge, browser, page_of

pytestmark = pytest.mark.django_db


def test_a_claim_counts_for_nothing() -> None:
    who = Pledge()
    who.claimed()
    tally = who.page().row.tally
    assert (tally.claimed, tally.verified, tally.overdue) == (1, 0, 1)
    assert not queries.fully_implemented(who.chair, "roof", "K", ON)
    assert "1 only claimed" in page_of(who.chair, "/plans/")


def test_who_verifies_does_not_claim() -> None:
    who = Pledge()
    with pytest.raises(Absent):
        who.claim(who.undertake(), by=who.chair)


@pytest.mark.parametrize("origin", ["rumour", "un_verified"])
def test_it_says_where_it_comes_from_and_never_that_it_is_verified(origin: str) -> None:
    who = Pledge()
    with pytest.raises(Refused) as refused:
        who.claim(who.undertake(), origin=origin)
    assert refused.value.obstacles == {Obstacle.NO_SUCH_SOURCE}


def test_the_page_claims() -> None:
    who = Pledge()
    window, benchmark = browser(who.officer), who.undertake()
    path = f"/plans/{who.ref}/benchmarks/{benchmark}/claim/"
    typed = {"number": 0, "on": "2018-06-01", "said": "All were released.", "origin": "party"}
    assert window.get(path).status_code == 200
    assert window.post(path, {**typed, "on": "2999-01-01"}).status_code == 422
    assert window.post(path, {**typed, "evidence": "A letter of May\n\nA list"}).status_code == 302
    assert who.page().benchmarks[0].steps[0].step.evidence == ("A letter of May", "A list")
