"""An ask is given to someone who can see it, and to focal points whose organisation answers for its addressee."""

import pytest

from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.rules.progress import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import browser, followed

pytestmark = pytest.mark.django_db


def _assign(ask, owner="", focal_points=(), **more):
    told = {"revision": ask.revision, "by": ask.officer, "at": builders.LATER, **more}
    operations.assign(ref=ask.ref, owner=owner, focal_points=focal_points, **told)


def test_owner_and_focal_points_are_the_present_and_stay_in_the_past():
    ask, chair = followed(), cast.co_chair()
    focal = cast.focal_point(["government-zandia"])
    _assign(ask, chair.person, [focal.person])
    _assign(ask, ask.officer.person)
    assert ask.row.owner == ask.officer.person
    assert [row.owner for row in ask.row.assignments.all()] == [chair.person, ask.officer.person]
    page = ask.page()
    assert (page.row.owner_name, page.focal_points) == (ask.officer.name, ())


def test_the_page_names_focal_points():
    ask, focal = followed(), cast.focal_point(["government-zandia"])
    _assign(ask, ask.officer.person, [focal.person])
    assert ask.page().focal_points == (focal.name,)


@pytest.mark.parametrize("who", ["stranger", "focal_point", "auditor"])
def test_nobody_owns_what_they_cannot_see(who):
    ask = followed()
    with pytest.raises(Refused) as refused:
        _assign(ask, getattr(cast, who)().person)
    assert refused.value.obstacles == {Obstacle.NO_SUCH_PERSON}


def test_a_confidential_ask_goes_to_those_who_may_read_it():
    ask, manager = followed(label=builders.CONFIDENTIAL), cast.information_manager()
    with pytest.raises(Refused):
        _assign(ask, manager.person)
    _assign(ask, cast.co_chair().person)


def test_an_owner_elsewhere_cannot_be_chosen():
    ask = followed()
    with pytest.raises(Refused):
        _assign(ask, cast.desk_officer("SO").person)


def test_a_focal_point_of_another_body_is_refused():
    ask, other = followed(), cast.focal_point(["world-bank"])
    with pytest.raises(Refused) as refused:
        _assign(ask, ask.officer.person, [other.person])
    assert refused.value.obstacles == {Obstacle.NO_SUCH_PERSON}


def test_nothing_is_written_when_nothing_changes():
    ask = followed()
    _assign(ask, ask.officer.person)
    with pytest.raises(Refused) as refused:
        _assign(ask, ask.officer.person)
    assert refused.value.obstacles == {Obstacle.NOTHING_CHANGED}
    assert ask.row.assignments.count() == 1


def test_a_preview_has_no_owner():
    ask = followed(accepted=False)
    with pytest.raises(Refused) as refused:
        _assign(ask, ask.officer.person)
    assert refused.value.obstacles == {Obstacle.NOT_FOLLOWED}


def test_an_edit_of_an_older_ask_is_stale_and_names_both():
    ask, chair = followed(), cast.co_chair()
    seen = ask.revision
    _assign(ask, chair.person)
    with pytest.raises(Stale) as stale:
        _assign(ask, ask.officer.person, revision=seen)
    assert chair.name in stale.value.theirs.values()
    assert ask.officer.name in stale.value.yours.values()
    assert ask.row.owner == chair.person


@pytest.mark.parametrize(
    "who", ["working_group_expert", "information_manager", "focal_point", "field_monitor"]
)
def test_others_may_not(who):
    ask, other = followed(), getattr(cast, who)()
    with pytest.raises(Absent):
        _assign(ask, by=other)
    assert browser(other).get(f"/asks/{ask.ref}/assign/").status_code == 404


def test_the_page_gives_the_ask_away():
    ask = followed()
    window = browser(ask.officer)
    assert window.get(f"/asks/{ask.ref}/assign/").status_code == 200
    told = {"owner": ask.officer.person, "revision": ask.revision}
    answer = window.post(f"/asks/{ask.ref}/assign/", told)
    assert answer.status_code == 302
    assert ask.row.owner == ask.officer.person
    again = window.post(f"/asks/{ask.ref}/assign/", {**told, "revision": ask.revision})
    assert (again.status_code, "Nothing is different" in again.content.decode()) == (422, True)
    assert window.post(f"/asks/{ask.ref}/assign/", told).status_code == 409
