"""How one opened page is looked at: its picture is kept, it does not scroll sideways, axe finds nothing."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.conftest import ROOT

PICTURES = ROOT / "build" / "screenshots"
WIDTHS = {360: 780, 1440: 900}
SCHEMES = ("light", "dark")
AXE = Axe()


def look(page: Page, name: str, *, width: int, scheme: Any, language: str = "en") -> None:
    """Look at the page in that width and scheme; with axe always in English, else once per language.

    What costs axe most is contrast, and a language changes no colour: it is measured in English.
    """
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.emulate_media(color_scheme=scheme)
    page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}-{language}.png", full_page=True)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{name} scrolls sideways by {overflow} px at {width} px"
    if language == "en" or width == 360:
        rules = {"color-contrast": {"enabled": language == "en"}}
        found = AXE.run(page, options={"resultTypes": ["violations"], "rules": rules})
        assert found.violations_count == 0, found.generate_report()


def look_around(page: Page, name: str) -> None:
    """Look at a page that a journey has reached, on a phone and at a desk."""
    look(page, name, width=360, scheme="dark")
    look(page, name, width=1440, scheme="light")
