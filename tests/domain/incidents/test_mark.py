"""Lists know what was decided of violations: told in the transaction of each decision, never to those who may not read it."""

from datetime import date, timedelta

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent
from kolosi.verification import operations as verification
from tests import cast
from tests.domain.incidents import builders, windows
from tests.domain.places import builders as places

pytestmark = pytest.mark.django_db

LATER = builders.AT + timedelta(days=120)


def found(viewer, **sought) -> list[str]:
    return [row.ref for row in queries.incidents(viewer, queries.Sought(**sought)).rows]


def decided(by, ref: str, status: str, on: date | None) -> None:
    verdict = rules.Verdict(f"{ref}/1", status, on)
    operations.mark(verdicts=[verdict], by=by, at=LATER)


def test_a_list_is_narrowed_by_what_the_last_state_holds_and_what_was_decided_of_it():
    manager = cast.information_manager("ML")
    pending, verified = (builders.reported(manager) for _ in range(2))
    decided(manager, verified, "verified", date(2017, 5, 20))
    assert found(manager, status="verified") == found(manager, status="verified", type="K") == [verified]
    assert found(manager, status="pending") == [pending]
    assert found(manager, status="verified", type="M") == found(manager, status="did_not_occur") == []
    without = builders.told(violations=(), victims=(), perpetrators=(), sources=(), title="Only this")
    draft = builders.reported(manager, complete=False)
    operations.revise(ref=draft, number=1, told=without, by=manager, at=LATER)
    assert draft not in found(manager, status="pending")
    told = builders.told(
        violations=(builders.killing(key=f"{draft}/1"),), victims=(), perpetrators=(), sources=()
    )
    operations.revise(ref=draft, number=2, told=told, by=manager, at=LATER)
    assert draft in found(manager, status="pending")


def test_late_is_relative_to_the_days_of_verification_that_are_sought():
    """R06: late of a quarter is not late of the year; what goes on is never late."""
    manager = cast.information_manager("ML")
    may = builders.reported(manager)
    going_on = builders.reported(manager, when=rules.When(builders.DAY, None, ongoing=True))
    decided(manager, may, "verified", date(2017, 8, 2))
    decided(manager, going_on, "verified", date(2017, 8, 2))
    assert found(manager, late="yes") == [may]
    assert found(manager, late="no") == [going_on]
    quarter, year = date(2017, 7, 1), date(2017, 1, 1)
    assert found(manager, late="yes", verified_since=quarter) == [may]
    assert found(manager, late="yes", verified_since=year) == []
    assert found(manager, late="no", verified_since=year) == [going_on, may]
    assert found(manager, verified_until=date(2017, 8, 1)) == []
    decided(manager, may, "not_mrm", date(2017, 9, 1))
    assert found(manager, late="yes") == []


def test_decisions_are_read_by_those_alone_who_may():
    monitor = cast.field_monitor("ML")
    ref = builders.reported(monitor)
    manager = cast.information_manager("ML")
    decided(manager, ref, "verified", date(2017, 5, 20))
    assert found(monitor) == [ref]
    assert found(monitor, status="verified") == []
    assert {one.status for row in queries.incidents(monitor).rows for one in row.kinds} == {""}
    assert {one.status for row in queries.incidents(manager).rows for one in row.kinds} == {"verified"}
    assert "Verified late" not in windows.text(windows.of(monitor).get("/incidents/?status=verified"))
    with pytest.raises(Absent):
        decided(cast.information_manager("AF"), ref, "not_mrm", None)


def test_bulk_decisions_tell_lists_too():
    manager = cast.information_manager("ML")
    ref = builders.reported(manager)
    told = verification.Invented(f"{ref}/1", "verified", date(2017, 6, 1), LATER)
    again = told._replace(status="did_not_occur", on=date(2017, 7, 1), at=LATER + timedelta(days=1))
    verification.simulate(situation="ML", invented=[told, again], by=manager, at=LATER + timedelta(days=2))
    assert found(manager, status="did_not_occur", verified_since=date(2017, 7, 1)) == [ref]
    assert found(manager, status="verified") == []


def test_every_filter_of_a_task_force_narrows():
    """Field guide 6.3: facility impact, child role, abduction purpose, aid type, detention, weapon and the rest."""
    manager = cast.information_manager("ML")

    def told(kind: str, **facts) -> str:
        violation = rules.ToldViolation("k", kind, facts=facts)
        return builders.reported(
            manager, complete=False, violations=(violation,), victims=(), perpetrators=(), sources=()
        )

    refs = {
        "impact": told("AS", facility_impact="total_destruction"),
        "role": told("RU", child_role="combatant"),
        "purpose": told("AB", abduction_purpose_single="ransom"),
        "aid": told("DHA", types_of_aid_disrupted_denial=("food", "other")),
        "detention": told("DL", reasons_deprivation_liberty="membership"),
    }
    codes = {
        "impact": "total_destruction",
        "role": "combatant",
        "purpose": "ransom",
        "aid": "food",
        "detention": "membership",
    }
    for name, code in codes.items():
        assert found(manager, **{name: code}) == [refs[name]], name


def test_first_reports_are_of_the_day_that_was_told():
    manager = cast.information_manager("ML")
    told = builders.reported(manager, reported_on=HalfKnownDate.parse("2017-05"))
    here = builders.reported(manager)  # on 1 July
    assert found(manager, reported_since=date(2017, 5, 20), reported_until=date(2017, 5, 21)) == [told]
    assert found(manager, reported_since=date(2017, 6, 1)) == [here]
    assert found(manager, reported_until=date(2017, 6, 30)) == [told]
    assert found(manager, reported_since=date(2017, 7, 1), reported_until=date(2017, 7, 1)) == [here]


def test_regions_are_chosen_by_name_in_all_their_editions():
    places.bundled()
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    before = builders.reported(manager)  # ML0701 of 2021
    after = builders.reported(
        manager,
        complete=False,
        when=rules.When(HalfKnownDate.parse("2024-01-03")),
        where=rules.Where("ML-P07", "2023", "admin1"),
    )
    page = windows.text(window.get("/incidents/?region=ML07"))
    assert before in page
    assert after in page
    assert '<optgroup label="Gao">' in page
    assert page.count(">Gao</option>") == 2  # the region and its district, once for all editions
    assert "Gao" in [row.place for row in queries.incidents(manager).rows]
