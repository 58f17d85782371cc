"""The picture in the README, docs/screenshots/overview.png: the overview with the demo's records.

Every run takes it; it is kept when there is none yet, or with KOLOSI_PICTURES=yes, because its dates change with the day.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction
from playwright.sync_api import Page

from kolosi.site.command import demo as command
from tests import cast
from tests.conftest import ROOT

PICTURE = ROOT / "docs" / "screenshots" / "overview.png"
LARGEST = 400 * 1024  # bytes


def test_the_picture_of_the_overview(signed_in: Callable[..., Page], tmp_path: Path) -> None:
    with transaction.atomic():
        command.make(datetime.now(UTC))
    page = signed_in(cast.desk_officer(), "/", viewport={"width": 1440, "height": 1180}, color_scheme="light")
    page.wait_for_load_state("networkidle")
    wanted = os.environ.get("KOLOSI_PICTURES") == "yes" or not PICTURE.exists()
    target = PICTURE if wanted else tmp_path / PICTURE.name
    page.screenshot(path=target)
    assert 20 * 1024 < target.stat().st_size < LARGEST
    assert page.locator("main img").count() >= 4
    assert page.get_by_text("Simulated records.").is_visible()
