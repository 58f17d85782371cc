"""Releasing: what leaves is kept as it was told, hidden numbers nowhere in it; what would disclose is refused by name."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from kolosi.counting import models, operations, queries, rules
from kolosi.counting.rules.disclosure_cube import Counted, Mark, Name
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.kernel.viewer import Viewer
from tests import cast
from tests.domain.counting import test_freeze

pytestmark = pytest.mark.django_db
HALF = Period.parse("2017-01-01..2017-06-30")
AT = datetime(2017, 8, 1, 12, tzinfo=UTC)
REGIONS = {"Kidal": (12, 2, 30), "Gao": (40, 9, 0), "Mopti": (25, 17, 8)}


@pytest.fixture(autouse=True)
def _own_extract(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def wanted(**changes: Any) -> rules.Wanted:
    asked: dict[str, Any] = {"situation": "ML", "audience": "public", "period": HALF, "as_of": AT}
    return rules.Wanted(**{**asked, **changes})


def counted(**more: int) -> list[Counted]:
    """Return simulated cells: three regions, three kinds, boys of one age; `more` adds to a region's first kind."""
    return [
        Counted("RU", "2017Q1", region, kind, "boy", "12_14", number + (more.get(region, 0) if not at else 0))
        for region, numbers in REGIONS.items()
        for at, (kind, number) in enumerate(
            zip(("armed_group", "armed_force", "unidentified"), numbers, strict=True)
        )
    ]


def released(by: Viewer, cells: list[Counted] | None = None, *, at: datetime = AT, **changes: Any) -> str:
    return operations.release(
        title="Fact sheet (simulated)", wanted=wanted(as_of=at, **changes), counted=cells or counted(),
        simulated=True, by=by, at=at,
    )  # fmt: skip


def cells(by: Viewer, ref: str) -> dict[Name, Any]:
    return {one.name: one for one in queries.cells_of(by, ref)}


def test_what_was_told_is_kept_and_a_hidden_number_is_in_none_of_it() -> None:
    chair = cast.co_chair("ML")
    ref = released(chair)
    told = cells(chair, ref)
    small = told[Name("RU", "2017H1", "Kidal", "armed_force")]
    assert (small.mark, small.number, small.highest) == (Mark.FEW, None, 4)
    assert (
        told[Name("RU", "2017H1", "Gao", "unidentified")].mark is Mark.FEW
    )  # a zero is told like a small number
    assert told[Name("RU", "2017H1")].number == 143
    beside = [one for one in told.values() if one.mark is Mark.HIDDEN]
    assert beside  # 2 cannot be worked out from the totals
    assert not models.ReleasedCell.objects.exclude(mark="number").exclude(number=None).exists()


def test_the_database_keeps_no_number_of_a_hidden_cell_and_changes_no_row() -> None:
    released(cast.co_chair("ML"))
    row = models.ReleasedCell.objects.filter(mark="hidden").values().first()
    assert row is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        models.ReleasedCell.objects.create(**{**row, "id": None, "time": "2017H2", "number": 3})
    for table in (models.Release, models.ReleasedCell, models.CountedCell):
        with pytest.raises(DatabaseError), transaction.atomic():
            table.objects.all().delete()
        with pytest.raises(DatabaseError), connection.cursor() as cursor, transaction.atomic():
            cursor.execute(f"UPDATE {table._meta.db_table} SET id = id + 1000")  # noqa: S608


def test_a_late_child_would_show_beside_the_older_release_which_is_named() -> None:
    chair = cast.co_chair("ML")
    older = released(chair)
    later = AT + timedelta(days=60)
    grown = counted(Mopti=1)
    with pytest.raises(Refused) as refused:
        released(chair, grown, at=later)
    assert refused.value.obstacles == {rules.ReleaseObstacle.DISCLOSES}
    assert models.Release.objects.count() == 1
    tried = queries.exposure(chair, wanted(as_of=later), grown)
    shown = {(one.name.region, one.older) for one in tried.exposed}
    assert ("*", (older,)) in shown
    assert all((one.low, one.high) == (1, 1) for one in tried.exposed if one.name.is_national)
    safe = released(chair, grown, at=later, hide_more=True)
    assert cells(chair, safe)[Name("RU", "2017H1")].mark is not Mark.NUMBER
    assert queries.exposure(chair, wanted(as_of=later, hide_more=True), grown).exposed == ()


def test_the_same_figures_told_again_disclose_nothing_new() -> None:
    chair = cast.co_chair("ML")
    first, again = released(chair), released(chair, at=AT + timedelta(days=1))
    assert cells(chair, first) == cells(chair, again)


def test_official_totals_are_told_and_known_to_the_attacker() -> None:
    chair = cast.co_chair("ML")
    few = [Counted("RU", "2017Q1", "Kidal", "armed_group", "boy", "12_14", 3)]
    assert cells(chair, released(chair, few))[Name("RU", "2017H1")].mark is Mark.FEW
    known = released(chair, few, at=AT + timedelta(days=1), known=frozenset({"RU"}))
    assert cells(chair, known)[Name("RU", "2017H1")].number == 3


def test_the_working_group_is_told_everything_and_its_page_says_whom_it_is_for(client: Client) -> None:
    chair = cast.co_chair("ML")
    ref = released(chair, audience="srsg_working_group")
    assert all(one.mark is Mark.NUMBER for one in cells(chair, ref).values())
    page = cast.sign_in(client, chair).get(f"/figures/releases/{ref}/").content.decode()
    assert "For this audience only" in page


def test_what_stands_in_the_way_is_told_at_once() -> None:
    chair = cast.co_chair("ML")
    quarter = Period.parse("2017Q1")  # the public is told half-years
    for changes, obstacle in (
        ({"audience": "everyone"}, rules.ReleaseObstacle.NO_SUCH_AUDIENCE),
        ({"period": quarter}, rules.ReleaseObstacle.TOO_FINE),
        ({"known": frozenset({"XX"})}, rules.ReleaseObstacle.NO_SUCH_TYPE),
    ):
        with pytest.raises(Refused) as refused:
            released(chair, **changes)
        assert refused.value.obstacles == {obstacle}
    empty = [one._replace(number=0) for one in counted()]
    with pytest.raises(Refused) as refused:
        operations.release(title=" ", wanted=wanted(), counted=empty, by=chair, at=AT)
    assert refused.value.obstacles == {rules.Obstacle.NO_TITLE, rules.ReleaseObstacle.NOTHING_COUNTED}
    with pytest.raises(Refused) as refused:
        operations.release(title="Early", wanted=wanted(), counted=counted(), by=chair, at=AT - timedelta(1))
    assert refused.value.obstacles == {rules.Obstacle.AHEAD}


def test_only_a_co_chair_of_the_situation_releases_and_others_see_only_theirs() -> None:
    ref = released(cast.co_chair("ML"))
    for other in (cast.information_manager("ML"), cast.co_chair("AF")):
        with pytest.raises(Absent):
            released(other)
        with pytest.raises(Absent):
            queries.exposure(other, wanted(), counted())
    assert [one.ref for one in queries.releases(cast.information_manager("ML"))] == [ref]
    assert queries.releases(cast.co_chair("AF")) == ()
    for read in (queries.protected, queries.cells_of):
        with pytest.raises(Absent):
            read(cast.co_chair("AF"), ref)


def test_two_releases_at_once_are_not_written_untried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second was tried before the first was written: it is stale, whatever it would have told."""
    chair = cast.co_chair("ML")
    tried = queries.exposure

    def meanwhile(*args: Any) -> queries.Exposure:
        found = tried(*args)
        monkeypatch.setattr(queries, "exposure", tried)
        released(chair)
        return found

    monkeypatch.setattr(queries, "exposure", meanwhile)
    with pytest.raises(Stale):
        released(chair, counted(Mopti=1))
    assert models.Release.objects.count() == 1


def test_a_release_from_records_is_tried_on_its_page_and_written(client: Client) -> None:
    manager, chair = cast.information_manager("ML"), cast.co_chair("ML")
    for number in range(3):
        test_freeze.verified(manager, title=f"Shelling {number} (simulated)")
    browser = cast.sign_in(client, chair)
    asked = {"title": "Fact sheet (simulated)", "situation": "ML", "audience": "public"}
    asked |= {"period": "2017-01-01..2017-06-30", "as_of": ""}
    tried = browser.post("/figures/releases/release/", {**asked, "try": "yes"})
    assert tried.status_code == 200
    assert "would learn no small number" in tried.content.decode()
    assert not models.Release.objects.exists()
    written = browser.post("/figures/releases/release/", {**asked, "write": "yes"}, follow=True)
    assert "0 or fewer than 5" in written.content.decode()
    assert sum(one.number for one in models.CountedCell.objects.all()) == 6
    assert browser.post("/figures/releases/release/", {**asked, "period": "2017Q1"}).status_code == 422


def test_the_page_names_what_would_be_disclosed_and_the_older_release(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    chair = cast.co_chair("ML")
    older = released(chair)
    monkeypatch.setattr(queries, "counted", lambda viewer, wanted: counted(Mopti=1))
    browser = cast.sign_in(client, chair)
    asked = {"title": "Reply (simulated)", "situation": "ML", "audience": "public"}
    asked |= {"period": "2017-01-01..2017-06-30", "as_of": ""}
    for step, status in (("try", 200), ("write", 422)):
        answer = browser.post("/figures/releases/release/", {**asked, step: "yes"})
        page = answer.content.decode()
        assert answer.status_code == status
        assert f"/figures/releases/{older}/" in page
        assert 'name="write"' not in page
    safe = browser.post(
        "/figures/releases/release/", {**asked, "hide_more": "on", "try": "yes"}
    ).content.decode()
    assert 'name="write"' in safe
    assert "would learn no small number" in safe


@pytest.mark.parametrize("releases", [1, 3])
def test_pages_make_the_same_number_of_queries(
    releases: int, client: Client, django_assert_num_queries: Any
) -> None:
    chair = cast.co_chair("ML")
    refs = [released(chair, at=AT + timedelta(days=day)) for day in range(releases)]
    browser = cast.sign_in(client, chair)
    browser.get("/figures/releases/")
    with django_assert_num_queries(7):
        browser.get("/figures/releases/")
    with django_assert_num_queries(9):
        browser.get(f"/figures/releases/{refs[0]}/?type=RU&time=2017H1")
