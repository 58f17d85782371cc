"""Releases while pages are looked at: the invented world told to the public, one child later it would disclose something."""

from datetime import timedelta
from types import ModuleType, SimpleNamespace
from typing import Any

from kolosi.counting import operations, queries, rules
from kolosi.kernel.periods import Period
from tests.journeys import figures

HALF = Period.parse("2017-01-01..2017-06-30")


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Release twice: to the public, and to the Working Group."""
    chair = cast.co_chair("ML")
    for audience in ("public", "srsg_working_group"):
        at = figures.AS_OF + timedelta(hours=1)
        wanted = rules.Wanted("ML", audience, HALF, at)
        told = {"title": f"Fact sheet, {audience} (simulated)", "simulated": True, "by": chair, "at": at}
        ref = operations.release(wanted=wanted, counted=queries.counted(chair, wanted), **told)
        setattr(demo, f"released_{audience}", ref)


def try_it(page: Any, demo: SimpleNamespace) -> None:
    """Try to tell the public the same half-year as it is known now, after one violation was taken back."""
    page.locator("select[name=situation]").select_option("ML")
    page.locator("input[name=audience][value=public]").check()
    page.locator("input[name=period]").fill("2017-01-01..2017-06-30")
    page.locator("main form button[name=try]").click()
    page.locator("main #tried").wait_for()
    for summary in page.locator("main summary").all()[:1]:
        summary.click()


def try_too_fine(page: Any, demo: SimpleNamespace) -> None:
    """Try to tell the public a quarter."""
    page.locator("select[name=situation]").select_option("ML")
    page.locator("input[name=audience][value=public]").check()
    page.locator("input[name=period]").fill("2017Q1")
    page.locator("main form button[name=try]").click()
    page.locator("main .alert.wrong").wait_for()
