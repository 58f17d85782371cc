"""A desk officer follows an ask from the list to full implementation, and is told what is missing on the way."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from kolosi.kernel.viewer import Viewer
from tests import cast
from tests.domain.conclusions import builders
from tests.journeys import lens

TEXT = builders.TEXT.replace("2017/77", "2017/277")


def opened(signed_in: Callable[..., Page], situation: str) -> tuple[Viewer, Page]:
    """Return an officer of a situation of their own, and the page of the ask that they found in the list."""
    officer = cast.desk_officer(situation)
    builders.document(officer, text=TEXT, situation=situation)
    page = signed_in(officer, "/asks/")
    page.get_by_label("Words").fill("safe schools")
    page.get_by_role("button", name="Find").first.click()
    expect(page.get_by_role("status")).to_contain_text("1 ask fits")
    page.get_by_role("link", name="Endorse the Safe Schools Declaration").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Endorse the Safe Schools Declaration")
    return officer, page


def act(page: Page, name: str, button: str = "Put on record") -> Callable[[], None]:
    """Open an act from the ask's page; return what sends its form."""
    page.locator("aside").get_by_role("link", name=name, exact=True).click()
    return lambda: page.get_by_role("button", name=button).click()


def show(page: Page, title: str, kind: str, origin: str) -> None:
    send = act(page, "Add evidence")
    page.get_by_label("What it is").fill(title)
    page.get_by_label(kind).check()
    page.get_by_label("Who produced it").fill(origin)
    send()
    expect(page.get_by_role("status")).to_contain_text("The evidence is on record")


def test_an_ask_is_planned_shown_and_judged(signed_in: Callable[..., Page]) -> None:
    officer, page = opened(signed_in, "ML")
    send = act(page, "Assign", "Assign")
    page.get_by_label("Owner").select_option(label=officer.name)
    send()
    expect(page.get_by_role("status")).to_contain_text("given to its owner")

    send = act(page, "Plan", "Write the plan")
    page.get_by_label("What is planned").fill("Endorse the declaration by the end of the year.")
    first = page.get_by_role("group", name="Milestone 1")
    first.get_by_label("Step").fill("The declaration is signed")
    first.get_by_label("Due").fill("next year")
    send()
    expect(page.locator(".errorlist")).to_contain_text("Write a year, a month or a day")
    first.get_by_label("Due").fill("2099")
    send()
    expect(page.get_by_role("row", name="The declaration is signed")).to_contain_text("2099")

    send = act(page, "Tell what happened")
    page.get_by_label("What happened").fill("The minister signed the declaration.")
    page.get_by_label("When").fill("2018-06")
    send()
    expect(page.locator(".timeline").first).to_contain_text("The minister signed the declaration.")


def test_full_implementation_is_refused_until_two_sources_show_it(signed_in: Callable[..., Page]) -> None:
    _, page = opened(signed_in, "SO")
    show(page, "Speech of the minister", "The addressee itself", "Ministry of Education")
    send = act(page, "Assess")
    page.get_by_label("Fully implemented").check()
    page.get_by_label("Speech of the minister").check()
    page.get_by_label("Why").fill("The declaration is signed.")
    send()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("two independent sources")
    expect(alert).to_contain_text("the United Nations verified or that is a third party")
    expect(page.get_by_label("Why")).to_have_value("The declaration is signed.")
    lens.look_around(page, "assess-with-one-source")
    page.get_by_role("link", name="Cancel").click()

    show(page, "List of signatories", "An independent third party", "A coalition")
    send = act(page, "Assess")
    page.get_by_label("Fully implemented").check()
    page.get_by_label("Speech of the minister").check()
    page.get_by_label("List of signatories").check()
    page.get_by_label("Why").fill("The declaration is signed.")
    send()
    expect(page.locator("h1 ~ p .badge.kept, .head .badge.kept")).to_contain_text("Fully implemented")

    send = act(page, "Assess")
    page.get_by_label("Regressed").check()
    page.get_by_label("Why").fill("The signature was taken back.")
    send()
    judged = page.locator(".timeline").first
    expect(judged).to_contain_text("Regressed")
    expect(judged).to_contain_text("Fully implemented")
    lens.look_around(page, "ask-regressed")


def test_who_edits_an_older_plan_is_told_what_stands_there_now(signed_in: Callable[..., Page]) -> None:
    officer, page = opened(signed_in, "AF")
    send = act(page, "Plan", "Write the plan")
    other = signed_in(officer, page.url)
    other.get_by_label("What is planned").fill("Theirs.")
    other.get_by_role("button", name="Write the plan").click()
    page.get_by_label("What is planned").fill("Mine.")
    send()
    expect(page.get_by_role("heading", level=1)).to_have_text("Someone else wrote first")
    expect(page.get_by_role("row", name="What is planned")).to_contain_text("Theirs.")
    lens.look_around(page, "stale-plan")
