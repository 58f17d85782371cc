"""Evidence says what it is, where it comes from, and who produced it."""

import pytest

from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.rules.progress import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import browser, followed

pytestmark = pytest.mark.django_db


def test_evidence_is_on_the_page_with_its_source():
    ask = followed()
    ref = ask.show("Monitors", "third_party", dated="2018-06", reference="S/2018/1", note="Seen twice.")
    (event,) = ask.page().story
    (shown,) = event.evidence
    assert (shown.ref, shown.origin, shown.verified) == (ref, "Monitors", True)
    assert shown.kind_label == "An independent third party"


@pytest.mark.parametrize(
    ("told", "obstacle"),
    [
        ({"origin": " "}, Obstacle.NO_ORIGIN),
        ({"origin": "Monitors", "kind": "hearsay"}, Obstacle.NO_SUCH_KIND),
        ({"origin": "Monitors", "dated": "2018-08"}, Obstacle.IN_THE_FUTURE),
        ({"origin": "Monitors", "dated": "June"}, Obstacle.NO_SUCH_DATE),
    ],
)
def test_what_evidence_needs(told, obstacle):
    ask = followed()
    with pytest.raises(Refused) as refused:
        ask.show(**told)
    assert refused.value.obstacles == {obstacle}
    assert not ask.row.evidence.exists()


def test_an_addressee_is_not_told_who_showed_what():
    ask, focal = followed(), cast.focal_point(["government-zandia"])
    ask.show("A village committee", "third_party")
    assert ask.page(focal).story == ()
    assert "A village committee" not in browser(focal).get(f"/asks/{ask.ref}/").content.decode()


@pytest.mark.parametrize("who", ["working_group_expert", "focal_point", "donor"])
def test_others_may_not(who):
    ask, other = followed(), getattr(cast, who)()
    with pytest.raises(Absent):
        operations.attach(
            ref=ask.ref, shown=operations.rules.Shown("a", "media", "b"), by=other, at=builders.LATER
        )
    assert browser(other).get(f"/asks/{ask.ref}/attach/").status_code == 404


def test_the_page_attaches():
    ask = followed()
    window = browser(ask.officer)
    told = {"title": "A report", "source_kind": "media", "origin": "A newspaper"}
    assert window.get(f"/asks/{ask.ref}/attach/").status_code == 200
    assert window.post(f"/asks/{ask.ref}/attach/", told).status_code == 302
    assert ask.row.evidence.get().title == "A report"
    assert window.post(f"/asks/{ask.ref}/attach/", {"title": "A report"}).status_code == 200
    ahead = window.post(f"/asks/{ask.ref}/attach/", {**told, "dated": "2999"})
    assert ahead.status_code == 422
