"""Each counting rule R01 to R18 by itself; those that the field's present tool gets wrong say so."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.counting.rules import basis, children, published, tables, units
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Attribution, Child, Sex, Status, Tally, Violation
from kolosi.kernel.periods import Period
from tests.rules.counting.builders_of_facts import RECORDED, violation

YEAR, Q1, Q2 = Period.parse("2024"), Period.parse("2024Q1"), Period.parse("2024Q2")
ON = date(2025, 2, 1)
BOY, GIRL = Child("a", Sex.BOY, 12), Child("b", Sex.GIRL, 16)


def in_table(*states: Violation, period: Period = YEAR, of: Basis = Basis.TOTAL) -> tables.Table:
    return tables.table(states, period, of, at=RECORDED)


def test_r01_children_are_counted_for_some_types_and_incidents_for_others() -> None:
    assert [code for code in ("RU", "K", "M", "SV", "AB", "AS", "AH", "DHA") if units.counts_victims(code)] == [
        "RU", "K", "M", "SV", "AB",
    ]  # fmt: skip
    assert units.units(violation("v", "AS", tally=Tally(boys=40))) == 1
    assert units.units(violation("v", "AB", tally=Tally(boys=40, unknown=2))) == 42


def test_r02_military_use_and_detention_stand_beside_the_total() -> None:
    """The incumbent's totals have held both."""
    made = in_table(
        violation("1", "MU"), violation("2", "DL", tally=Tally(boys=9), children=(BOY,)), violation("3", "AS")
    )
    assert made.grave == 1
    assert made.by_type["DL"].number == 9
    assert made.children.published == 0


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.VERIFIED])
def test_r03_only_what_is_verified_counts(status: Status) -> None:
    assert not units.is_countable(violation("v", "AS", status=status))


def test_r03_duplicates_and_withdrawn_records_never_count() -> None:
    assert not units.is_countable(violation("v", "AS", duplicate=True))
    assert not units.is_countable(violation("v", "AS", withdrawn=True))


def test_r03_a_verified_record_without_its_day_is_refused_not_lost() -> None:
    """In the incumbent it falls silently out of every table that selects by date."""
    with pytest.raises(ValueError, match="v-9 is verified without a day"):
        units.is_countable(violation("v-9", "AS", verified_on=None))


def test_r04_a_child_maimed_and_killed_in_one_incident_is_killed() -> None:
    maimed = violation("1", "M", incident="i", tally=Tally(boys=2), children=(BOY, Child("c", Sex.BOY)))
    killed = violation("2", "K", incident="i", tally=Tally(boys=1), children=(BOY,))
    made = in_table(maimed, killed)
    assert (made.by_type["K"].number, made.by_type["M"].number) == (1, 1)
    elsewhere = in_table(replace(maimed, incident="j"), killed)
    assert elsewhere.by_type["M"].number == 2


def test_r04_settling_comes_before_late_ones_are_told_apart_so_that_both_add_up() -> None:
    maimed = violation("1", "M", incident="i", tally=Tally(boys=1), children=(BOY,))
    killed = violation(
        "2",
        "K",
        incident="i",
        tally=Tally(boys=1),
        children=(BOY,),
        first=date(2023, 1, 1),
        last=date(2023, 1, 2),
    )
    made = tables.complete([maimed, killed], tables.asked(YEAR, at=RECORDED))
    assert made[Basis.IN_PERIOD].grave + made[Basis.LATE].grave == made[Basis.TOTAL].grave == 1


def test_r05_a_range_counts_by_its_last_day_and_an_open_one_is_never_late() -> None:
    ranged = violation("1", "DHA", first=date(2023, 11, 1), last=date(2024, 1, 10))
    assert basis.basis_of(ranged, YEAR, on=ON) is Basis.IN_PERIOD
    assert basis.basis_of(replace(ranged, last=None), Q2, on=ON) is Basis.IN_PERIOD
    assert basis.basis_of(replace(ranged, last=date(2023, 12, 31)), YEAR, on=ON) is Basis.LATE


@pytest.mark.parametrize(
    ("period", "expected"),
    [(Q1, None), (Q2, Basis.LATE), (YEAR, Basis.IN_PERIOD), (Period.parse("2025"), None)],
)
def test_r06_late_is_relative_to_the_period_asked(period: Period, expected: Basis | None) -> None:
    """The incumbent stores one flag, for quarters only, which goes stale when dates change."""
    assert basis.basis_of(violation("v", "AS"), period, on=ON) is expected


@given(
    st.lists(
        st.tuples(st.dates(date(2023, 1, 1), date(2025, 1, 1)), st.dates(date(2023, 1, 1), date(2025, 1, 1))),
        max_size=12,
    )
)
def test_r07_total_is_both_and_nothing_is_in_both(days: list[tuple[date, date]]) -> None:
    found = [
        violation(str(at), "AS", first=day, last=day, verified_on=max(day, verified))
        for at, (day, verified) in enumerate(days)
    ]
    in_period, late, total, _ = ({one.ref for one in basis.selected(found, YEAR, of, on=ON)} for of in Basis)
    assert in_period | late == total
    assert not in_period & late


def test_r08_what_was_recorded_later_is_not_known_yet() -> None:
    early, late = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 9, 1, tzinfo=UTC)
    states = [
        violation("v", "RU", tally=Tally(boys=3), recorded_at=early),
        violation("v", "RU", tally=Tally(boys=2), recorded_at=late),
    ]
    then = tables.table(states, YEAR, Basis.TOTAL, at=datetime(2024, 6, 1, tzinfo=UTC))
    now = tables.table(states[::-1], YEAR, Basis.TOTAL, at=RECORDED)
    assert (then.by_type["RU"].number, now.by_type["RU"].number) == (3, 2)
    assert tables.table(states, YEAR, Basis.TOTAL, at=datetime(2024, 4, 30, tzinfo=UTC)).grave == 0


def test_r09_a_child_counts_once_across_types_and_incidents() -> None:
    """The incumbent shares no child between incidents."""
    made = in_table(
        violation("1", "AB", tally=Tally(boys=1), children=(BOY,)),
        violation("2", "RU", tally=Tally(boys=1, girls=1), children=(BOY, GIRL)),
    )
    assert (made.grave, made.children.published) == (3, 2)
    assert made.children.by_sex == {Sex.BOY: 1, Sex.GIRL: 1, Sex.UNKNOWN: 0}


def test_r09_records_that_contradict_each_other_leave_the_sex_unknown() -> None:
    one = violation("1", "AB", tally=Tally(boys=1), children=(BOY,))
    other = violation("2", "RU", tally=Tally(girls=1), children=(Child("a", Sex.GIRL, 12),))
    for states in ([one, other], [other, one]):
        assert in_table(*states).children.by_sex == {Sex.BOY: 0, Sex.GIRL: 0, Sex.UNKNOWN: 1}


def test_r10_a_child_known_inside_its_incident_only_is_not_certain_to_be_another() -> None:
    inside = violation(
        "1", "AB", incident="i", tally=Tally(boys=1), children=(replace(BOY, key="i/1", local=True),)
    )
    again = replace(inside, ref="2", type="RU")
    made = in_table(inside, again, violation("3", "AB", tally=Tally(girls=1), children=(GIRL,))).children
    assert (made.published, str(made.known)) == (2, "1-2")
    assert children.with_several([inside, again]) == 1


def test_r10_unkeyed_children_of_one_incident_are_taken_for_the_same() -> None:
    abducted = violation("1", "AB", incident="i", tally=Tally(unknown=5))
    recruited = violation("2", "RU", incident="i", tally=Tally(unknown=3))
    made = in_table(abducted, recruited).children
    assert (made.published, str(made.known)) == (5, "0-5")
    assert in_table(abducted, replace(recruited, incident="j")).children.published == 8


def test_r11_children_with_several_violations_are_found_across_incidents() -> None:
    found = [
        violation("1", "AB", tally=Tally(boys=1), children=(BOY,)),
        violation("2", "RU", tally=Tally(boys=1, girls=1), children=(BOY, GIRL)),
        violation("3", "RU", tally=Tally(girls=1), children=(GIRL,)),
        violation("4", "DL", tally=Tally(girls=1), children=(GIRL,)),
    ]
    assert children.with_several(found) == 1


def test_r12_an_unknown_age_is_neither_young_nor_old() -> None:
    found = [violation("1", "RU", tally=Tally(boys=4), children=(BOY, Child("c", Sex.BOY, None)))]
    assert children.ages(found) == children.Ages(12, 12, 1, 3)


@pytest.mark.parametrize(
    ("attribution", "parties", "row"),
    [
        (Attribution.SINGLE, ("A",), "A"),
        (Attribution.JOINT, ("B", "A"), "A + B"),
        (Attribution.CROSSFIRE, ("B", "A"), "A x B"),
        (Attribution.UNIDENTIFIED, (), "unidentified"),
        (Attribution.SINGLE, (), "unidentified"),
    ],
)
def test_r13_each_violation_stands_in_one_row(
    attribution: Attribution, parties: tuple[str, ...], row: str
) -> None:
    assert tables.party_row(violation("v", "K", attribution=attribution, parties=parties)) == row


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["K", "M", "AS", "DHA"]),
            st.sampled_from(list(Attribution)),
            st.lists(st.sampled_from("ABC"), max_size=3, unique=True),
            st.integers(0, 4),
        ),
        max_size=20,
    )
)
def test_r13_party_rows_add_up_to_the_total(rows: list[tuple[str, Attribution, list[str], int]]) -> None:
    """In the incumbent a child of a joint violation is added to each party."""
    made = in_table(
        *(
            violation(str(at), code, attribution=how, parties=tuple(who), tally=Tally(boys=boys))
            for at, (code, how, who, boys) in enumerate(rows)
        )
    )
    for code, figure in made.by_type.items():
        assert (
            sum(found.number for (type_code, _), found in made.by_party.items() if type_code == code)
            == figure.number
        )
        assert (
            sum(found.number for (type_code, _), found in made.by_region.items() if type_code == code)
            == figure.number
        )


def test_r14_a_lower_bound_is_said() -> None:
    made = in_table(violation("1", "AB", tally=Tally(unknown=5), at_least=True), violation("2", "AS"))
    assert made.by_type["AB"].at_least
    assert not made.by_type["AS"].at_least


def test_r15_the_proof_changes_with_what_was_counted_and_how() -> None:
    one = violation("1", "AB", tally=Tally(boys=2))
    proofs = {
        in_table(one).by_type["AB"].proof,
        in_table(replace(one, recorded_at=datetime(2024, 12, 1, tzinfo=UTC))).by_type["AB"].proof,
        in_table(one, of=Basis.IN_PERIOD).by_type["AB"].proof,
    }
    assert len(proofs) == 3
    assert in_table(one).by_type["AB"] == in_table(one).by_type["AB"]
    assert in_table(one).by_type["AB"].records == ("1",)


def test_r16_restatements_are_listed_violation_by_violation() -> None:
    early, late = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 9, 1, tzinfo=UTC)
    kept = violation("kept", "AS", recorded_at=early)
    states = [
        kept,
        violation("undone", "AS", recorded_at=early),
        violation("undone", "AS", recorded_at=late, status=Status.DID_NOT_OCCUR, verified_on=None),
        violation("changed", "RU", recorded_at=early, tally=Tally(boys=3)),
        violation("changed", "RU", recorded_at=late, tally=Tally(boys=1)),
        violation("new", "AS", recorded_at=late),
    ]
    listed = tables.restated(states, YEAR, Basis.TOTAL, then=datetime(2024, 6, 1, tzinfo=UTC), now=RECORDED)
    assert [(one.ref, one.then, one.now) for one in listed] == [
        ("changed", 3, 1),
        ("new", 0, 1),
        ("undone", 1, 0),
    ]


def test_r17_a_residual_is_reported_never_forced() -> None:
    stated = {"total": 10, "RU": {"total": 4}, "KM": {"total": 3}, "SV": 0, "AB": 1, "attacks": 1, "DHA": 0}
    assert [check.residual for check in published.reconciled(stated)] == [1]


def test_r18_a_part_that_is_not_given_is_unknown_not_zero() -> None:
    assert published.reconciled({"total": 10, "RU": {"total": 4}}) == []


@pytest.mark.parametrize(
    ("first", "last", "belongs"),
    [
        (date(2023, 12, 1), date(2024, 1, 1), True),
        (date(2023, 12, 1), date(2023, 12, 31), False),
        (date(2024, 3, 31), date(2024, 9, 1), True),
        (date(2024, 4, 1), date(2024, 9, 1), False),
        (date(2023, 6, 1), None, True),
    ],
)
@pytest.mark.parametrize("status", [Status.PENDING, Status.COULD_NOT_VERIFY])
def test_r19_what_is_not_verified_belongs_to_every_period_its_days_touch(
    status: Status, first: date, last: date | None, belongs: bool
) -> None:
    one = violation("1", "AB", status=status, verified_on=None, first=first, last=last, tally=Tally(boys=3))
    made = tables.complete([one], tables.asked(Q1, at=RECORDED))
    assert made[Basis.UNVERIFIED].grave == (3 if belongs else 0)
    assert made[Basis.TOTAL].grave == 0
    assert in_table(replace(one, duplicate=True), period=Q1, of=Basis.UNVERIFIED).grave == 0


def test_r20_causes_add_up_and_unknown_ones_stand_apart() -> None:
    made = in_table(
        violation("1", "K", tally=Tally(boys=2), explosive_ordnance=True),
        violation("2", "K", tally=Tally(girls=1)),
        violation("3", "K", tally=Tally(girls=4), explosive_ordnance=False),
    )
    assert {row: found.number for (_, row), found in made.by_explosive.items()} == {
        "yes": 2,
        "unknown": 1,
        "no": 4,
    }
