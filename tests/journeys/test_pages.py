"""Every page as people meet it: phone and desk, light and dark, three languages, one of them right to left.

Pictures are left in `build/screenshots/<name>-<width>-<scheme>-<language>.png`.
"""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, Response

from tests import cast
from tests.journeys import demo, lens, pages, windows

LANGUAGES = {"en": "ltr", "fr": "ltr", "ar": "rtl"}
HEAVIEST = 150 * 1024  # bytes of a first load as they travel


class Room:
    """Windows for each persona and language, opened once, and what lies in the tables."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.demo: SimpleNamespace = demo.build(cast)
        self.people: dict[str, Any] = {"": None}
        self.opened: dict[tuple[str, str], Watched] = {}

    def window(self, persona: str, language: str) -> "Watched":
        if persona not in self.people:
            self.people[persona] = getattr(cast, persona)()
        if (persona, language) not in self.opened:
            context = self.browser.new_context(base_url=self.site, reduced_motion="reduce")
            context.set_default_timeout(windows.PATIENCE)
            context.add_cookies(windows.cookies(self.site, self.people[persona], language))
            self.opened[persona, language] = Watched(context, self.site)
        return self.opened[persona, language]


class Watched:
    """A window that notes what it fetched, how much of it, and what it complained about."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.context, self.site = context, site
        self.page = context.new_page()
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on(
            "console", lambda said: self._complained(said.type, said.text, said.location.get("url", ""))
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        wire = context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        wire.on("Network.loadingFinished", self._arrived)
        self.forget()

    def forget(self) -> None:
        self.weight, self.complaints, self.elsewhere, self.status = 0.0, list[str](), list[str](), 0

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme != "data" and not request.url.startswith(self.site):
            self.elsewhere.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.status = response.status

    def _arrived(self, told: dict[str, Any]) -> None:
        self.weight += told["encodedDataLength"]

    def _complained(self, kind: str, text: str, url: str) -> None:
        if kind == "error" and not (text.startswith("Failed to load resource") and url == self.page.url):
            self.complaints.append(text)

    def open(self, page: pages.Page, demo: SimpleNamespace) -> None:
        self.forget()
        url = page.url if isinstance(page.url, str) else page.url(demo)
        self.page.goto(url)
        if page.act:
            page.act(self.page, demo)
            self.page.wait_for_load_state()
        self.page.wait_for_timeout(50)  # what was fetched is told a moment after it was loaded


@pytest.fixture(scope="module")
def room(browser: Browser, site: str) -> Iterator[Room]:
    opened = Room(browser, site)
    yield opened
    for window in opened.opened.values():
        window.context.close()


def looks(place: int, language: str) -> list[tuple[Any, Any]]:
    """Return the widths and schemes in which the page at that place of the list is looked at in a language.

    Every page is seen in each width with each scheme: twice in English, once in each other language. Which of the two is
    whose turns from page to page, so that over any two neighbours every two of width, scheme and language meet.
    """
    first, *others = LANGUAGES
    schemes = list(lens.SCHEMES)
    if language == first:
        return list(zip(lens.WIDTHS, schemes, strict=True))
    crossed = list(zip(lens.WIDTHS, schemes[::-1], strict=True))
    return [crossed[(place + others.index(language)) % len(crossed)]]


def test_every_two_of_width_scheme_and_language_meet() -> None:
    each = [
        {(language, *look) for language in LANGUAGES for look in looks(place, language)} for place in range(3)
    ]
    assert all(len({row[1:] for row in seen}) == len(lens.WIDTHS) * len(lens.SCHEMES) for seen in each)
    for seen in (each[0] | each[1], each[1] | each[2]):
        for one, other in ((0, 1), (0, 2), (1, 2)):
            sides = [{row[place] for row in seen} for place in (one, other)]
            assert len({(row[one], row[other]) for row in seen}) == len(sides[0]) * len(sides[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.name)
def test_page(page: pages.Page, language: str, room: Room) -> None:
    window = room.window(page.persona, language)
    window.open(page, room.demo)
    assert window.status == page.status
    assert window.page.locator("html").get_attribute("lang") == language
    assert window.page.locator("html").get_attribute("dir") == LANGUAGES[language]
    if page.act is None:
        assert window.weight < HEAVIEST, f"the first load weighs {window.weight / 1024:.0f} KB"
    for width, scheme in looks(pages.PAGES.index(page), language):
        lens.look(window.page, page.name, width=width, scheme=scheme, language=language)
    assert window.elsewhere == []
    assert window.complaints == []


def test_what_is_watched_for_is_seen(room: Room) -> None:
    """The checks above can fail: a foreign picture, an inline script, an unnamed button, a page too wide."""
    window = room.window("", "en")
    window.open(pages.PAGES[0], room.demo)
    window.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend',"
        ' \'<img src="https://elsewhere.example/x.png"><button></button><p style="color: red">x</p>\')'
    )
    window.page.wait_for_timeout(200)
    assert any("elsewhere.example" in url for url in window.elsewhere) or any(
        "elsewhere.example" in text for text in window.complaints
    )
    assert any("style" in text for text in window.complaints)
    assert lens.AXE.run(window.page).violations_count > 0
