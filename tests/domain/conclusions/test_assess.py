"""How an ask stands is judged with evidence and a reason; what was once reached stays in sight."""

from datetime import date

import pytest

from kolosi.conclusions.operations import assessing
from kolosi.conclusions.rules.progress import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import browser, followed

pytestmark = pytest.mark.django_db


def _fully(ask, **more):
    named = [ask.show("Monitors", "un_verified"), ask.show("Ministry", "addressee")]
    return ask.judge("fully_implemented", evidence=named, **more)


def test_full_implementation_needs_two_sources_of_which_one_is_verified():
    ask = followed()
    own = [ask.show("Ministry", "addressee"), ask.show("Army", "addressee")]
    with pytest.raises(Refused) as refused:
        ask.judge("fully_implemented", evidence=own)
    assert refused.value.obstacles == {Obstacle.NO_VERIFIED_SOURCE}
    with pytest.raises(Refused) as refused:
        ask.judge("fully_implemented", evidence=[ask.show("Monitors"), ask.show(" monitors ")])
    assert refused.value.obstacles == {Obstacle.FEW_SOURCES}
    _fully(ask)
    assert (ask.row.status, ask.row.score) == ("fully_implemented", 4)


def test_evidence_of_another_ask_shows_nothing():
    ask = followed()
    other = builders.ask(ask.officer, of=ask.document, label="3(b)/1")
    theirs = type(ask)(ask.officer, ask.document, other).show("Monitors")
    with pytest.raises(Refused) as refused:
        ask.judge("initiated", evidence=[theirs])
    assert refused.value.obstacles == {Obstacle.NOT_ITS_EVIDENCE}


def test_regression_keeps_what_was_reached():
    ask = followed()
    _fully(ask, on=date(2018, 6, 26))
    with pytest.raises(Refused) as refused:
        ask.judge("initiated")
    assert refused.value.obstacles == {Obstacle.NO_SUCH_ROAD}
    ask.judge("regressed")
    assert (ask.row.status, ask.row.score) == ("regressed", None)
    judged = [event.label for event in ask.page().story if event.kind == "assessment"]
    assert judged == ["Regressed", "Fully implemented"]


def test_what_cannot_be_verified_does_not_wash_away_what_was_reached():
    ask = followed()
    ask.judge("initiated", date(2018, 6, 26))
    ask.judge("unverifiable", date(2018, 6, 27))
    with pytest.raises(Refused) as refused:
        ask.judge("not_initiated")
    assert refused.value.obstacles == {Obstacle.NO_SUCH_ROAD}
    ask.judge("regressed")
    ask.judge("not_initiated")


def test_pace_is_reckoned_from_milestones_never_typed():
    ask = followed()
    with pytest.raises(Refused) as refused:
        ask.judge("partial")
    assert refused.value.obstacles == {Obstacle.PACE_UNKNOWN}
    ask.plan(("First", "2018-06", None), ("Second", "2019", None))
    ask.judge("partial", date(2018, 6, 29))
    assert (ask.row.status, ask.row.score) == ("partial_on_pace", 3)
    ask.judge("partial", date(2018, 7, 1))
    assert (ask.row.status, ask.row.score) == ("partial_off_pace", 2)
    assert [one.pace for one in ask.row.assessments.all()] == ["on", "off"]


def test_a_correction_opens_any_road_and_the_mistake_stays_on_record():
    ask = followed()
    _fully(ask)
    ask.judge("not_initiated", corrects=True)
    assert [one.status for one in ask.row.assessments.all()] == ["fully_implemented", "not_initiated"]
    assert ask.page().story[0].corrects


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        ({"reason": " "}, Obstacle.NO_REASON),
        ({"on": date(2018, 7, 3)}, Obstacle.IN_THE_FUTURE),
        ({"on": date(2018, 6, 25)}, Obstacle.BEFORE_THE_LAST),
        ({"level": "superseded"}, Obstacle.NO_SUCH_ROAD),
        ({"level": "excellent"}, Obstacle.NO_SUCH_ROAD),
    ],
)
def test_what_a_judgement_needs(told, obstacle):
    ask = followed()
    ask.judge("initiated", date(2018, 6, 26))
    with pytest.raises(Refused) as refused:
        ask.judge(**{"level": "initiated", **told})
    assert refused.value.obstacles == {obstacle}
    assert ask.row.assessments.count() == 1


def test_an_older_view_is_stale():
    ask = followed()
    judged = assessing.Judged("initiated", date(2018, 7, 1), "Seen.")
    with pytest.raises(Stale) as stale:
        assessing.assess(ref=ask.ref, judged=judged, revision=0, by=ask.officer, at=builders.LATER)
    assert list(stale.value.theirs.values()) == ["Not assessed yet"]
    assert not ask.row.assessments.exists()


def test_a_preview_is_not_assessed():
    with pytest.raises(Refused) as refused:
        followed(accepted=False).judge("initiated")
    assert refused.value.obstacles == {Obstacle.NOT_FOLLOWED}


@pytest.mark.parametrize(
    "who", ["working_group_expert", "information_manager", "focal_point", "field_monitor"]
)
def test_others_may_not(who):
    ask, other = followed(), getattr(cast, who)()
    judged = assessing.Judged("initiated", date(2018, 7, 1), "Seen.")
    with pytest.raises(Absent):
        assessing.assess(ref=ask.ref, judged=judged, revision=ask.revision, by=other, at=builders.LATER)
    assert browser(other).get(f"/asks/{ask.ref}/assess/").status_code == 404


def test_an_addressee_reads_the_status_and_not_the_reasons():
    ask, focal = followed(), cast.focal_point(["government-zandia"])
    ask.judge("initiated", reason="The headmaster of Port Amber told us.")
    page = browser(focal).get(f"/asks/{ask.ref}/").content.decode()
    assert "Initiated, planned" in page
    assert "headmaster" not in page


def test_the_page_assesses():
    ask = followed()
    window = browser(ask.officer)
    shown = ask.show("Monitors")
    page = window.get(f"/asks/{ask.ref}/assess/").content.decode()
    assert "Report of Monitors" in page
    told = {"level": "initiated", "on": "2018-07-01", "reason": "Seen.", "evidence": [shown]}
    assert window.post(f"/asks/{ask.ref}/assess/", {**told, "revision": ask.revision}).status_code == 302
    assert ask.row.status == "initiated"
    full = {**told, "level": "fully_implemented", "revision": ask.revision}
    refused = window.post(f"/asks/{ask.ref}/assess/", full)
    assert (refused.status_code, "two independent sources" in refused.content.decode()) == (422, True)
