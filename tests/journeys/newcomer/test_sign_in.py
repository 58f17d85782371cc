"""Signing in and out: what goes wrong, what is not granted, and a passkey in place of password and code."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys import lens


@pytest.fixture(autouse=True)
def attempts_forgotten() -> Iterator[None]:
    """Attempts are counted in memory; each test begins without any."""
    cache.clear()
    yield
    cache.clear()


def sign_in(page: Page, viewer: Any, password: str = cast.PASSWORD) -> None:
    page.get_by_label("E-mail address").fill(cast.person(viewer).email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_password_then_code_opens_the_page_that_was_asked_for(visit: Callable[..., Page]) -> None:
    officer = cast.auditor()
    page = visit("/ledger/?verb=access.grant")
    sign_in(page, officer)
    page.get_by_label("Code").fill(cast.code(officer))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ledger")
    expect(page.get_by_label("Act")).to_have_value("access.grant")


def test_a_wrong_password_and_a_wrong_code_open_nothing(visit: Callable[..., Page]) -> None:
    officer = cast.desk_officer()
    page = visit("/account/")
    sign_in(page, officer, "not the password")
    expect(page.locator("main .errorlist")).to_be_visible()
    sign_in(page, officer)
    wrong = str((int(cast.code(officer)) + 123_456) % 1_000_000).zfill(6)
    page.get_by_label("Code").fill(wrong)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("main .errorlist")).to_be_visible()
    lens.look_around(page, "second-factor-refused")
    page.goto("/account/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Second factor")
    page.get_by_role("button", name="Sign in as someone else").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_who_holds_no_role_is_told_what_to_do(signed_in: Callable[..., Page]) -> None:
    page = signed_in(cast.stranger(), "/")
    expect(page.get_by_role("heading", name="Nothing is granted to you yet")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="My account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sam Stranger (simulated)")


def test_signing_out_closes_every_page(signed_in: Callable[..., Page]) -> None:
    page = signed_in(cast.auditor(), "/ledger/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/ledger/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_the_language_is_kept_while_one_goes_on(visit: Callable[..., Page]) -> None:
    page = visit("/look/")
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.goto("/account/login/")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert page.url.endswith("/account/login/")


def virtual_key(page: Page) -> None:
    """Plug in a made-up passkey device that always says yes."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_opens_the_account_by_itself(signed_in: Callable[..., Page]) -> None:
    complaints: list[str] = []
    page = signed_in(cast.auditor(), "/account/factors/passkeys/add/")
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    virtual_key(page)
    page.get_by_label("Name (optional)", exact=True).fill("Key of the test")
    page.get_by_label("Sign in with this passkey alone").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto("/account/factors/passkeys/")
    expect(page.get_by_role("rowheader", name="Key of the test")).to_be_visible()
    lens.look_around(page, "passkeys-one")

    page.get_by_role("button", name="Sign out").click()
    page.goto("/ledger/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ledger")
    assert complaints == []


def test_a_passkey_is_the_second_factor_after_the_password(signed_in: Callable[..., Page]) -> None:
    auditor = cast.auditor()
    page = signed_in(auditor, "/account/factors/passkeys/add/")
    virtual_key(page)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/ledger/")
    sign_in(page, auditor)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ledger")


def test_a_passkey_that_is_not_there_is_said_on_the_page(visit: Callable[..., Page]) -> None:
    page = visit("/account/login/")
    page.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"
    )
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey was not used")
