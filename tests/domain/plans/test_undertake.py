"""Benchmarks are added one by one, each within what the commitment covers and after it was signed."""

import pytest

from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.plans import operations
from kolosi.plans.rules.obstacles import Obstacle
from tests.domain.plans.builders import AT, RELEASE, Pledge, browser, page_of

pytestmark = pytest.mark.django_db


def test_they_keep_their_order_and_are_overdue_on_the_day_one_looks() -> None:
    who = Pledge()
    who.undertake()
    who.undertake(RELEASE._replace(text="Give an order.", activity="order", concerns="RU", due=None))
    shown = who.page().benchmarks
    assert [(one.benchmark.position, one.activity, one.concerns, one.overdue) for one in shown] == [
        (1, "Release all children", "", True),
        (2, "Military order against recruitment and use", "Recruitment and use", False),
    ]
    assert "overdue" in page_of(who.chair, f"/plans/{who.ref}/")


def test_due_before_the_signature_is_refused() -> None:
    who = Pledge()
    with pytest.raises(Refused) as refused:
        who.undertake(RELEASE._replace(due=HalfKnownDate.parse("2016"), concerns="SV"))
    assert refused.value.obstacles == {Obstacle.DUE_BEFORE_SIGNATURE, Obstacle.NOT_COVERED}


def test_others_may_not() -> None:
    who = Pledge()
    with pytest.raises(Absent):
        operations.undertake(ref=who.ref, terms=RELEASE, by=who.chair, at=AT)


def test_the_page_undertakes() -> None:
    who = Pledge()
    window, path = browser(who.manager), f"/plans/{who.ref}/undertake/"
    assert window.get(path).status_code == 200
    typed = {"activity": "access", "text": "Open all camps.", "concerns": "K", "due": "2016"}
    assert window.post(path, typed).status_code == 422
    assert window.post(path, {**typed, "due": "2019"}).status_code == 302
    assert "Open all camps." in page_of(who.chair, f"/plans/{who.ref}/")
