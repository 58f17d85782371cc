"""What an annex may say: triggers from the year of their resolution (L01), sections since the split (L02), all told at once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.kernel.precision import HalfKnownDate
from kolosi.listing.rules import annexes
from kolosi.listing.rules.annexes import Annex, Complaint, Entry, Obstacle
from kolosi.reference.rules import code_list

TODAY = date(2026, 1, 1)
KNOWN = {"roof": None, "newcomers": HalfKnownDate(2020), "elders": HalfKnownDate(1999)}
ENTRY = Entry("I", "A", "ML", "roof", "Roof of Zandia", ("recruitment",))


def annex(*entries: Entry, year: int = 2018, **more: object) -> Annex:
    told = Annex(year, year - 1, "A/0/1", "Invented", ("ML", "SD"), entries)
    return told._replace(**more)  # type: ignore[arg-type]


def found(told: Annex) -> list[Complaint]:
    return list(annexes.complaints(told, parties=KNOWN, today=TODAY))


def reasons(told: Annex) -> set[Obstacle]:
    return {one.reason for one in found(told)}


def test_an_annex_that_is_as_it_should_be_is_not_complained_of() -> None:
    assert found(annex(ENTRY, ENTRY._replace(party="elders", triggers=("attacks", "abduction")))) == []
    assert found(annex()) == []  # nobody listed is an answer too


@pytest.mark.parametrize("trigger", list(code_list("listing_triggers")))
@given(year=st.integers(2002, 2026))
def test_l01_no_trigger_is_older_than_its_resolution(trigger: str, year: int) -> None:
    section = "A" if year > annexes.SPLIT else "none"
    told = reasons(annex(ENTRY._replace(triggers=(trigger,), section=section), year=year))
    since = int(code_list("listing_triggers")[trigger].more["since"])
    assert told == ({Obstacle.BEFORE_ITS_RESOLUTION} if year < since else set())


@pytest.mark.parametrize(
    ("year", "section", "reason"),
    [
        (2016, "A", {Obstacle.BEFORE_THE_SPLIT}),
        (2016, "unknown", {Obstacle.BEFORE_THE_SPLIT}),
        (2016, "none", set()),
        (2017, "none", {Obstacle.SINCE_THE_SPLIT}),
        (2017, "A", set()),
        (2017, "B", set()),
        (2017, "unknown", set()),
        (2017, "C", {Obstacle.NO_SUCH_SECTION}),
    ],
)
def test_l02_annexes_have_sections_since_the_report_on_2016(
    year: int, section: str, reason: set[Obstacle]
) -> None:
    assert reasons(annex(ENTRY._replace(section=section), year=year)) == reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"annex": "III"}, Obstacle.NO_SUCH_ANNEX),
        ({"situation": "CO"}, Obstacle.NOT_COVERED),
        ({"party": "nobody"}, Obstacle.NO_SUCH_PARTY),
        ({"party": "newcomers"}, Obstacle.NOT_THERE_YET),
        ({"named": " "}, Obstacle.NO_NAME),
        ({"triggers": ()}, Obstacle.NO_TRIGGER),
        ({"triggers": ("theft",)}, Obstacle.NO_SUCH_TRIGGER),
        ({"triggers": ("DHA",)}, Obstacle.DENIAL_IS_NO_TRIGGER),
    ],
)
def test_each_fault_of_an_entry_is_told_with_its_row(change: dict[str, object], reason: Obstacle) -> None:
    told = found(annex(ENTRY._replace(situation="SD"), ENTRY._replace(**change)))  # type: ignore[arg-type]
    assert [(one.row, one.reason) for one in told] == [(2, reason)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"year": 2001, "data_year": 2000}, Obstacle.NO_SUCH_YEAR),
        ({"year": 2027, "data_year": 2026}, Obstacle.NO_SUCH_YEAR),
        ({"data_year": 2018}, Obstacle.NO_SUCH_DATA_YEAR),
        ({"data_year": 2015}, Obstacle.NO_SUCH_DATA_YEAR),
        ({"symbol": ""}, Obstacle.NO_SYMBOL),
        ({"source": " "}, Obstacle.NO_SOURCE),
        ({"situations": ()}, Obstacle.NO_SITUATION),
        ({"situations": ("ML", "ZZ")}, Obstacle.NO_SUCH_SITUATION),
    ],
)
def test_each_fault_of_the_report_is_told(change: dict[str, object], reason: Obstacle) -> None:
    assert [(one.row, one.reason) for one in found(annex(**change))] == [(0, reason)]  # type: ignore[arg-type]


def test_a_situation_stands_in_one_annex_and_a_party_in_one_entry() -> None:
    twice = annex(ENTRY, ENTRY._replace(annex="II"))
    assert reasons(twice) == {Obstacle.TWO_ANNEXES, Obstacle.TOLD_TWICE}
    assert [one.row for one in found(twice) if one.reason is Obstacle.TOLD_TWICE] == [1, 2]


def test_complaints_take_the_rows_of_their_sheet() -> None:
    told = [
        Complaint(0, "symbol", "", Obstacle.NO_SYMBOL),
        Complaint(2, "party", "x", Obstacle.NO_SUCH_PARTY),
    ]
    assert [one.row for one in annexes.placed(told, (3, 7))] == [0, 7]


def test_letters_stand_in_the_order_of_the_list() -> None:
    assert annexes.letters(("abduction", "recruitment", "sexual_violence")) == ("a", "c", "e")


def test_a_correction_changes_something_and_says_why() -> None:
    one, other = annex(ENTRY), annex()
    assert annexes.obstacles_to_correcting((), before=one, after=one, reason="") == {
        Obstacle.NOTHING_CHANGED,
        Obstacle.NO_REASON,
    }
    assert annexes.obstacles_to_correcting((), before=one, after=other, reason="Withdrawn.") == set()
