"""The gate: what is still missing comes first, in its order, and a viewer is somebody only when nothing is."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client

from kolosi.access import operations, queries
from tests import cast

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def attempts_forgotten() -> None:
    """Attempts and used codes are kept in memory; each test begins without any."""
    cache.clear()


def _sign_in(client: Client, email: str, password: str) -> str:
    answer = client.post(LOGIN, {"login": email, "password": password})
    return str(answer.get("Location", ""))


def test_who_has_not_signed_in_is_asked_to_and_led_back(client: Client) -> None:
    answer = client.get("/ledger/?verb=access.grant")
    assert answer["Location"] == f"{LOGIN}?next=%2Fledger%2F%3Fverb%3Daccess.grant"


def test_what_was_sent_without_a_session_is_not_sent_again(client: Client) -> None:
    assert client.post("/people/enrol/")["Location"] == f"{LOGIN}?next=%2F"


def test_a_first_sign_in_changes_the_password_then_enrols_a_factor_then_is_in(client: Client) -> None:
    made = operations.enrol(email="a@tests.example", name="A", by=cast.CONSOLE, at=cast.AT)
    _sign_in(client, "a@tests.example", made.password)
    assert client.get("/account/")["Location"] == "/account/password/"
    new = {"oldpassword": made.password, "password1": cast.PASSWORD, "password2": cast.PASSWORD}
    assert client.post("/account/password/", new)["Location"] == "/account/"
    assert client.get("/account/")["Location"] == "/account/factors/"
    page = client.get("/account/factors/totp/activate/").text
    secret = re.search(r'id="secret"[^>]*>(\w+)<', page)
    assert secret is not None
    assert "data:image/svg+xml;base64," in page


def test_a_session_without_its_second_factor_reaches_nothing(client: Client) -> None:
    officer = cast.auditor()
    browser = cast.sign_in(client, officer, second_factor=False)
    answer = browser.get("/ledger/")
    assert answer["Location"] == "/account/factors/reauthenticate/?next=%2Fledger%2F"


def test_a_session_dies_with_its_factor(client: Client) -> None:
    auditor = cast.auditor()
    browser = cast.sign_in(client, auditor)
    assert browser.get("/ledger/").status_code == 200
    Authenticator.objects.filter(user=cast.person(auditor)).delete()
    assert browser.get("/ledger/")["Location"] == "/account/factors/"


def test_recovery_codes_alone_are_no_second_factor() -> None:
    stranger = cast.stranger()
    Authenticator.objects.filter(user=cast.person(stranger)).update(type=Authenticator.Type.RECOVERY_CODES)
    assert not queries.has_factor(stranger)


def test_password_and_code_open_the_account(client: Client) -> None:
    """As the line that `kolosi serve` prints says: e-mail, password, code."""
    officer = cast.desk_officer()
    assert _sign_in(client, cast.person(officer).email, cast.PASSWORD) == "/account/factors/authenticate/"
    answer = client.post("/account/factors/authenticate/", {"code": cast.code(officer)})
    assert answer["Location"] == "/"
    assert client.get("/account/").status_code == 200


def test_a_code_opens_once(client: Client) -> None:
    officer = cast.desk_officer()
    code = cast.code(officer)
    for expected in (302, 200):
        client.cookies.clear()
        _sign_in(client, cast.person(officer).email, cast.PASSWORD)
        assert client.post("/account/factors/authenticate/", {"code": code}).status_code == expected


def test_a_closed_account_opens_no_more(client: Client) -> None:
    auditor = cast.auditor()
    browser = cast.sign_in(client, auditor)
    cast.models.Person.objects.filter(ref=auditor.person).update(is_active=False)
    assert browser.get("/ledger/")["Location"].startswith(LOGIN)


def test_nobody_registers_themselves(client: Client) -> None:
    for address in ("/account/signup/", "/account/register/", "/accounts/signup/"):
        assert client.get(address).status_code == 404
    assert "Nobody can register themselves" in client.get(LOGIN).text


def test_guessing_passwords_is_slowed_down(client: Client) -> None:
    email = cast.person(cast.auditor()).email
    told = [client.post(LOGIN, {"login": email, "password": f"guess {n}"}) for n in range(7)]
    assert "Too many" in told[-1].text
    assert client.post(LOGIN, {"login": email, "password": cast.PASSWORD}).status_code != 302


def test_guessing_codes_is_slowed_down(client: Client) -> None:
    auditor = cast.auditor()
    _sign_in(client, cast.person(auditor).email, cast.PASSWORD)
    for n in range(7):
        answer = client.post("/account/factors/authenticate/", {"code": f"{n:06}"})
    assert "Too many" in answer.text
    assert client.post("/account/factors/authenticate/", {"code": cast.code(auditor)}).status_code != 302


def test_a_short_password_is_refused(client: Client) -> None:
    browser = cast.sign_in(client, cast.auditor())
    short = "too short, this"[: settings.PASSWORD_SHORTEST - 1]
    sent = {"oldpassword": cast.PASSWORD, "password1": short, "password2": short}
    assert "password1" in browser.post("/account/password/", sent).context["form"].errors


def test_a_password_of_ones_own_is_an_act_in_the_ledger(client: Client) -> None:
    auditor = cast.auditor()
    row = cast.person(auditor)
    assert row.password != make_password(cast.PASSWORD)
    browser = cast.sign_in(client, auditor)
    new = "another long password of the tests"
    browser.post("/account/password/", {"oldpassword": cast.PASSWORD, "password1": new, "password2": new})
    page = browser.get("/ledger/?verb=access.change_password")
    assert [(entry.by, entry.about) for entry in page.context["entries"]] == [(auditor.person,) * 2]
    assert new not in page.text


def test_pages_of_someone_stay_out_of_caches(client: Client) -> None:
    assert cast.sign_in(client, cast.auditor()).get("/ledger/")["Cache-Control"] == "private, no-store"


def test_what_is_not_there_and_what_is_not_yours_look_alike(client: Client) -> None:
    browser = cast.sign_in(client, cast.desk_officer())
    hidden, missing = browser.get("/people/"), browser.get("/no/such/page/")
    assert hidden.status_code == missing.status_code == 404
    assert _bare(hidden.text, "/people/") == _bare(missing.text, "/no/such/page/")


def _bare(page: str, address: str) -> str:
    """Return a page without its own address and its form tokens."""
    return re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', r"\1", page).replace(address, "")
