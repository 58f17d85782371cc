"""Issuing: words and figures are kept as they were, windows follow one another, and only those who may can do it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from kolosi.counting import queries as counting
from kolosi.kernel.refusals import Absent, Refused
from kolosi.reports import models, queries
from kolosi.reports.gateways import kept
from kolosi.reports.rules.windows import Obstacle
from tests import cast
from tests.domain.counting.test_freeze import verified
from tests.domain.reports import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_extract(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_a_product_keeps_its_words_and_figures() -> None:
    manager = cast.information_manager("ML")
    verified(manager)
    drafted = queries.draft(manager, builders.asked())
    ref = builders.issued(manager)
    verified(manager, title="Another (simulated)", at=datetime(2017, 6, 25, tzinfo=UTC))
    for language in queries.LANGUAGES:
        page = queries.product(manager, ref, language=language)
        assert page is not None
        assert page.product == drafted[language]
    row = models.Wording.objects.get(product__ref=ref, language="en")
    assert kept.digest(row.content) == row.digest


def test_its_figures_are_frozen_and_what_differs_since_is_listed() -> None:
    manager = cast.information_manager("ML")
    verified(manager)
    ref = builders.issued(manager)
    page = queries.product(manager, ref, at=builders.KNOWN)
    assert page is not None
    assert page.restated == ()
    numbers = counting.frozen(manager, page.head.frozen).numbers
    frozen = {(one.basis, one.kind, one.type, one.row): (one.number, one.proof) for one in numbers}
    told = {
        (one.basis, one.kind, one.type, one.row): (one.number, one.proof)
        for one in page.product.tidy
        if one.sex == "all"
    }
    assert told == frozen
    other = verified(manager, title="Told later (simulated)", at=datetime(2017, 6, 20, tzinfo=UTC))
    page = queries.product(manager, ref, at=builders.KNOWN + timedelta(days=30))
    assert page is not None
    assert [one.ref for one in dict(page.restated)["in_period"]] == [f"{other}/1"]


def test_country_reports_follow_one_another_without_gap_or_overlap() -> None:
    chair = cast.co_chair("ML")
    builders.country(chair, "2014-01-01..2017-06-30")
    for window, standing in (
        ("2017-08-01..2020-03-31", Obstacle.GAP),
        ("2017-06-01..2020-03-31", Obstacle.OVERLAP),
    ):
        with pytest.raises(Refused) as refused:
            builders.country(chair, window)
        assert refused.value.obstacles == {standing}
    builders.country(chair, "2017-07-01..2020-03-31")
    assert queries.last_window(chair, "country_report", "ML") is not None


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({"as_of": datetime(2017, 6, 1, tzinfo=UTC)}, Obstacle.NOT_OVER),
        ({"audience": "public"}, Obstacle.TOO_FINE),
        ({"kind": "annual_input"}, Obstacle.NOT_A_YEAR),
        ({"kind": "pamphlet"}, Obstacle.NO_SUCH_PRODUCT),
    ],
)
def test_what_stands_in_the_way(changes: dict[str, Any], standing: Obstacle) -> None:
    with pytest.raises(Refused) as refused:
        builders.issued(cast.co_chair("ML"), **changes)
    assert standing in refused.value.obstacles
    assert not models.Product.objects.exists()


def test_only_the_task_force_of_the_situation_issues() -> None:
    for viewer in (cast.desk_officer("ML"), cast.co_chair("AF"), cast.stranger()):
        with pytest.raises(Absent):
            builders.issued(viewer)


@pytest.mark.parametrize("table", ["Product", "Wording"])
def test_what_was_issued_cannot_be_changed(table: str) -> None:
    builders.issued(cast.co_chair("ML"))
    row = getattr(models, table).objects.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**{"symbol" if table == "Product" else "title": "x"})
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
