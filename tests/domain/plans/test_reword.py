"""A benchmark is worded anew; the earlier wording stays, and an edit of something older is stale."""

import pytest

from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.plans import models, operations
from kolosi.plans.rules.obstacles import Obstacle
from tests.domain.plans.builders import AT, RELEASE, Pledge, browser

pytestmark = pytest.mark.django_db
ANEW = RELEASE._replace(text="Release every child.")


def test_the_wording_before_stays() -> None:
    who = Pledge()
    told = {"ref": who.ref, "benchmark": who.undertake(), "by": who.officer, "at": AT}
    operations.reword(**told, revision=1, terms=ANEW)
    assert who.page().benchmarks[0].benchmark.terms.text == "Release every child."
    assert models.Wording.objects.count() == 2
    with pytest.raises(Stale):
        operations.reword(**told, revision=1, terms=RELEASE)
    with pytest.raises(Refused) as refused:
        operations.reword(**told, revision=2, terms=ANEW)
    assert refused.value.obstacles == {Obstacle.NOTHING_CHANGED}


def test_others_may_not_and_it_is_a_benchmark_of_this_commitment() -> None:
    who = Pledge()
    told = {"ref": who.ref, "revision": 1, "terms": ANEW, "at": AT}
    with pytest.raises(Absent):
        operations.reword(**told, benchmark=who.undertake(), by=who.chair)
    with pytest.raises(Absent):
        operations.reword(**told, benchmark="bm-none", by=who.officer)


def test_the_page_rewords() -> None:
    who = Pledge()
    window, path = browser(who.officer), f"/plans/{who.ref}/benchmarks/{who.undertake()}/reword/"
    form = window.get(path).context["form"]
    typed = {name: form.initial[name] or "" for name in form.fields}
    assert window.post(path, typed).status_code == 422
    assert window.post(path, {**typed, "indicator": "A list of names"}).status_code == 302
    assert who.page().benchmarks[0].benchmark.terms.indicator == "A list of names"
