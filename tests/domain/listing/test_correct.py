"""An annex is corrected by telling it anew; what was told before stays, and a stale correction is refused."""

import pytest

from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.listing import models, operations
from kolosi.listing.rules.annexes import Obstacle
from tests import cast
from tests.domain.listing.annexing import AT, ROOF, alliance, annex, browser, recorded, report

pytestmark = pytest.mark.django_db


def corrected(*entries, number=1, reason="Withdrawn after publication.", by=None, situations=("ML",)):
    told = annex(*entries, situations=situations)
    operations.correct(annex=told, number=number, reason=reason, by=by or cast.desk_officer(), at=AT)


def test_the_last_state_stands_and_the_first_stays():
    alliance()
    recorded(ROOF)
    corrected()
    found = report()
    assert (found.annex.entries, found.number) == ((), 2)
    assert [one.reason for one in found.states] == ["Withdrawn after publication.", ""]
    assert models.Entry.objects.get().state.number == 1


@pytest.mark.parametrize(
    ("entries", "reason", "obstacle"),
    [
        ((ROOF,), "Seen again.", Obstacle.NOTHING_CHANGED),
        ((), " ", Obstacle.NO_REASON),
        ((ROOF._replace(triggers=()),), "Seen again.", Obstacle.NO_TRIGGER),
    ],
)
def test_what_stands_in_the_way(entries, reason, obstacle):
    alliance()
    recorded(ROOF)
    with pytest.raises(Refused) as refused:
        corrected(*entries, reason=reason)
    assert refused.value.obstacles == {obstacle}


def test_a_correction_of_what_was_told_anew_meanwhile_is_stale():
    alliance()
    recorded(ROOF)
    corrected()
    with pytest.raises(Stale):
        corrected(ROOF)


def test_others_may_not():
    alliance()
    recorded(ROOF)
    for other in (cast.working_group_expert(), cast.co_chair(), cast.desk_officer("SD")):
        with pytest.raises(Absent):
            corrected(by=other)
    with pytest.raises(Absent):
        corrected(situations=("SD",), by=cast.desk_officer("SD"))
    with pytest.raises(Absent):
        operations.correct(annex=annex(year=2017), number=1, reason="x", by=cast.desk_officer(), at=AT)
    assert browser(cast.desk_officer("SD")).get("/listing/reports/2018/correct/").status_code == 404


def test_the_page_begins_with_what_is_on_record_and_tells_it_anew():
    alliance()
    recorded(ROOF)
    window, place = browser(cast.desk_officer()), "/listing/reports/2018/correct/"
    begun = window.get(place)
    rows = begun.context["rows"]
    assert (begun.status_code, rows.initial_form_count(), rows[0]["party"].value()) == (200, 1, "roof")
    sent = {
        "data_year": "2017", "symbol": "A/2018/1 (invented)", "source": "Invented", "situations": ["ML"], "number": "1",
        "reason": "Withdrawn.", "entries-0-party": "", "entries-TOTAL_FORMS": "1", "entries-INITIAL_FORMS": "1",
    }  # fmt: skip
    assert window.post(place, sent).status_code == 302
    assert report().annex.entries == ()
    assert window.post(place, sent).status_code == 409
