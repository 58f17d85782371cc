"""A focal point reads what is asked of their own organisation, and is not told who showed or judged what."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import Followed
from tests.journeys import lens

TEXT = builders.TEXT.replace("2017/77", "2017/377")


def test_a_focal_point_finds_their_asks_and_nothing_else(signed_in: Callable[..., Page]) -> None:
    officer, focal = cast.desk_officer("ML"), cast.focal_point(["government-zandia"])
    document = builders.document(officer, text=TEXT)
    ask = Followed(officer, document, builders.labels(document)["3(b)/1"])
    ask.show("A village committee", "third_party")
    ask.answer("accepted", text="We shall endorse it.")

    page = signed_in(focal, "/asks/")
    names = page.locator("tbody th a")
    expect(names).to_have_text(
        ["Release all other children immediately", "Endorse the Safe Schools Declaration"]
    )
    page.get_by_role("link", name="Endorse the Safe Schools Declaration").click()
    expect(page.locator(".timeline")).to_contain_text("We shall endorse it.")
    expect(page.get_by_text("What others showed and judged is not shown")).to_be_visible()
    expect(page.get_by_text("A village committee")).to_have_count(0)
    expect(page.get_by_role("heading", name="What you can do")).to_have_count(0)
    lens.look_around(page, "ask-of-a-focal-point")

    page.goto(f"/asks/{ask.ref}/update/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing here")
