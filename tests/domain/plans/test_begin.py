"""Progress is noted with its day; a claim that is not borne out goes back to being in progress."""

import pytest

from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.plans import operations
from kolosi.plans.rules.obstacles import Obstacle
from tests.domain.plans.builders import AT, ON, Pledge, browser, days

pytestmark = pytest.mark.django_db


def test_a_claim_is_not_borne_out() -> None:
    who = Pledge()
    benchmark = who.claimed()
    told = {
        "ref": who.ref,
        "benchmark": benchmark,
        "said": "Three were still there.",
        "by": who.chair,
        "at": AT,
    }
    with pytest.raises(Stale):
        operations.begin(**told, number=0, on=ON)
    with pytest.raises(Refused) as refused:
        operations.begin(**told, number=1, on=days("2018-07-01"))
    assert refused.value.obstacles == {Obstacle.BEFORE_THE_LAST}
    operations.begin(**told, number=1, on=ON)
    assert who.status(benchmark) == "in_progress"


def test_others_may_not_and_it_is_a_benchmark_of_this_commitment() -> None:
    who = Pledge()
    told = {"ref": who.ref, "number": 0, "on": ON, "said": "Begun.", "by": who.officer, "at": AT}
    with pytest.raises(Absent):
        operations.begin(**told, benchmark="bm-none")


def test_the_page_begins() -> None:
    who = Pledge()
    window, benchmark = browser(who.officer), who.undertake()
    path = f"/plans/{who.ref}/benchmarks/{benchmark}/begin/"
    assert window.get(path).status_code == 200
    typed = {"number": 0, "on": "2018-06-01", "said": "An order was drafted."}
    assert window.post(path, {**typed, "on": "2016-01-01"}).status_code == 422
    assert window.post(path, typed).status_code == 302
    assert who.status(benchmark) == "in_progress"
    assert window.get(f"/plans/{who.ref}/benchmarks/bm-none/begin/").status_code == 404
