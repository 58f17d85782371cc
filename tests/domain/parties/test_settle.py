"""The answer to the wish to strike a fact: somebody else gives it, once; the table knows that it is somebody else."""

import pytest
from django.db import IntegrityError, transaction

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import models, operations
from kolosi.parties.rules import Obstacle
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _told():
    builders.every_kind_of_fact()


def settle(ref, *, by=None, struck=True, reason=""):
    told = {"struck": struck, "reason": reason, "by": by or cast.co_chair(), "at": builders.AT}
    operations.settle(code="front", ref=ref, **told)


def test_nobody_answers_their_own_wish():
    chair = cast.co_chair()
    ref = builders.strike("front", builders.fact("front", "end"), by=chair)
    with pytest.raises(Refused) as refused:
        settle(ref, by=chair)
    assert refused.value.obstacles == {Obstacle.OWN_STRIKE}
    row = models.Strike.objects.get(ref=ref)
    told = {"struck": True, "wished_by": row.by, "by": row.by, "at": builders.AT, "ref": "pl-x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Settlement.objects.create(strike=row, **told)


def test_a_fact_is_kept_with_a_reason_and_can_be_asked_of_again():
    asked = builders.fact("front", "end")
    ref = builders.strike("front", asked)
    with pytest.raises(Refused) as refused:
        settle(ref, struck=False)
    assert refused.value.obstacles == {Obstacle.NO_REASON}
    settle(ref, struck=False, reason="The source is right.")
    assert builders.fact("front", "end") == asked
    with pytest.raises(Refused) as refused:
        settle(ref)
    assert refused.value.obstacles == {Obstacle.SETTLED_ALREADY}
    builders.strike("front", asked)


@pytest.mark.parametrize("who", ["information_manager", "field_monitor", "desk_officer"])
def test_others_may_not(who):
    ref = builders.strike("front", builders.fact("front", "end"), by=cast.co_chair())
    with pytest.raises(Absent):
        settle(ref, by=getattr(cast, who)())


def test_the_page_settles():
    ref = builders.strike("front", builders.fact("front", "end"))
    window = builders.browser(cast.co_chair())
    page = f"/parties/front/strikes/{ref}/settle/"
    assert page in window.get("/parties/front/").content.decode()
    assert window.get(page).status_code == 200
    assert window.post(page, {"struck": "no"}).status_code == 422
    assert window.post(page, {"struck": "yes"}).status_code == 302
    assert "struck" in window.get("/parties/front/").content.decode()
    assert window.get("/parties/front/strikes/pk-none/settle/").status_code == 404
