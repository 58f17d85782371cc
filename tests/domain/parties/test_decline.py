"""A proposed party is declined by somebody else, who says why."""

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import operations, queries
from kolosi.parties.rules import Obstacle
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


def test_a_declined_party_stays_on_record_with_its_reason():
    chair = cast.co_chair()
    builders.proposed("new-front")
    operations.decline(code="new-front", reason="Criminals, no party.", by=chair, at=builders.AT)
    assert queries.register(chair, on=builders.ON) == ()
    (told,) = queries.proposals(chair)
    assert (told.standing, told.decision) == ("declined", "Criminals, no party.")


def test_no_reason_no_answer():
    chair = cast.co_chair()
    builders.proposed("new-front", by=chair)
    with pytest.raises(Refused) as refused:
        operations.decline(code="new-front", reason=" ", by=chair, at=builders.AT)
    assert refused.value.obstacles == {Obstacle.NO_REASON, Obstacle.OWN_PROPOSAL}


def test_others_may_not():
    builders.proposed("new-front")
    with pytest.raises(Absent):
        operations.decline(code="new-front", reason="x", by=cast.information_manager(), at=builders.AT)


def test_the_page_declines():
    builders.proposed("new-front")
    window = builders.browser(cast.co_chair())
    assert window.get("/parties/new-front/decline/").status_code == 200
    assert (
        "This field is required"
        in window.post("/parties/new-front/decline/", {"reason": ""}).content.decode()
    )
    assert window.post("/parties/new-front/decline/", {"reason": "No sources."}).status_code == 302
    assert "No sources." in window.get("/parties/new-front/").content.decode()
