"""An update tells what happened, as far as the day is known."""

import pytest

from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.rules.progress import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import browser, followed

pytestmark = pytest.mark.django_db


def _update(ask, text="Two barracks were screened.", on="2018-06", by=None):
    return operations.update(ref=ask.ref, on=on, text=text, by=by or ask.officer, at=builders.LATER)


def test_an_update_is_told_on_the_page():
    ask = followed()
    seen = ask.revision
    ref = _update(ask)
    event = ask.page().story[0]
    assert (event.kind, event.ref, event.when, event.by) == ("update", ref, "2018-06", ask.officer.name)
    assert (ask.revision, ask.row.touched_at) == (seen + 1, builders.LATER)


@pytest.mark.parametrize("on", ["", "2018", "2018-07", "2018-07-02"])
def test_a_day_may_be_unknown_or_still_running(on):
    assert _update(followed(), on=on)


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        ({"text": "  "}, Obstacle.NO_TEXT),
        ({"on": "2018-07-03"}, Obstacle.IN_THE_FUTURE),
        ({"on": "2018-08"}, Obstacle.IN_THE_FUTURE),
        ({"on": "last week"}, Obstacle.NO_SUCH_DATE),
    ],
)
def test_what_an_update_needs(told, obstacle):
    ask = followed()
    with pytest.raises(Refused) as refused:
        _update(ask, **told)
    assert refused.value.obstacles == {obstacle}
    assert not ask.row.updates.exists()


def test_a_field_monitor_may_and_an_expert_or_focal_point_may_not():
    ask = followed()
    assert _update(ask, by=cast.field_monitor())
    for other in (
        cast.working_group_expert(),
        cast.focal_point(["government-zandia"]),
        cast.desk_officer("SO"),
    ):
        with pytest.raises(Absent):
            _update(ask, by=other)
        assert browser(other).get(f"/asks/{ask.ref}/update/").status_code == 404


def test_a_confidential_ask_is_absent_for_a_field_monitor():
    ask = followed(label=builders.CONFIDENTIAL)
    with pytest.raises(Absent):
        _update(ask, by=cast.field_monitor())


def test_the_page_tells_and_says_what_is_missing():
    ask = followed()
    window = browser(ask.officer)
    told = {"text": "Screened.", "on": "2018-06"}
    assert window.post(f"/asks/{ask.ref}/update/", told)["Location"] == f"/asks/{ask.ref}/"
    assert "Screened." in window.get(f"/asks/{ask.ref}/").content.decode()
    wrong = window.post(f"/asks/{ask.ref}/update/", {"text": "Screened.", "on": "June"})
    assert (wrong.status_code, "Write a year, a month or a day" in wrong.content.decode()) == (200, True)
    ahead = window.post(f"/asks/{ask.ref}/update/", {"text": "Screened.", "on": "2999"})
    assert (ahead.status_code, "lies in the future" in ahead.content.decode()) == (422, True)


def test_a_preview_shows_why_the_button_is_refused():
    ask = followed(accepted=False)
    shown = browser(ask.officer).get(f"/asks/{ask.ref}/update/").content.decode()
    assert ' disabled aria-describedby="why"' in shown
    assert "not been accepted yet" in shown
    assert ask.revision == 1
