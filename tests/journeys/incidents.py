"""Incidents while every page is looked at: one whole, one that lacks much, one told again."""

from types import ModuleType, SimpleNamespace
from typing import Any

from kolosi.incidents import operations, rules
from tests.domain.incidents import builders, test_report


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Report them and return the references that addresses hold."""
    manager = cast.information_manager("ML")
    demo.incident = operations.report(
        situation="ML",
        told=test_report.everything(),
        complete=False,
        simulated=True,
        by=manager,
        at=builders.AT,
    )
    demo.incident_again = builders.reported(manager)
    demo.incident_short = builders.reported(
        manager, complete=False, title="", violations=(rules.ToldViolation("s", "SV"),), victims=(), perpetrators=(), sources=()
    )  # fmt: skip
    whole = builders.reported(manager)
    operations.link(
        ref=demo.incident_again, original=whole, reason="Same day and place.", by=manager, at=builders.AT
    )
    operations.keep_view(name="Killed (simulated)", query="type=K", by=manager, at=builders.AT)


def complete_what_lacks_much(page: Any, demo: SimpleNamespace) -> None:
    """Press the button that is refused."""
    page.locator("main form button[value=complete]").click()
    page.locator("main .alert.wrong").wait_for()


def open_a_victim(page: Any, demo: SimpleNamespace) -> None:
    """Show all questions about a child."""
    page.locator("main form button[value='open:victims:0']").click()
    page.locator("[name='victims-0-individual_additional_details']").wait_for()
