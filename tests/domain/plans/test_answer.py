"""A verified violation after the signature raises a signal; an answer stands beside it and takes nothing away."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kolosi.incidents import operations as incidents
from kolosi.kernel.refusals import Absent, Refused
from kolosi.plans import operations
from kolosi.plans.rules.breaches import Year
from tests import cast
from tests.domain.plans.builders import AT, Pledge, browser, killing, page_of

pytestmark = pytest.mark.django_db


def test_a_signal_is_computed_from_what_is_verified_now() -> None:
    who = Pledge()
    killing(who.manager, "roof", "2016-05-03")
    killing(who.manager, "hill", "2017-05-03")  # no member
    perhaps, sure = killing(who.manager, "river", "2017-03-09"), killing(who.manager, "river", "2017-05-03")
    kept = who.page().kept
    assert [(one.signal.act.violation, one.signal.sure) for one in kept.breaches] == [
        (sure, True),
        (perhaps, False),
    ]
    assert (kept.sure, kept.perhaps, kept.unseen) == (1, 1, 0)
    assert kept.years == (Year(2015, 0, 0, 0), Year(2016, 2, 0, 0), Year(2017, 0, 2, 2), Year(2018, 0, 0, 0))
    incidents.withdraw(
        ref=sure.split("/")[0], number=1, reason="Told twice.", by=who.manager, at=AT - timedelta(1)
    )
    assert [one.signal.act.violation for one in who.page().kept.breaches] == [perhaps]


def test_who_may_not_read_a_record_is_told_only_how_many() -> None:
    who = Pledge()
    violation = killing(who.manager, "river", "2017-05-03")
    kept = who.page(who.officer).kept
    assert (kept.breaches, kept.total, kept.unseen) == ((), 1, 1)
    shown = page_of(who.officer, f"/plans/{who.ref}/")
    assert "1 of them lies in a record that you may not read." in shown
    assert violation not in shown
    assert who.page(cast.working_group_expert("ML")).kept is None  # sees no figures
    with pytest.raises(Absent):
        operations.answer(ref=who.ref, violation=violation, note="Seen.", by=who.officer, at=AT)


def test_an_answer_leaves_the_signal_in_sight() -> None:
    who = Pledge()
    violation = killing(who.manager, "river", "2017-05-03")
    told = {"ref": who.ref, "violation": violation, "by": who.chair, "at": AT}
    with pytest.raises(Refused):
        operations.answer(**told, note=" ")
    operations.answer(**told, note="Raised with the command.")
    kept = who.page().kept
    assert (kept.total, kept.answered) == (1, 1)
    assert kept.breaches[0].answers[0].note == "Raised with the command."


def test_the_page_answers() -> None:
    who = Pledge()
    violation = killing(who.manager, "river", "2017-05-03")
    window, path = browser(who.chair), f"/plans/{who.ref}/signals/{violation}/answer/"
    assert window.get(path).status_code == 200
    assert window.post(path, {"note": "Raised with the command."}).status_code == 302
    assert "Raised with the command." in page_of(who.chair, f"/plans/{who.ref}/")
    assert window.get(f"/plans/{who.ref}/signals/ML-2017-09999/1/answer/").status_code == 404


def test_pages_ask_the_tables_as_often_however_much_there_is() -> None:
    who = Pledge()
    who.verified()
    killing(who.manager, "river", "2017-05-03")
    page_of(who.chair, f"/plans/{who.ref}/")

    def asked() -> int:
        window = browser(who.chair)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            window.get(f"/plans/{who.ref}/")
        return len(seen)

    before = asked()
    for day in ("2017-06-03", "2017-07-03"):
        killing(who.manager, "roof", day)
        who.claimed()
    page_of(who.chair, f"/plans/{who.ref}/")  # brings the extract up to date
    assert asked() == before
