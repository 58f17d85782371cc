"""Returned rows are understood wherever their columns went; the workbook is the same bytes for the same asks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.conclusions.gateways import workbook
from kolosi.conclusions.rules import exchange
from kolosi.conclusions.rules.exchange import Choice, Obstacle, Standing

ON = date(2020, 1, 1)
CODES = [column.code for column in exchange.columns()]
ROW = {
    "id": "h-1/a-1", "item": "5(a)/2", "answer": "Accepté", "claim": "Done", "done": "A law.", "done_on": "3/2019",
    "evidence": "Law 3", "reference": "", "remarks": "",
}  # fmt: skip


def sheet(order: list[str], *, tags: bool = True, language: str = "fr") -> list[list[str]]:
    known = {column.code: column for column in exchange.columns()}
    head = [known[code].labelled(language) for code in order]
    lines = [head, [known[code].more["tag"] for code in order]] if tags else [head]
    return [*lines, [ROW.get(code, "") for code in order]]


@given(st.permutations(CODES), st.booleans(), st.sampled_from(["en", "fr"]))
def test_columns_may_stand_in_any_order(order: list[str], tags: bool, language: str) -> None:
    rows, faults = exchange.understood([[["Lisez-moi"]], sheet(order, tags=tags, language=language)], on=ON)
    assert faults == ()
    assert [(row.hand_out, row.ask, row.faults) for row in rows] == [("h-1", "a-1", ())]
    assert rows[0].cells["answer"] == "accepted"
    assert rows[0].cells["claim"] == "done"
    assert rows[0].cells["done_on"] == "2019-03"


@given(st.dates(date(1970, 1, 1), date(2150, 1, 1)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    serial = str((day - date(1899, 12, 30)).days)
    written = (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y}", serial, f"{serial}.0")
    assert {exchange.iso(one) for one in written} == {day.isoformat()}


def test_words_that_look_like_a_heading_are_still_a_row() -> None:
    lines = sheet(CODES)
    lines[2][CODES.index("done")] = "Document"
    rows, _ = exchange.understood([lines], on=ON)
    assert rows[0].cells["done"] == "Document"


def test_a_sheet_without_our_columns_gives_nothing() -> None:
    assert exchange.understood([[["a", "b"], ["1", "2"]], []], on=ON) == ((), ())


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Standing(Choice.LATER, True, False, False, True), {Obstacle.NOTHING_CHOSEN}),
        (Standing(Choice.TAKE, True, False, False, True), {Obstacle.CONFLICT_UNDECIDED}),
        (Standing(Choice.TAKE_DESPITE, True, False, False, True), set()),
        (Standing(Choice.TAKE_DESPITE, True, False, True, True), {Obstacle.ROW_HAS_FAULTS}),
        (Standing(Choice.REFUSE, True, False, True, True), set()),
        (Standing(Choice.TAKE, False, False, False, False), {Obstacle.NOT_IN_RETURN}),
        (Standing(Choice.REFUSE, True, True, False, False), {Obstacle.ALREADY_SETTLED}),
    ],
)
def test_what_stands_against_a_decision(row: Standing, expected: set[Obstacle]) -> None:
    assert exchange.obstacles([row]) == expected


def test_the_same_asks_give_the_same_bytes() -> None:
    lines = [
        workbook.Line(f"h-1/a-{at}", {"item": f"5({at})/1", "summary": "=1+1"}, {"answer": "accepted"})
        for at in "ab"
    ]
    sent = workbook.Travelling("h-1", "Government of Zandia", "Zandia", "en", ON, True, lines)
    first, second = (workbook.written(sent, str) for _ in range(2))
    assert first == second
    later = workbook.Travelling(
        "h-1", "Government of Zandia", "Zandia", "en", ON + timedelta(days=1), True, lines
    )
    assert workbook.written(later, str) != first
