"""A commitment is recorded as it was signed; by whom did not exist then, or without its second side, it is refused."""

import pytest
from django.db import DatabaseError, transaction

from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.plans import models, operations, queries
from kolosi.plans.rules.obstacles import Obstacle
from tests import cast
from tests.domain.parties import builders as parties
from tests.domain.plans import builders
from tests.domain.plans.builders import AT, ON, Pledge, browser, page_of, signed

pytestmark = pytest.mark.django_db


def test_it_is_numbered_in_its_situation_and_binds_the_members_of_the_day() -> None:
    who = Pledge()
    assert who.ref == "ML-PLAN-0001"
    assert builders.sign(who.officer, signed()) == "ML-PLAN-0002"
    assert [(one.party, one.flag) for one in queries.binding(who.chair, queries.plan_of(who.chair, who.ref), on=ON)] == [
        ("roof", ""),
        ("river", ""),
    ]  # fmt: skip
    assert [one.plan.ref for one in queries.bound_by(who.chair, "river", on=ON)] == [
        "ML-PLAN-0001",
        "ML-PLAN-0002",
    ]
    assert queries.bound_by(who.chair, "hill", on=ON) == ()
    assert {one.ref for one in queries.plans_of(who.chair, "roof")} == {"ML-PLAN-0001", "ML-PLAN-0002"}
    assert queries.plans_of(who.chair, "river") == ()


def test_the_coordinations_plan_of_march_2017_binds_the_mnla() -> None:
    parties.mali()
    officer = cast.desk_officer("ML")
    ref = builders.sign(officer, signed(parties=("cma",), covers=("RU", "SV")))
    found = queries.binding(officer, queries.plan_of(officer, ref), on=ON)
    assert {one.party: str(one.flag) for one in found} == {
        "cma": "", "mnla": "", "hcua": "unsure", "maa-coordination": "unsure",
    }  # fmt: skip


def test_who_did_not_exist_then_cannot_have_signed() -> None:
    parties.party("young", described=parties.described(spell=parties.rules.spell("2017-06")))
    parties.proposed("waiting")
    officer = cast.desk_officer("ML")
    with pytest.raises(Refused) as refused:
        builders.sign(officer, signed(parties=("young",)))
    assert refused.value.obstacles == {Obstacle.NOT_THERE_THEN}
    with pytest.raises(Refused) as refused:
        builders.sign(officer, signed(parties=("waiting",), un_signatory=""))
    assert refused.value.obstacles == {Obstacle.NO_SUCH_PARTY, Obstacle.NO_UN_SIGNATORY}
    assert models.Plan.objects.count() == 0


def test_others_may_not_and_elsewhere_it_is_absent() -> None:
    who = Pledge()
    told = {"told": signed(), "at": AT}
    for by, situation in ((who.chair, "ML"), (who.officer, "XX"), (who.officer, "nowhere")):
        with pytest.raises(Absent):
            operations.sign(situation=situation, by=by, **told)
    assert queries.plan_of(cast.desk_officer("XX"), who.ref) is None


def test_rows_are_never_changed() -> None:
    Pledge()
    for rows in (models.Plan, models.State, models.Signatory, models.Covered):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.objects.all().delete()


def test_the_page_signs() -> None:
    who = Pledge()
    window = browser(who.officer)
    typed = {
        "situation": "ML", "kind": "communique", "title": "A communiqué", "signed": "2017-06", "parties": ["river"],
        "covers": ["SV"], "source": "S/1", "un_signatory": "Someone",
    }  # fmt: skip
    assert window.get("/plans/sign/").status_code == 200
    refused = window.post("/plans/sign/", typed)
    assert refused.status_code == 422
    assert "nobody signs it for the United Nations" in refused.content.decode()
    assert window.post("/plans/sign/", {**typed, "un_signatory": ""}).status_code == 302
    assert "A communiqué" in page_of(who.chair, "/plans/?kind=communique&situation=ML")
    assert "No commitment fits" in page_of(who.chair, "/plans/?kind=road_map")
    shown = page_of(who.chair, "/plans/ML-PLAN-0002/")
    assert "River Front" in shown
    assert "nobody: it is one-sided" in shown
    page_of(who.chair, "/plans/ML-PLAN-0009/", 404)


def test_a_government_may_sign_a_protocol_alone() -> None:
    who = Pledge()
    protocol = signed(
        kind="handover_protocol", parties=(), covers=(), others="Government of Zandia", hours=48
    )
    ref = builders.sign(who.officer, protocol._replace(signed=HalfKnownDate.parse("2013-07-01")))
    shown = page_of(who.chair, f"/plans/{ref}/")
    assert "48 hours" in shown
    assert "Government of Zandia" in shown
    assert "so it binds none" in shown
