"""A record is corrected by a further state; an edit of something older is stale."""

import pytest

from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.plans import models, operations
from kolosi.plans.rules.obstacles import Obstacle
from tests.domain.plans.builders import AT, Pledge, browser, signed

pytestmark = pytest.mark.django_db


def test_the_state_before_stays() -> None:
    who = Pledge()
    operations.amend(ref=who.ref, number=1, told=signed(title="Another title"), by=who.officer, at=AT)
    assert who.page().row.plan.signed.title == "Another title"
    assert list(models.State.objects.values_list("title", flat=True)) == [who.told.title, "Another title"]
    with pytest.raises(Stale):
        operations.amend(ref=who.ref, number=1, told=signed(), by=who.officer, at=AT)


@pytest.mark.parametrize(
    ("changes", "obstacle"), [({}, Obstacle.NOTHING_CHANGED), ({"source": ""}, Obstacle.NO_SOURCE)]
)
def test_what_stands_in_the_way(changes: dict[str, str], obstacle: Obstacle) -> None:
    who = Pledge()
    with pytest.raises(Refused) as refused:
        operations.amend(ref=who.ref, number=1, told=signed(**changes), by=who.officer, at=AT)
    assert refused.value.obstacles == {obstacle}


def test_others_may_not() -> None:
    who = Pledge()
    with pytest.raises(Absent):
        operations.amend(ref=who.ref, number=1, told=signed(title="X"), by=who.chair, at=AT)


def test_the_page_amends_from_what_is_on_record() -> None:
    who = Pledge()
    window, path = browser(who.officer), f"/plans/{who.ref}/amend/"
    form = window.get(path).context["form"]
    typed = {name: form.initial[name] or "" for name in form.fields}
    assert window.post(path, typed).status_code == 422  # nothing changed
    assert window.post(path, {**typed, "signed": "2017-03-09"}).status_code == 302
    assert str(who.page().row.plan.signed.signed) == "2017-03-09"
    assert window.post(path, {**typed, "signed": "2017"}).status_code == 409
    assert browser(who.chair).get(path).status_code == 404
