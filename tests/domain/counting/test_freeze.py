"""Freezing: a set keeps its numbers and proofs through ten edits, and the difference to today is told by violation."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from kolosi.counting import models, operations, queries
from kolosi.counting.queries.grouping import Rows, party_figures
from kolosi.counting.rules import Obstacle
from kolosi.counting.rules.basis import Basis
from kolosi.incidents import operations as incidents
from kolosi.incidents import queries as told
from kolosi.incidents import rules as telling
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer
from kolosi.site.command import simulate
from kolosi.verification import operations as verification
from tests import cast
from tests.domain.incidents import builders
from tests.domain.parties import builders as parties

pytestmark = pytest.mark.django_db
QUARTER = Period.parse("2017Q2")
FROZEN = datetime(2017, 7, 15, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_extract(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def verified(manager: Viewer, *, at: datetime = datetime(2017, 6, 20, tzinfo=UTC), **changes: Any) -> str:
    """Report a whole incident and hold its violations for verified; return its reference."""
    ref = builders.reported(manager, at=at - timedelta(days=5), **changes)
    made = [
        verification.Invented(one.key, "verified", at.date(), at)
        for one in told.telling(manager, ref).told.violations
    ]
    verification.simulate(situation="ML", invented=made, by=simulate.inventor(), at=at)
    return ref


def frozen(by: Viewer, **changes: Any) -> str:
    asked: dict[str, Any] = {
        "title": "Quarterly note (simulated)", "situation": "ML", "period": QUARTER, "as_of": FROZEN,
    }  # fmt: skip
    return operations.freeze(**{**asked, **changes}, simulated=True, by=by, at=FROZEN)


def numbers(viewer: Viewer, ref: str) -> dict[tuple[str, str], int]:
    return {
        (one.basis, one.type): one.number for one in queries.frozen(viewer, ref).numbers if one.kind == "type"
    }


def test_a_figure_frozen_ten_edits_ago_is_counted_again_and_told_apart_from_today() -> None:
    manager = cast.information_manager("ML")
    ref = verified(manager)
    other = verified(manager, title="Another (simulated)")
    kept = frozen(manager)
    assert numbers(manager, kept)["total", "K"] == 4
    seen = told.telling(manager, ref)
    for boys in range(3, 13):
        changed = [one for one in seen.told.violations]
        changed[0] = builders.killing(key=changed[0].key, tally=telling.Numbers(boys, 0, 0))
        incidents.revise(
            ref=ref, number=seen.number, told=builders.told(
                violations=tuple(changed),
                victims=(telling.ToldVictim("v1", (changed[0].key,), person="p-1", sex="boy", age=12),),
                perpetrators=(), sources=(),
            ),
            by=manager, at=FROZEN + timedelta(days=boys),
        )  # fmt: skip
        seen = told.telling(manager, ref)
    now = FROZEN + timedelta(days=40)
    assert numbers(manager, kept)["total", "K"] == 4
    again = queries.figures(manager, QUARTER, at=FROZEN, situations=["ML"])[Basis.TOTAL].by_type["K"]
    kept_proof = next(
        one.proof
        for one in queries.frozen(manager, kept).numbers
        if (one.basis, one.kind, one.type) == ("total", "type", "K")
    )
    assert (again.number, again.proof) == (4, kept_proof)
    today = queries.figures(manager, QUARTER, at=now, situations=["ML"])[Basis.TOTAL].by_type["K"]
    assert today.number == 14
    differing = queries.restatements(manager, kept, at=now)
    assert [(one.ref, one.then, one.now) for one in differing["in_period"]] == [(f"{ref}/1", 2, 12)]
    assert queries.quoting(manager, [f"{other}/1"])[f"{other}/1"][0].ref == kept


def test_what_is_not_verified_a_draft_or_a_duplicate_never_counts() -> None:
    manager = cast.information_manager("ML")
    first, second = verified(manager), verified(manager)
    builders.reported(manager, complete=False)
    builders.reported(manager, at=datetime(2017, 6, 1, tzinfo=UTC))
    found = queries.figures(manager, QUARTER, at=FROZEN, situations=["ML"])
    assert found[Basis.TOTAL].by_type["K"].number == 4
    assert found[Basis.UNVERIFIED].by_type["K"].number == 2
    incidents.link(ref=second, original=first, reason="The same shelling.", by=manager, at=FROZEN)
    found = queries.figures(manager, QUARTER, at=FROZEN, situations=["ML"])
    assert found[Basis.TOTAL].by_type["K"].number == 2
    incidents.unlink(ref=second, reason="Another one.", by=manager, at=FROZEN + timedelta(days=1))
    found = queries.figures(manager, QUARTER, at=FROZEN + timedelta(days=2), situations=["ML"])
    assert found[Basis.TOTAL].by_type["K"].number == 4


def test_a_closed_window_of_several_years_holds_the_late_ones_of_its_quarters() -> None:
    manager = cast.information_manager("ML")
    verified(manager, at=datetime(2017, 8, 20, tzinfo=UTC))
    at = datetime(2018, 1, 10, tzinfo=UTC)
    third = queries.figures(manager, Period.parse("2017Q3"), at=at, situations=["ML"])
    year = queries.figures(manager, Period.parse("2017"), at=at, situations=["ML"])
    assert (third[Basis.LATE].grave, third[Basis.IN_PERIOD].grave) == (2, 0)
    assert (year[Basis.LATE].grave, year[Basis.IN_PERIOD].grave) == (0, 2)


def test_figures_hold_only_the_situations_of_whoever_asks() -> None:
    verified(cast.information_manager("ML"))
    elsewhere = cast.information_manager("AF")
    assert queries.figures(elsewhere, QUARTER, at=FROZEN)[Basis.TOTAL].grave == 0
    assert queries.figures(elsewhere, QUARTER, at=FROZEN).scoped
    with pytest.raises(Absent):
        queries.figures(elsewhere, QUARTER, at=FROZEN, situations=["ML"])
    with pytest.raises(Absent):
        frozen(elsewhere)
    with pytest.raises(Absent):
        frozen(cast.desk_officer("ML"))


def test_nothing_is_frozen_ahead_of_its_time_or_without_a_title() -> None:
    manager = cast.information_manager("ML")
    with pytest.raises(Refused) as refused:
        frozen(manager, title=" ", as_of=FROZEN + timedelta(days=1))
    assert refused.value.obstacles == {Obstacle.NO_TITLE, Obstacle.AHEAD}
    with pytest.raises(Refused) as refused:
        frozen(manager, period=Period.parse("2018"))
    assert refused.value.obstacles == {Obstacle.BEFORE_THE_PERIOD}


def test_taking_back_what_was_verified_opens_a_notice_to_every_set_that_quoted_it(client: Any) -> None:
    manager = cast.information_manager("ML")
    ref = verified(manager)
    kept, at = frozen(manager), FROZEN + timedelta(days=9)
    assert queries.corrections(manager) == ()
    gone = [verification.Invented(f"{ref}/1", "did_not_occur", at.date(), at)]
    verification.simulate(situation="ML", invented=gone, by=simulate.inventor(), at=at)
    assert [
        (one.violation, [sheet.ref for sheet in one.quoted_by]) for one in queries.corrections(manager)
    ] == [(f"{ref}/1", [kept])]
    assert queries.restatements(manager, kept, at=at)["in_period"][0].now == 0
    cast.sign_in(client, manager)
    link = f'<a href="/verification/{ref}/1/">{ref}/1</a>'
    assert link in client.get("/figures/frozen/").text
    shown = client.get(f"/figures/frozen/{kept}/").text
    assert link in shown
    assert "Differences (Occurred and verified in the period)" in shown
    assert "in_period" not in shown


def test_a_frozen_number_cannot_be_changed() -> None:
    manager = cast.information_manager("ML")
    verified(manager)
    frozen(manager)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.FrozenFigure.objects.update(number=1)


def test_the_extract_is_made_anew_where_other_tables_lie_behind_it() -> None:
    manager = cast.information_manager("ML")
    verified(manager)
    assert queries.up_to_date(manager).anew
    again = queries.up_to_date(manager)
    assert (again.anew, again.incidents) == (False, 0)
    verified(manager, title="Another (simulated)")
    fresh = queries.up_to_date(manager)
    assert (fresh.anew, fresh.incidents) == (False, 2)


def test_a_page_leads_from_every_number_to_its_records(client: Any) -> None:
    manager = cast.information_manager("ML")
    ref = verified(manager)
    cast.sign_in(client, manager)
    asked = "situation=ML&period=2017Q2&basis=total&kind=type&type=K"
    answer = client.get(f"/figures/records/?{asked}")
    assert f"{ref}/1" in answer.content.decode()
    sheet = client.get("/figures/?situation=ML&period=2017Q2&basis=total").content.decode()
    assert "kind=type&amp;type=K" in sheet
    desk = cast.desk_officer("ML")
    cast.sign_in(client, desk)
    unread = client.get(f"/figures/records/?{asked}").content.decode()
    assert ref not in unread
    assert "ML07" not in unread
    assert "1 violation is counted that you may not read." in unread


def test_cells_of_a_release_hold_what_occurred_in_the_period_whenever_it_was_verified() -> None:
    manager = cast.information_manager("ML")
    verified(manager, at=datetime(2017, 8, 20, tzinfo=UTC))
    told_ = queries.cells(manager, QUARTER, at=datetime(2017, 9, 1, tzinfo=UTC), situation="ML")
    assert {(one.type, one.quarter, one.region, one.sex, one.age_band, one.number) for one in told_} == {
        ("K", "2017Q2", "ML07", "boy", "12_14", 1),
        ("K", "2017Q2", "ML07", "boy", "unknown", 1),
    }
    assert queries.cells(manager, QUARTER, at=FROZEN, situation="ML") == ()


def test_rows_of_parties_can_be_those_of_their_day_or_their_umbrella(client: Any) -> None:
    parties.mali()
    manager = cast.information_manager("ML")
    mnla = telling.ToldPerpetrator("p1", ("k",), party="mnla", category="armed_group")
    verified(manager, perpetrators=(mnla,), when=telling.When(builders.DAY.parse("2017-05-03")))
    page = cast.sign_in(client, manager).get("/figures/?situation=ML&period=2017Q2&basis=total&rows=umbrella")
    assert [(row.code, row.total) for row in page.context["sheet"].parties] == [("cma", 2)]
    told_ = client.get("/figures/?situation=ML&period=2017Q2&basis=total")
    assert [row.code for row in told_.context["sheet"].parties] == ["mnla"]
    cell = "situation=ML&period=2017Q2&basis=total&kind=party&type=K&row=cma&rows=umbrella"
    answer = client.get(f"/figures/records/?{cell}")
    behind = answer.context["behind"]
    (record,) = behind.records
    assert behind.figure.number == record.units == 2
    assert behind.figure.records == (record.violation,)
    assert len(behind.figure.proof) == 64
    assert behind.proof in answer.text


@pytest.mark.parametrize("basis", Basis)
def test_rows_put_together_carry_the_proofs_that_rows_of_the_table_carry(basis: Basis) -> None:
    """R13, R15: put together under the names that were told, they are the figures of the table, proofs included."""
    manager = cast.information_manager("ML")
    verified(manager)
    verified(manager, at=datetime(2017, 8, 20, tzinfo=UTC))  # late, beside the first in the total
    builders.reported(manager)
    asked = {"at": datetime(2017, 10, 5, tzinfo=UTC), "situations": ["ML"]}
    found = queries.figures(manager, Period.parse("2017Q3"), **asked)
    _, behind = queries.counted_behind(manager, found.ask)
    put_together = party_figures(manager, found.ask, basis, Rows.TOLD, behind=behind)
    assert put_together == found[basis].by_party
    year = queries.figures(manager, Period.parse("2017"), **asked)
    _, behind = queries.counted_behind(manager, year.ask)
    assert party_figures(manager, year.ask, basis, Rows.TOLD, behind=behind) == year[basis].by_party
    assert found[basis].by_party or year[basis].by_party


def test_trends_show_each_period_and_the_change(client: Any) -> None:
    manager = cast.information_manager("ML")
    verified(manager)
    verified(
        manager, at=datetime(2017, 3, 20, tzinfo=UTC), when=telling.When(builders.DAY.parse("2017-02-01"))
    )
    verified(manager, at=datetime(2017, 6, 21, tzinfo=UTC))
    page = cast.sign_in(client, manager).get("/figures/trends/?situation=ML&period=2017Q2&basis=total")
    shown = page.context["trend"]
    assert (shown.grave.numbers[-2:], shown.grave.change, len(shown.periods)) == ((2, 4), 100, 8)
    assert "+100&nbsp;%" in page.content.decode()


def test_the_page_freezes(client: Any) -> None:
    manager = cast.information_manager("ML")
    verified(manager)
    cast.sign_in(client, manager)
    told_ = {"title": "Note", "situation": "ML", "period": "2017Q2", "as_of": date(2017, 7, 15).isoformat()}
    answer = client.post("/figures/freeze/", told_, follow=True)
    assert "Every violation counts today as it did then." in answer.content.decode()
    refused = client.post("/figures/freeze/", {**told_, "title": ""})
    assert refused.status_code == 422
