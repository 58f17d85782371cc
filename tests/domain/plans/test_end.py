"""A commitment ends once, some day, somehow; afterwards it binds nobody and nothing moves."""

import pytest

from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.plans import operations, queries
from kolosi.plans.rules.obstacles import Obstacle
from tests.domain.plans.builders import AT, ON, Pledge, browser, days

pytestmark = pytest.mark.django_db
TOLD = {"ended": HalfKnownDate.parse("2018-05"), "end": "lapsed"}


def test_after_its_end_it_binds_nobody() -> None:
    who = Pledge()
    benchmark = who.claimed()
    operations.end(ref=who.ref, number=1, **TOLD, by=who.officer, at=AT)
    assert queries.bound_by(who.chair, "roof", on=ON) == ()
    assert len(queries.bound_by(who.chair, "roof", on=days("2018-05-31"))) == 1
    with pytest.raises(Refused) as refused:
        who.verify(benchmark)
    assert refused.value.obstacles == {Obstacle.ENDED_ALREADY}


def test_it_ends_once_and_by_who_saw_it() -> None:
    who = Pledge()
    with pytest.raises(Absent):
        operations.end(ref=who.ref, number=1, **TOLD, by=who.chair, at=AT)
    operations.end(ref=who.ref, number=1, **TOLD, by=who.officer, at=AT)
    with pytest.raises(Stale):
        operations.end(ref=who.ref, number=1, **TOLD, by=who.officer, at=AT)
    with pytest.raises(Refused):
        operations.end(ref=who.ref, number=2, **TOLD, by=who.officer, at=AT)


def test_the_page_ends() -> None:
    who = Pledge()
    window, path = browser(who.officer), f"/plans/{who.ref}/end/"
    assert window.get(path).status_code == 200
    assert window.post(path, {"end": "lapsed", "ended": "2016", "number": 1}).status_code == 422
    assert window.post(path, {"end": "completed", "ended": "2018-05", "number": 1}).status_code == 302
    assert "Completed" in window.get("/plans/").content.decode()
