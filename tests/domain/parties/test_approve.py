"""A proposed party is approved by somebody else, once, where their right reaches; the table itself holds that."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import models, operations, queries
from kolosi.parties.rules import Obstacle
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


def test_somebody_else_approves_and_it_is_in_the_register():
    """R2-2368: in the present tool anybody edits the list of parties; here a name waits for somebody else."""
    chair = cast.co_chair("ML")
    builders.proposed("new-front", "New Front")
    operations.approve(code="new-front", reason="Two sources.", by=chair, at=builders.AT)
    assert [row.name for row in queries.register(chair, on=builders.ON)] == ["New Front"]
    told = builders.sheet("new-front").proposal
    assert (told.standing, told.decided_by, told.decision) == ("approved", chair.name, "Two sources.")


def test_whoever_proposes_may_not_approve():
    chair = cast.co_chair()
    builders.proposed("new-front", by=chair)
    with pytest.raises(Refused) as refused:
        operations.approve(code="new-front", by=chair, at=builders.AT)
    assert refused.value.obstacles == {Obstacle.OWN_PROPOSAL}
    row = models.Party.objects.get(code="new-front")
    told = {
        "party": row,
        "approved": True,
        "proposed_by": row.by,
        "by": row.by,
        "at": builders.AT,
        "ref": "pd-x",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Decision.objects.create(**told)


def test_a_proposal_is_answered_once():
    builders.party("new-front")
    with pytest.raises(Refused) as refused:
        operations.approve(code="new-front", by=cast.co_chair(), at=builders.AT)
    assert refused.value.obstacles == {Obstacle.DECIDED_ALREADY}


def test_of_two_proposals_of_one_name_only_one_is_approved():
    builders.proposed("first", "New Front")
    with pytest.raises(Refused):
        builders.proposed("second", "new front")


@pytest.mark.parametrize("who", ["information_manager", "desk_officer", "field_monitor", "stranger"])
def test_others_may_not(who):
    builders.proposed("new-front")
    with pytest.raises(Absent):
        operations.approve(code="new-front", by=getattr(cast, who)(), at=builders.AT)
    for absent in (
        {"code": "new-front", "by": cast.co_chair("SO")},
        {"code": "nobody", "by": cast.co_chair()},
    ):
        with pytest.raises(Absent):
            operations.approve(**absent, at=builders.AT)


@pytest.mark.parametrize("table", ["Party", "Decision", "Description", "PartyName", "PartySituation"])
def test_the_database_keeps_what_was_told(table):
    builders.party("new-front")
    rows = getattr(models, table).objects
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(id=F("id"))
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.all()._raw_delete(rows.db)
    assert rows.exists()


def test_the_page_approves():
    chair = cast.co_chair()
    builders.proposed("new-front", "New Front")
    builders.proposed("own-front", "Own Front", by=chair)
    window = builders.browser(chair)
    assert "New Front" in window.get("/parties/proposals/").content.decode()
    assert (
        "someone other than the person who proposed it" in window.get("/parties/own-front/").content.decode()
    )
    assert window.post("/parties/own-front/approve/", {"reason": ""}).status_code == 422
    assert window.get("/parties/new-front/approve/").status_code == 200
    assert window.post("/parties/new-front/approve/", {"reason": ""})["Location"] == "/parties/new-front/"
    assert builders.browser(cast.field_monitor()).get("/parties/new-front/").status_code == 200
    assert builders.browser(cast.field_monitor()).get("/parties/own-front/").status_code == 404
