"""Something later takes the place of an ask, which stays on record and is no longer open."""

from datetime import UTC, date, datetime

import pytest

from kolosi.conclusions.operations import assessing
from kolosi.conclusions.queries import finding
from kolosi.conclusions.rules.progress import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import Followed, browser, followed

pytestmark = pytest.mark.django_db

MISSION = """S/AC.51/2017/78

Conclusions on children and armed conflict in Zandia

1. At its 941st meeting, on 6 February 2017, the Working Group examined the report of the Secretary-General on children and armed conflict in Zandia (S/2017/9412).

2. The Working Group agreed on these conclusions on 4 May 2017, pursuant to resolution 1612 (2005).

3. The Working Group agreed to address letters from the Chair of the Working Group to the Security Council Committee pursuant to resolution 2374 (2017) concerning Mali:

(a) Encouraging the Security Council Committee pursuant to resolution 2374 (2017) concerning Mali to invite the Special Representative of the Secretary-General for Children and Armed Conflict to brief it.
"""


def _sibling(ask: Followed, label: str = "3(b)/1") -> Followed:
    return Followed(ask.officer, ask.document, builders.ask(ask.officer, of=ask.document, label=label))


def test_a_later_ask_takes_its_place_and_each_leads_to_the_other():
    ask = followed()
    later = _sibling(ask)
    ask.replace(ask=later.ref)
    assert (ask.row.status, ask.row.score) == ("superseded", None)
    assert ask.page().story[0].later == later.ref
    assert [ref for ref, _ in later.page().earlier] == [ask.ref]
    assert ask.page().row.overdue == ""


def test_a_later_text_is_named_by_its_symbol():
    ask = followed()
    ask.replace(reference="S/AC.51/2022/4")
    assert ask.page().story[0].reference == "S/AC.51/2022/4"


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        ({}, Obstacle.NO_LATER_TEXT),
        ({"ask": "a-000000000000"}, Obstacle.NO_LATER_TEXT),
        ({"reference": "S/AC.51/2022/4", "reason": ""}, Obstacle.NO_REASON),
    ],
)
def test_what_it_needs(told, obstacle):
    ask = followed()
    with pytest.raises(Refused) as refused:
        ask.replace(**told)
    assert refused.value.obstacles == {obstacle}
    assert ask.row.status == "not_assessed"


def test_it_does_not_lead_back_to_itself():
    ask = followed()
    later = _sibling(ask)
    ask.replace(ask=later.ref)
    for wrong in (later.ref, ask.ref):
        with pytest.raises(Refused) as refused:
            later.replace(ask=wrong)
        assert refused.value.obstacles == {Obstacle.LATER_IS_ITSELF}


def test_nothing_takes_its_place_twice_but_a_correction_opens_it_again():
    ask = followed()
    ask.replace(reference="S/AC.51/2022/4")
    with pytest.raises(Refused) as refused:
        ask.replace(reference="S/AC.51/2022/4")
    assert refused.value.obstacles == {Obstacle.NO_SUCH_ROAD}
    page = browser(ask.officer).get(f"/asks/{ask.ref}/supersede/").content.decode()
    assert ' disabled aria-describedby="why"' in page
    ask.judge("not_initiated", corrects=True)
    assert ask.row.status == "not_initiated"


def test_where_the_body_has_ended_a_note_is_enough_and_full_implementation_is_refused():
    officer = cast.desk_officer()
    document = builders.document(officer, text=MISSION)
    ask = Followed(officer, document, builders.ask(officer, of=document))
    assert [body.code for body in ask.page().row.addressees] == ["committee-2374"]
    with pytest.raises(Refused) as refused:
        ask.replace()
    assert refused.value.obstacles == {Obstacle.NO_LATER_TEXT}
    after = datetime(2024, 1, 10, tzinfo=UTC)
    page = ask.page(on=after.date())
    assert page.row.orphaned
    assert (page.bodies[0].ended_on, page.bodies[0].successors) == (date(2023, 8, 31), ())
    assert not ask.page(on=date(2023, 8, 1)).row.orphaned
    judged = assessing.Judged("fully_implemented", date(2024, 1, 9), "Done.")
    with pytest.raises(Refused) as refused:
        assessing.assess(ref=ask.ref, judged=judged, revision=ask.revision, by=officer, at=after)
    assert Obstacle.BODY_ENDED in refused.value.obstacles
    note = assessing.Later(reason="The regime was not renewed; nobody carries this on.")
    assessing.supersede(ref=ask.ref, later=note, revision=ask.revision, by=officer, at=after)
    assert not ask.page(on=after.date()).row.orphaned


def test_a_later_ask_that_a_viewer_may_not_see_is_not_named():
    ask = followed()
    secret = _sibling(ask, builders.CONFIDENTIAL)
    ask.replace(ask=secret.ref)
    monitor = cast.field_monitor()
    assert ask.page(monitor).story[0].later == ""
    assert "Salt House" not in browser(monitor).get(f"/asks/{ask.ref}/").content.decode()
    assert "Salt House" in browser(ask.officer).get(f"/asks/{ask.ref}/").content.decode()


def test_an_older_view_is_stale():
    ask = followed()
    later = assessing.Later(reason="x", reference="S/1")
    with pytest.raises(Stale):
        assessing.supersede(ref=ask.ref, later=later, revision=0, by=ask.officer, at=builders.LATER)


@pytest.mark.parametrize("who", ["working_group_expert", "co_chair", "focal_point", "field_monitor"])
def test_others_may_not(who):
    ask, other = followed(), getattr(cast, who)()
    later = assessing.Later(reason="x", reference="S/1")
    with pytest.raises(Absent):
        assessing.supersede(ref=ask.ref, later=later, revision=ask.revision, by=other, at=builders.LATER)
    assert browser(other).get(f"/asks/{ask.ref}/supersede/").status_code == 404


def test_the_page_supersedes():
    ask = followed()
    window = browser(ask.officer)
    told = {"reference": "S/AC.51/2022/4", "reason": "Asked again.", "revision": ask.revision}
    assert window.post(f"/asks/{ask.ref}/supersede/", told).status_code == 302
    assert ask.row.status == "superseded"


def test_the_likest_later_asks_are_offered_first():
    ask = followed(label="3(b)/1")
    later = builders.TEXT.replace("2017/77", "2022/77").replace("4 May 2017", "4 May 2022")
    again = builders.document(ask.officer, text=later)
    earlier = builders.TEXT.replace("2017/77", "2015/77").replace("4 May 2017", "4 May 2015")
    builders.document(ask.officer, text=earlier)
    offered = finding.later_asks(ask.officer, ask.ref)
    labels = builders.labels(again)
    assert offered[0][0] == labels["3(b)/1"]
    assert {ref for ref, _ in offered} == {labels[label] for label in ("3(a)/2", "3(b)/1", "5(b)/1")}
    assert labels["5(b)/1"] not in dict(finding.later_asks(cast.information_manager(), ask.ref))
    window = browser(ask.officer)
    assert "endorse the Safe Schools Declaration (S/AC.51/2022/77 3(b)/1)" in (
        window.get(f"/asks/{ask.ref}/supersede/").content.decode()
    )
    told = {"ask": offered[0][0], "reason": "Asked again.", "revision": ask.revision}
    assert window.post(f"/asks/{ask.ref}/supersede/", told).status_code == 302
    assert ask.page().story[0].later == offered[0][0]


def test_a_body_that_is_only_needed_makes_an_orphan_whose_addressee_goes_on():
    officer = cast.desk_officer()
    text = builders.TEXT.replace(
        "ensure that the United Nations Children’s Fund continues",
        "ensure that the United Nations Multidimensional Integrated Stabilization Mission in Mali continues",
    )
    document = builders.document(officer, text=text)
    ask = Followed(officer, document, builders.ask(officer, of=document, label="6(a)/1"))
    page = ask.page(on=date(2024, 1, 1))
    assert page.row.orphaned
    (gone,) = [body for body in page.bodies if body.ended_on]
    assert (gone.code, gone.asked, gone.ended_by) == ("minusma", False, "S/RES/2690(2023)")
    assert len(gone.successors) == 3
    told = browser(officer).get(f"/asks/{ask.ref}/").content.decode()
    assert "which this ask needs, ended on 31 December 2023" in told
    assert "Who could carry it on" in told
    named = [ask.show("Monitors"), ask.show("Secretariat", "un_unverified")]
    ask.judge("fully_implemented", evidence=named)  # the Secretary-General, who was asked, has not ended
