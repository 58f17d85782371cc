"""Products for the public are drawn from a release; where none covers their days, they are refused, drafts and files too."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kolosi.counting import queries as counting
from kolosi.counting.rules.disclosure_cube import ALL, Mark
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Refused
from kolosi.reports import models, queries
from kolosi.reports.rules.windows import Obstacle
from tests import cast
from tests.domain.counting import test_release
from tests.domain.counting.test_freeze import verified
from tests.domain.reports import builders

pytestmark = pytest.mark.django_db
HALF: dict[str, Any] = {
    "kind": "country_report", "period": test_release.HALF, "audience": "public",
    "as_of": datetime(2017, 9, 1, tzinfo=UTC),
}  # fmt: skip
ASKED = {
    "kind": "country_report", "situation": "ML", "period": "2017-01-01..2017-06-30", "as_of": "2017-09-01",
    "basis": "total", "audience": "public",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_extract(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_every_number_is_one_that_the_release_tells() -> None:
    chair = cast.co_chair("ML")
    verified(chair)  # two children killed: counted by the task force, in no release
    ref = test_release.released(chair)
    told = {
        one.name[:4]: one.number
        for one in counting.cells_of(chair, ref)
        if not {"sex", "age_band"} & set(one.name.cut) and one.mark is Mark.NUMBER
    }
    product = queries.draft(chair, builders.asked(**HALF))["en"]
    assert (product.release, product.basis, product.as_of) == (ref, "released", test_release.AT.isoformat())
    found = {
        (
            one.type,
            "2017H1",
            *{"region": (one.row, ALL), "party_kind": (ALL, one.row)}.get(one.kind, (ALL, ALL)),
        ): one.number
        for one in product.tidy
        if one.sex == "all"
    }
    assert "K" not in {one.type for one in product.tidy}
    assert found == {name: told.get(name) for name in found}
    assert found
    assert all(not one.proof for one in product.tidy)


def test_it_is_issued_as_known_when_the_release_was_made_and_its_register_names_the_release(
    client: Client,
) -> None:
    chair = cast.co_chair("ML")
    ref = test_release.released(chair)
    issued = builders.issued(chair, at=HALF["as_of"], **HALF)
    row = models.Product.objects.get(ref=issued)
    assert (row.as_of, row.basis, row.release_id) == (test_release.AT, "in_period", ref)
    page = queries.product(chair, issued)
    assert page is not None
    assert page.product.release == page.head.release == ref
    cast.sign_in(client, chair)
    for address in ("/reports/", f"/reports/{issued}/"):
        assert f"Release {ref}</a>" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, None),
        ({"audience": "public", "period": Period.parse("2017Q2")}, Obstacle.TOO_FINE),
        ({"period": Period.parse("2017-07-01..2017-12-31")}, Obstacle.NOT_PROTECTED),
        ({"as_of": test_release.AT - timedelta(days=1)}, Obstacle.NOT_PROTECTED),
        ({"situation": "AF"}, Obstacle.NOT_PROTECTED),
    ],
)
def test_a_release_covers_its_own_days_once_it_is_made(
    changes: dict[str, Any], standing: Obstacle | None
) -> None:
    test_release.released(cast.co_chair("ML"))
    viewer = cast.co_chair(changes.get("situation", "ML"))
    asked = builders.asked(**{**HALF, **changes})
    if standing is None:
        assert queries.draft(viewer, asked)["fr"].release
        return
    with pytest.raises(Refused) as refused:
        queries.draft(viewer, asked)
    assert refused.value.obstacles == {standing}


def test_a_release_to_another_audience_covers_nothing() -> None:
    chair = cast.co_chair("ML")
    test_release.released(chair, audience="srsg_working_group")
    with pytest.raises(Refused):
        queries.draft(chair, builders.asked(**HALF))


def test_pages_and_files_say_what_to_do_instead_of_telling_numbers(client: Client) -> None:
    chair = cast.sign_in(client, cast.co_chair("ML"))
    page = chair.get("/reports/draft/", ASKED).content.decode()
    assert "on the page of releases" in page
    assert "/reports/draft/csv/" not in page
    assert chair.get("/reports/draft/csv/", ASKED).status_code == 422
    ref = test_release.released(cast.co_chair("ML"))
    page = chair.get("/reports/draft/", ASKED).content.decode()
    assert f"/figures/releases/{ref}/" in page
    assert chair.get("/reports/draft/csv/", ASKED).status_code == 200
