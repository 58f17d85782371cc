"""An administrator lets someone in; the newcomer makes the account their own before they see anything."""

from collections.abc import Callable
from datetime import UTC, datetime

from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys import lens

OWN = "my own long password of seven words"


def shown_by(secret: str) -> str:
    """Return what an authenticator that read this key shows now."""
    step = int(datetime.now(UTC).timestamp()) // 30
    return str(totp.format_hotp_value(totp.hotp_value(secret, step)))


def sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def enrol_marie(page: Page) -> str:
    """Enrol Marie as the administrator whose page this is; return the password to hand over."""
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Enrol someone").click()
    page.get_by_label("Name").fill("Marie Sample (simulated)")
    page.get_by_label("E-mail address").fill("Marie@tests.example")
    page.get_by_role("button", name="Enrol").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Marie Sample (simulated) is enrolled")
    lens.look_around(page, "enrolled")
    password = page.locator(".secret").inner_text()
    page.get_by_role("link", name="Grant a role").click()
    page.get_by_label("Desk officer").check()
    page.get_by_label("Situation").select_option(label="Mali")
    page.get_by_role("button", name="Grant").click()
    expect(page.get_by_role("status")).to_contain_text("The role is granted")
    return password


def test_someone_new_is_enrolled_and_makes_the_account_their_own(
    signed_in: Callable[..., Page], visit: Callable[..., Page]
) -> None:
    password = enrol_marie(signed_in(cast.administrator(), "/account/"))

    page = visit("/account/")  # asked to sign in, and led back here in the end
    sign_in(page, "marie@tests.example", password)
    expect(page.get_by_role("heading", level=1)).to_have_text("Change the password")
    page.goto("/account/")  # nothing else is reached before
    expect(page.get_by_role("heading", level=1)).to_have_text("Change the password")
    lens.look_around(page, "first-password")
    page.get_by_label("Present password").fill(password)
    page.get_by_label("New password", exact=True).fill(OWN)
    page.get_by_label("New password again").fill(OWN)
    page.get_by_role("button", name="Change it").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Second factors")
    lens.look_around(page, "first-factor")
    page.get_by_role("link", name="Set up an authenticator").click()
    expect(page.locator("img.qr")).to_be_visible()
    assert (
        page.locator("img.qr").evaluate("picture => picture.naturalWidth") > 0
    )  # our policy lets it be shown
    lens.look_around(page, "authenticator")
    secret = page.locator("#secret").inner_text()
    page.get_by_label("Code that the authenticator shows now").fill(shown_by(secret))
    page.get_by_role("button", name="Set it up").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Confirm that it is you")
    page.get_by_label("Code").fill(shown_by(secret))
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    assert page.locator(".codes li").count() == 10
    lens.look_around(page, "recovery-codes")

    page.goto("/account/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Marie Sample (simulated)")
    expect(page.get_by_text("Desk officer")).to_be_visible()


def test_a_role_is_taken_back_and_holds_no_more(signed_in: Callable[..., Page]) -> None:
    auditor = cast.someone(("auditor", "*"), name="Otto Audit (simulated)")
    theirs = signed_in(auditor, "/ledger/")
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Ledger")

    page = signed_in(cast.administrator(), f"/people/{auditor.person}/")
    page.get_by_role("link", name="Take back Audit").click()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("heading", name="No role yet")).to_be_visible()
    expect(page.get_by_text("Role taken back")).to_be_visible()

    theirs.reload()  # in the session that was open
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Welcome to Kolosi")


def test_nobody_gives_a_role_to_themselves(signed_in: Callable[..., Page]) -> None:
    administrator = cast.administrator()
    page = signed_in(administrator, f"/people/{administrator.person}/")
    refused = page.get_by_role("button", name="Grant a role")
    expect(refused).to_be_disabled()
    expect(refused).to_have_accessible_description(
        "Nobody gives a role to themselves. Ask another administrator."
    )
    lens.look_around(page, "person-oneself")


def test_someone_who_lost_their_phone_begins_anew(
    signed_in: Callable[..., Page], visit: Callable[..., Page]
) -> None:
    auditor = cast.someone(("auditor", "*"), name="Lost Phone (simulated)")
    page = signed_in(cast.administrator(), f"/people/{auditor.person}/")
    page.get_by_role("link", name="Let them begin anew").click()
    page.get_by_role("button", name="Give a first password").click()
    lens.look_around(page, "renewed")
    password = page.locator(".secret").inner_text()

    theirs = visit("/ledger/")
    sign_in(theirs, cast.person(auditor).email, password)
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Change the password")
