"""What was verified can fall back; then it no longer counts, and its past stays in sight."""

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.plans import operations, queries
from kolosi.plans.rules.obstacles import Obstacle
from tests.domain.plans.builders import AT, ON, Pledge, browser, days

pytestmark = pytest.mark.django_db


def test_what_fell_back_no_longer_counts() -> None:
    who = Pledge()
    benchmark = who.verified()
    told = {"ref": who.ref, "benchmark": benchmark, "said": "Children were seen again.", "at": AT}
    operations.regress(**told, number=2, on=ON, by=who.officer)
    assert not queries.fully_implemented(who.chair, "roof", "K", ON)
    assert [one.step.status for one in who.page().benchmarks[0].steps] == ["claimed", "verified", "regressed"]
    with pytest.raises(Absent):
        operations.regress(**told, number=3, on=ON, by=who.manager)


def test_nothing_falls_back_that_was_never_there() -> None:
    who = Pledge()
    told = {
        "ref": who.ref,
        "benchmark": who.undertake(),
        "number": 0,
        "said": "Bad.",
        "by": who.officer,
        "at": AT,
    }
    with pytest.raises(Refused) as refused:
        operations.regress(**told, on=days("2018-06-01"))
    assert refused.value.obstacles == {Obstacle.NO_SUCH_ROAD}


def test_the_page_regresses() -> None:
    who = Pledge()
    window, benchmark = browser(who.officer), who.verified()
    path = f"/plans/{who.ref}/benchmarks/{benchmark}/regress/"
    typed = {"number": 2, "on": "2018-07-02", "said": "Children were seen again."}
    assert window.get(path).status_code == 200
    assert window.post(path, {**typed, "on": "2018-07-01"}).status_code == 422
    assert window.post(path, typed).status_code == 302
    assert who.status(benchmark) == "regressed"
