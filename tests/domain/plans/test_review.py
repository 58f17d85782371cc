"""Who joins or leaves an alliance after the signature is flagged until somebody decides; the next change flags again."""

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.plans import models, operations, queries
from kolosi.plans.rules.obstacles import Obstacle
from tests.domain.parties import builders as parties
from tests.domain.plans.builders import AT, Pledge, browser, page_of

pytestmark = pytest.mark.django_db


def _of(who: Pledge, party: str) -> queries.ShownBound:
    return next(one for one in who.page().bound if one.party.code == party)


def test_who_joins_later_is_flagged_until_decided() -> None:
    who = Pledge()
    tie = parties.ally("hill", "roof", "2017-09-01", by=who.manager)
    assert (_of(who, "hill").bound.flag, _of(who, "hill").holds) == ("joined_later", "perhaps")
    assert who.page().row.waiting == 1
    told = {"ref": who.ref, "party": "hill", "at": AT}
    operations.review(**told, binds=True, reason="It took the plan over.", by=who.chair)
    assert (_of(who, "hill").bound.open, _of(who, "hill").holds) == (False, "yes")
    with pytest.raises(Refused) as refused:
        operations.review(**told, binds=False, reason="Again.", by=who.chair)
    assert refused.value.obstacles == {Obstacle.NOT_FLAGGED}
    last = parties.rules.parsed("2018-05-31")
    parties.operations.part(code="hill", ref=tie, last=last, source="S", by=who.manager, at=AT)
    assert (_of(who, "hill").bound.flag, _of(who, "hill").bound.open) == ("left", True)
    assert models.Review.objects.count() == 1


def test_only_parties_of_the_plan_and_only_by_who_may() -> None:
    who = Pledge()
    parties.ally("hill", "roof", "2017-09-01", by=who.manager)
    told = {"ref": who.ref, "binds": True, "reason": "So.", "at": AT}
    with pytest.raises(Absent):
        operations.review(**told, party="stranger", by=who.chair)
    with pytest.raises(Absent):
        operations.review(**told, party="hill", by=who.officer)


def test_the_page_reviews() -> None:
    who = Pledge()
    parties.ally("hill", "roof", "2017-09-01", by=who.manager)
    window, path = browser(who.chair), f"/plans/{who.ref}/parties/hill/review/"
    assert "It joined Roof Front after the signature, on 1 September 2017." in page_of(
        who.chair, f"/plans/{who.ref}/"
    )
    assert window.get(path).status_code == 200
    assert window.post(path, {"binds": "no", "reason": "It never took it over."}).status_code == 302
    assert "Decided: it does not bind the party." in page_of(who.chair, f"/plans/{who.ref}/")
    assert window.post(path, {"binds": "no", "reason": "Again."}).status_code == 422
    assert window.get(f"/plans/{who.ref}/parties/stranger/review/").status_code == 404
