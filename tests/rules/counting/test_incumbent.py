"""What the field's present tool counts wrong, defect by defect; docs/counting.md says where those not about counting are."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kolosi.counting.rules import tables, timeline
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Attribution, Child, Sex, Status, Tally, Violation
from kolosi.counting.rules.tables import Table
from kolosi.kernel.periods import Period
from tests.rules.counting.builders_of_facts import RECORDED, violation

YEAR, Q1, Q2 = (Period.parse(text) for text in ("2024", "2024Q1", "2024Q2"))
BOY, GIRL = Child("a", Sex.BOY, 12), Child("b", Sex.GIRL, 16)


def counted(*states: Violation, period: Period = YEAR, **more: object) -> dict[Basis, Table]:
    return tables.complete(states, tables.asked(period, at=RECORDED, **more))  # type: ignore[arg-type]


def rows(made: Table, of: str = "by_party") -> dict[str, int]:
    found: dict[str, int] = {}
    for (_, row), figure in getattr(made, of).items():
        found[row] = found.get(row, 0) + figure.number
    return found


def test_b01_every_table_of_a_page_keeps_to_the_viewers_scope() -> None:
    """There, the table by region of attacks and denials forgets the scope and shows nation-wide numbers."""
    states = [violation(f"{scope}{number}", code, scope=scope, region=scope, tally=Tally(boys=2))
              for scope in ("ML", "NE") for number, code in enumerate(("AS", "AH", "DHA", "RU"))]  # fmt: skip
    for made in counted(*states, scope=["ML"]).values():
        for figures in (made.by_type, made.by_party, made.by_region, made.by_explosive):
            assert {record[:2] for figure in figures.values() for record in figure.records} <= {"ML"}
            assert {figure.scope for figure in figures.values()} <= {("ML",)}
    assert counted(*states, scope=["ML"])[Basis.TOTAL].grave == 5
    assert counted(*states, scope=[])[Basis.TOTAL].grave == 0


def test_b02_a_violation_counts_once_whatever_is_linked_to_it() -> None:
    """There, two responses to one killing of three make six: a join without telling rows apart."""
    named = timeline.Named("v", "i", "K", "ML")
    told = timeline.Recorded(
        RECORDED,
        "complete",
        date(2024, 3, 5),
        date(2024, 3, 5),
        boys=3,
        parties=("A", "B"),
        attribution="joint",
    )
    decided = [timeline.Decided(RECORDED, "verified", date(2024, 4, 1))] * 2
    spans = timeline.states(named, [told, told], decided, [timeline.Linked(RECORDED, False)])
    assert counted(*(span.violation for span in spans))[Basis.TOTAL].grave == 3


@pytest.mark.parametrize(
    ("period", "basis"),
    [(Q2, Basis.LATE), (YEAR, Basis.IN_PERIOD), (Period.parse("2024-02-01..2024-05-31"), Basis.IN_PERIOD)],
)
def test_b03_late_is_told_by_the_period_asked(period: Period, basis: Basis) -> None:
    """There, a flag says late for the quarter of the event: what happened in February is missing from the year."""
    february = violation(
        "v", "AS", first=date(2024, 2, 10), last=date(2024, 2, 10), verified_on=date(2024, 5, 9)
    )
    made = counted(february, period=period)
    assert [one for one in (Basis.IN_PERIOD, Basis.LATE) if made[one].grave] == [basis]


def test_b04_a_range_without_an_end_is_seen_from_the_day_one_looks() -> None:
    """There, it is compared with the end of the present quarter; here it goes on, and a closed one can be late."""
    going_on = violation("v", "DHA", first=date(2023, 11, 1), last=None)
    ended = replace(going_on, last=date(2023, 12, 1))
    assert counted(going_on, on=date(2024, 5, 1))[Basis.IN_PERIOD].grave == 1
    assert counted(ended, on=date(2024, 5, 1))[Basis.LATE].grave == 1


def test_b05_a_range_belongs_to_every_period_it_touches() -> None:
    """There, an abduction from December to February is never in the first quarter's unverified table."""
    held = violation(
        "v",
        "AB",
        status=Status.PENDING,
        verified_on=None,
        first=date(2023, 12, 3),
        last=date(2024, 2, 4),
        tally=Tally(girls=2),
    )
    assert [
        counted(held, period=Period.parse(text))[Basis.UNVERIFIED].grave
        for text in ("2023Q3", "2023Q4", "2024Q1", "2024Q2")
    ] == [0, 2, 2, 0]


def test_b06_housekeeping_changes_no_figure_of_the_past() -> None:
    """There, an old note counted again gives other numbers once incidents were closed or marked as duplicates."""
    then, marked = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 9, 1, tzinfo=UTC)
    named = timeline.Named("v", "i", "AS", "ML")
    told = timeline.Recorded(then, "complete", date(2024, 3, 5), date(2024, 3, 5))
    spans = timeline.states(
        named, [told], [timeline.Decided(then, "verified", date(2024, 4, 1))], [timeline.Linked(marked, True)]
    )
    states = [span.violation for span in spans]
    frozen = tables.complete(states, tables.asked(YEAR, at=datetime(2024, 6, 1, tzinfo=UTC)))[Basis.TOTAL]
    assert (frozen.grave, counted(*states)[Basis.TOTAL].grave) == (1, 0)
    listed = tables.restated(states, YEAR, Basis.TOTAL, then=datetime(2024, 6, 1, tzinfo=UTC), now=RECORDED)
    assert [(one.ref, one.then, one.now) for one in listed] == [("v", 1, 0)]


def test_b07_party_rows_hold_every_violation_once() -> None:
    """There, one without a party is lost, crossfire has no name, and one of two parties counts in full for both."""
    made = counted(
        violation("1", "K", tally=Tally(boys=3), attribution=Attribution.JOINT, parties=("A", "B")),
        violation("2", "K", tally=Tally(boys=2), attribution=Attribution.CROSSFIRE, parties=("B", "A")),
        violation("3", "K", tally=Tally(girls=1)),
        violation("4", "K", tally=Tally(girls=4), attribution=Attribution.SINGLE, parties=("A",)),
    )[Basis.TOTAL]
    assert rows(made) == {"A + B": 3, "A x B": 2, "unidentified": 1, "A": 4}
    assert sum(rows(made).values()) == made.grave == 10


def test_b08_an_attribution_that_is_not_established_stands_under_unidentified() -> None:
    """There, a party whose attribution was never verified stands in tables of verified violations."""
    made = counted(
        violation("1", "K", tally=Tally(boys=3), attribution=Attribution.UNIDENTIFIED, parties=("A",))
    )
    assert rows(made[Basis.TOTAL]) == {"unidentified": 3}


def test_b09_totals_are_what_sexes_add_up_to() -> None:
    """There, a total is typed by hand and trusted; tables of one page contradict each other."""
    made = counted(violation("1", "RU", tally=Tally(2, 1, 4), children=(BOY, GIRL)))[Basis.TOTAL]
    figure = made.by_type["RU"]
    assert figure.number == figure.tally.boys + figure.tally.girls + figure.tally.unknown == 7
    assert made.children.published == 7


def test_b10_children_with_several_violations_are_found_not_ticked() -> None:
    """There, the list depends on a box ticked by hand, inside one incident, and held unverified ones (R2-3561)."""
    verified = [
        violation("1", "AB", incident="i", tally=Tally(boys=1), children=(BOY,)),
        violation("2", "RU", incident="j", tally=Tally(boys=1), children=(BOY,)),
    ]
    pending = violation(
        "3", "SV", status=Status.PENDING, verified_on=None, tally=Tally(girls=1), children=(GIRL,)
    )
    made = counted(*verified, pending, violation("4", "DL", tally=Tally(girls=1), children=(GIRL,)))[
        Basis.TOTAL
    ]
    assert [(one.key, one.types, one.records) for one in made.repeated] == [("a", ("AB", "RU"), ("1", "2"))]


def test_b11_late_is_told_of_each_violation_not_of_its_incident() -> None:
    """There, one late violation makes its whole incident late, and others slip in and out of the table."""
    states = [
        violation("1", "AS", incident="i", verified_on=date(2024, 3, 30)),
        violation("2", "AH", incident="i", verified_on=date(2024, 4, 20)),
    ]
    assert [set(counted(*states, period=Q2)[basis].by_type) for basis in (Basis.IN_PERIOD, Basis.LATE)] == [
        set(),
        {"AH"},
    ]


def test_detention_and_military_use_never_leak_into_totals_or_children() -> None:
    """R2-3573, R2-3585: there, both did, in the quarterly note and among individual children."""
    made = counted(violation("1", "DL", tally=Tally(boys=2), children=(BOY,)), violation("2", "MU"))[
        Basis.TOTAL
    ]
    assert (made.grave, made.children.published, made.with_several) == (0, 0, 0)


def test_every_child_deprived_of_liberty_counts_once() -> None:
    """R2-2251: there, some detained children were counted once only, whatever their number."""
    made = counted(
        violation("1", "DL", incident="i", tally=Tally(2, 1, 1)),
        violation("2", "DL", incident="j", tally=Tally(boys=1), children=(BOY,)),
    )[Basis.TOTAL]
    assert (made.by_type["DL"].number, made.by_type["DL"].unit, made.grave) == (5, "children", 0)


def test_late_follows_every_change_and_is_told_of_verified_violations_only() -> None:
    """R2-2423, R2-3579, R2-3584: there, the flag went stale, and was set on what nobody had verified."""
    late = violation("1", "AS", first=date(2023, 12, 1), last=date(2023, 12, 1))
    assert list(counted(late)[Basis.LATE].by_type) == ["AS"]
    mended = replace(late, first=date(2024, 1, 2), last=date(2024, 1, 2))
    undone = replace(late, status=Status.PENDING, verified_on=None)
    for state in (mended, undone):
        assert counted(state)[Basis.LATE].by_type == {}


def test_unverified_is_pending_and_could_not_be_verified_whenever_reported() -> None:
    """R2-3542, R2-3586: there, the unverified tables missed what could not be verified, and what came late."""
    states = [
        violation(
            status, "AS", status=status, verified_on=date(2024, 4, 20) if status == "verified" else None
        )
        for status in Status
    ]
    figure = counted(*states)[Basis.UNVERIFIED].by_type["AS"]
    assert figure.records == (Status.COULD_NOT_VERIFY, Status.PENDING)


def test_a_closed_incident_counts_as_before() -> None:
    """R2-3541: there, closing the follow-up of an incident takes it out of every figure."""
    then, closed = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 9, 1, tzinfo=UTC)
    day = date(2024, 3, 5)
    told = [timeline.Recorded(moment, "complete", day, day) for moment in (then, closed)]
    spans = timeline.states(
        timeline.Named("v", "i", "AS", "ML"), told, [timeline.Decided(then, "verified", date(2024, 4, 1))], []
    )
    assert counted(*(span.violation for span in spans))[Basis.TOTAL].grave == 1


def test_the_unit_is_said_and_kept_in_every_table() -> None:
    """R2-2138, R2-2181, R2-3560: there, tables of children counted violations; those by party and region did again."""
    made = counted(
        violation("1", "RU", tally=Tally(boys=5), region="R"),
        violation("2", "AS", tally=Tally(boys=5), region="R"),
    )[Basis.TOTAL]
    for of in ("by_party", "by_region", "by_explosive"):
        assert {code: (figure.number, figure.unit) for (code, _), figure in getattr(made, of).items()} == {
            "RU": (5, "children"),
            "AS": (1, "incidents"),
        }
