"""Listings while pages are looked at: an invented report beside that of the demo, and a list of the Council held against the register."""

from types import ModuleType, SimpleNamespace
from typing import Any

from kolosi.listing import operations
from kolosi.listing.queries import sanctions
from kolosi.listing.rules.annexes import Annex, Entry
from tests.domain.listing.annexing import AT, LIST


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Record an invented report of the year before, for Mali, and find one candidate."""
    officer = cast.desk_officer()
    named = ("gatia", "Self-Defence Group (simulated)")
    entry = Entry("I", "B", "ML", *named, ("recruitment", "abduction"), plan=True, note="Simulated.")
    annex = Annex(2017, 2016, "A/0/1 (simulated)", "Simulated", ("ML",), (entry,))
    operations.record(annex=annex, simulated=True, by=officer, at=AT)
    operations.screen(data=LIST.replace("HILL FRONT", "ANSAR DINE").encode(), by=officer, at=AT)
    found = sanctions.screened(officer)
    assert found is not None
    demo.candidate = found.rows[0].ref


def record_with_faults(page: Any, demo: SimpleNamespace) -> None:
    """Record a report whose one entry lacks its name and its section."""
    page.locator("input[name=symbol]").fill("A/0/2")
    page.locator("input[name=source]").fill("Invented")
    page.locator("select[name=situations]").select_option("ML")
    page.locator("select[name=entries-0-party]").select_option("gatia")
    page.locator("select[name=entries-0-situation]").select_option("ML")
    page.locator("main form button.button").click()
    page.locator("main .alert.wrong").wait_for()
