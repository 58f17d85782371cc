"""Taking an incident out, in a rehearsal, names every figure, report, signal and letter that would change, and writes nothing."""

import pytest

from kolosi.kernel.refusals import Absent
from kolosi.ledger import models as ledger
from kolosi.thread.gateways import as_json
from kolosi.thread.queries import rehearsals
from kolosi.thread.rules.rehearsing import Cell
from tests import cast
from tests.domain.plans import builders as plans
from tests.domain.plans.builders import browser
from tests.domain.thread.loop import NOW, Loop

pytestmark = pytest.mark.django_db


def test_everything_that_would_change_is_named():
    loop = Loop()
    entries = ledger.Entry.objects.count()
    found = rehearsals.rehearsal(loop.chair, loop.incident, at=NOW)
    assert ledger.Entry.objects.count() == entries
    assert [one.node.ref for one in found.figures] == [loop.figure]
    cells = {one.cell: (one.before, one.after) for one in found.figures[0].cells}
    assert cells[Cell("in_period", "type", "K", "")] == (2, 0)
    assert cells[Cell("total", "party", "K", "mnla")] == (2, 0)
    now = {
        change.node.label: {one.cell: (one.before, one.after) for one in change.cells}
        for change in found.today
    }
    assert now["2017Q2"][Cell("total", "party", "K", "mnla")] == (2, 0)
    assert now["2017"][Cell("total", "type", "K", "")] == (2, 0)
    assert {one.ref for one in found.products} == {loop.product}
    assert {one.ref for one in found.documents} == {loop.document}
    assert {one.ref for one in found.letters} == {loop.letter}
    assert {one.ref for one in found.listings} == {loop.listing}
    assert [(plan.ref, violation) for plan, violation in found.signals] == [(loop.plan, loop.violation)]
    told = as_json.rehearsal(found)
    assert told["figures"][0]["cells"]
    assert told["letters"][0]["ref"] == loop.letter


def test_what_counts_in_no_figure_changes_none_and_nobody_else_may_rehearse():
    loop = Loop()
    other = plans.killing(loop.manager, "mnla", "2016-02-03").split("/")[0]
    found = rehearsals.rehearsal(loop.chair, other, at=NOW)
    assert (found.figures, found.products, found.letters, found.signals) == ((), (), (), ())
    for viewer in (cast.information_manager("XX"), cast.desk_officer("XX")):
        with pytest.raises(Absent):
            rehearsals.rehearsal(viewer, loop.incident, at=NOW)


def test_the_page_shows_it():
    loop = Loop()
    page = browser(loop.chair).get(f"/thread/without/{loop.incident}/")
    assert page.status_code == 200
    assert f"/letters/{loop.letter}/" in page.content.decode()
