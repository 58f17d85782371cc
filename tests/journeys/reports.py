"""Products while pages are looked at: a quarterly note from the invented world, one of whose violations was taken back since."""

from types import ModuleType, SimpleNamespace
from typing import Any

from kolosi.reports import operations, queries
from tests.journeys import figures

DRAFT = "/reports/draft/?kind=ghn&situation=ML&period=2017Q1&as_of=2017-07-15&basis=total&audience=task_force&symbol="


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Issue a product."""
    asked = queries.Asked("ghn", "ML", figures.QUARTER, figures.AS_OF)
    demo.product = operations.issue(asked=asked, by=cast.co_chair("ML"), at=figures.AS_OF)


def issue_to_everyone(page: Any, demo: SimpleNamespace) -> None:
    """Ask for a note to the public, whose figures nobody protected."""
    for name, value in (("kind", "ghn"), ("situation", "ML"), ("audience", "public")):
        page.locator(f"select[name={name}]").select_option(value)
    page.locator("input[name=period]").fill("2017Q1")
    page.locator("main form button.button").click()
    page.locator("main .alert.wrong").wait_for()
