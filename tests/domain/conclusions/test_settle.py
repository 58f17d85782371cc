"""Settling: chosen rows become answers, updates and evidence; conflicts need an explicit choice; nothing moves a status."""

from datetime import date

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import following, settling
from kolosi.conclusions.queries import returns
from kolosi.conclusions.rules.exchange import Choice, Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders, workbooks
from tests.domain.conclusions.test_hand_out import GOVERNMENT, hand_out
from tests.domain.conclusions.test_take_in import take_in

pytestmark = pytest.mark.django_db
FULL = {
    "answer": "Accepted", "claim": "Partly done", "done": "Two of three barracks were opened.", "done_on": date(2018, 6, 1),
    "evidence": "Order 12", "reference": "MD/12", "remarks": "More will follow.",
}  # fmt: skip
ITEM = "3(b)/1"


def came_back(cells: dict = FULL, sent: bytes | None = None, item: str = ITEM) -> str:
    return take_in(workbooks.filled(sent or hand_out().data, {item: cells}))


def settle(ref: str, *, choice: Choice = Choice.TAKE, item: str = ITEM, revision: int = 0, by=None) -> int:
    page = returns.returned(cast.desk_officer(), ref)
    row = next(row for row in page.rows if row.label == item)
    decision = settling.Decision(choice, revision or row.revision)
    return settling.settle(
        ref=ref, rows={row.ask: decision}, by=by or cast.information_manager(), at=builders.LATER
    )


def test_a_row_becomes_answer_update_and_evidence() -> None:
    builders.document()
    ref = came_back()
    assert settle(ref) == 1
    answer, update, evidence = (
        table.objects.get() for table in (models.Answer, models.Update, models.Evidence)
    )
    assert (answer.addressee, answer.kind, answer.text) == (GOVERNMENT, "accepted", "More will follow.")
    assert ref in answer.reference
    assert (update.source, update.on) == ("workbook", "2018-06-01")
    assert update.text == "The addressee says: Partly done. Two of three barracks were opened."
    assert (evidence.source_kind, evidence.title, evidence.dated) == ("addressee", "Order 12", "2018-06-01")
    ask = models.Ask.objects.get(pk=answer.ask_id)
    assert (ask.answered_on, ask.declined, ask.status) == (builders.LATER.date(), False, "not_assessed")


def test_declining_is_an_answer_and_refusing_a_row_takes_nothing() -> None:
    builders.document()
    ref = came_back({"answer": "Declined"})
    assert settle(ref, choice=Choice.REFUSE) == 0
    assert models.Answer.objects.count() == 0
    assert models.Settlement.objects.get().taken is False
    settle(came_back({"answer": "Declined"}, item="3(a)/2"), item="3(a)/2")
    assert models.Ask.objects.get(label="3(a)/2").declined is True


def test_what_was_filled_in_without_a_kind_is_a_report() -> None:
    builders.document()
    settle(came_back({"done": "A letter was written."}))
    assert models.Answer.objects.get().kind == "informed"


def test_a_row_is_settled_once() -> None:
    builders.document()
    ref = came_back()
    settle(ref)
    with pytest.raises(Refused) as refusal:
        settle(ref)
    assert Obstacle.ALREADY_SETTLED in refusal.value.obstacles
    assert models.Answer.objects.count() == 1


def test_an_ask_that_changed_since_needs_an_explicit_choice() -> None:
    builders.document()
    ref = came_back()
    ask = models.Ask.objects.get(label=ITEM)
    following.update(ref=ask.ref, on="", text="Something else.", by=cast.desk_officer(), at=builders.LATER)
    page = returns.returned(cast.desk_officer(), ref)
    assert {row.label: row.conflicts for row in page.rows if row.conflicts} == {ITEM: ("changed_since",)}
    with pytest.raises(Refused) as refusal:
        settle(ref)
    assert refusal.value.obstacles == {Obstacle.CONFLICT_UNDECIDED}
    assert settle(ref, choice=Choice.TAKE_DESPITE) == 1
    assert models.Update.objects.count() == 2


def test_two_returns_that_differ_are_in_conflict() -> None:
    builders.document()
    sent = hand_out().data
    one, other = came_back({"answer": "Accepted"}, sent), came_back({"answer": "Declined"}, sent)
    for ref in (one, other):
        page = returns.returned(cast.desk_officer(), ref)
        assert [row.conflicts for row in page.rows if row.label == ITEM] == [("two_returns",)]
    with pytest.raises(Refused):
        settle(other)
    settle(one, choice=Choice.REFUSE)
    assert settle(other) == 1


def test_a_page_seen_before_a_change_is_stale() -> None:
    builders.document()
    ref = came_back()
    seen = models.Ask.objects.get(label=ITEM).revision
    ask = models.Ask.objects.get(label=ITEM)
    following.update(ref=ask.ref, on="", text="Something else.", by=cast.desk_officer(), at=builders.LATER)
    with pytest.raises(Stale):
        settle(ref, choice=Choice.TAKE_DESPITE, revision=seen)
    assert models.Answer.objects.count() == 0


def test_rows_with_faults_and_empty_choices_are_refused() -> None:
    builders.document()
    ref = came_back({"answer": "Perhaps"})
    with pytest.raises(Refused) as refusal:
        settle(ref)
    assert refusal.value.obstacles == {Obstacle.ROW_HAS_FAULTS}
    with pytest.raises(Refused) as refusal:
        settle(ref, choice=Choice.LATER)
    assert refusal.value.obstacles == {Obstacle.NOTHING_CHOSEN}


def test_rows_that_hold_nothing_new_are_not_for_settling() -> None:
    builders.document()
    ref = came_back()
    with pytest.raises(Refused) as refusal:
        settle(ref, item="3(a)/2")
    assert refusal.value.obstacles == {Obstacle.NOT_IN_RETURN}


def test_elsewhere_it_is_not_there() -> None:
    builders.document()
    ref = came_back()
    for by in (cast.information_manager("YE"), cast.focal_point([GOVERNMENT]), cast.co_chair()):
        with pytest.raises(Absent):
            settle(ref, by=by)
