"""Reporting an incident: all that was told comes back, numbers follow each other, drafts may be partial."""

from dataclasses import replace

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.incidents import builders

pytestmark = pytest.mark.django_db


def everything() -> rules.Told:
    """An incident in which every kind of thing is told."""
    school = rules.ToldViolation(
        "a", "AS", attribution=rules.Attribution.JOINT, in_conflict=True, by_party=True,
        facts={
            "facility_attack_type": ("attack_on_school_s", "threat_of_attack_on_school_s"),
            "school_type": ("primary",),
            "facility_staff_killed_attack": rules.Numbers(1, None, 0),
            "facility_closed_duration": 30,
            "crossborder": "no",
        },
    )  # fmt: skip
    held = rules.ToldViolation("d", "DL", rules.Numbers(boys=1), at_least=True,
        facts={"deprivation_liberty_date": HalfKnownDate.parse("2017-05"), "still_detained": True})  # fmt: skip
    return builders.told(
        when=rules.When(HalfKnownDate.parse("2017-04"), None, ongoing=True, estimated=True),
        where=rules.Where("ML07", "2021", "admin1", "near the river", 16.25, -0.05, "two hours on foot"),
        reported_on=HalfKnownDate.parse("2017-06-02"),
        children=2,
        violations=(builders.killing(), school, held),
        victims=(
            rules.ToldVictim("v1", ("k", "d"), person="p-1", sex="boy", age=12, born=HalfKnownDate.parse("2005"),
                facts={"individual_vulnerabilities": ("displaced",), "child_consent_follow_up": False}),
            rules.ToldVictim("g1", ("a",), group=True, low=5, high=None, sex="mixed", age=6, age_to=11),
        ),
        evidence=(rules.ToldEvidence("e1", ("a",), "Photograph of the school", "photograph", "0" * 64),),
        responses=(rules.ToldResponse("r1", ("k",), HalfKnownDate.parse("2017-06"), "gatia", "pending",
            HalfKnownDate.parse("2017-09-01"), {"intervention_task_force_type": ("public_statement",)}),),
        facts={"date_description": "Around the harvest."},
    )  # fmt: skip


def with_refs(told: rules.Told, refs: dict[str, str]) -> rules.Told:
    """Return the telling with its violations named as the register names them."""

    def tied(entries: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(replace(one, violations=tuple(refs[key] for key in one.violations)) for one in entries)

    return replace(
        told,
        violations=tuple(replace(one, key=refs[one.key]) for one in told.violations),
        **{
            name: tied(getattr(told, name))
            for name in ("victims", "perpetrators", "sources", "evidence", "responses")
        },
    )


def test_all_that_is_told_comes_back() -> None:
    manager = cast.information_manager("ML")
    ref = operations.report(
        situation="ML", told=everything(), complete=False, simulated=True, by=manager, at=builders.AT
    )
    found = queries.telling(manager, ref)
    refs = {"k": f"{ref}/1", "a": f"{ref}/2", "d": f"{ref}/3"}
    assert found.told == with_refs(everything(), refs)
    assert (found.number, found.standing, found.by) == (1, "draft", manager.person)


def test_numbers_follow_each_other_by_situation_and_year() -> None:
    manager = cast.information_manager("ML")
    assert [builders.reported(manager) for _ in range(2)] == ["ML-2017-00001", "ML-2017-00002"]


def test_a_draft_may_be_partial_and_a_report_may_not() -> None:
    manager = cast.information_manager("ML")
    assert builders.reported(
        manager, complete=False, title="", violations=(), victims=(), perpetrators=(), sources=()
    )
    with pytest.raises(Refused) as refused:
        builders.reported(manager, title="", account="")
    assert refused.value.obstacles == {rules.Obstacle.NO_TITLE, rules.Obstacle.NO_ACCOUNT}


def test_nobody_reports_where_they_do_not_work() -> None:
    with pytest.raises(Absent):
        builders.reported(cast.information_manager("AF"))


def test_a_monitor_sees_what_they_or_their_own_organisation_reported() -> None:
    monitor, other = cast.field_monitor("ML"), cast.information_manager("ML")
    own = builders.reported(monitor, complete=False)
    assert queries.telling(monitor, own).by == monitor.person
    with pytest.raises(Absent):
        queries.telling(cast.field_monitor("ML"), own)
    ref = builders.reported(other)
    with pytest.raises(Absent):
        queries.telling(monitor, ref)
