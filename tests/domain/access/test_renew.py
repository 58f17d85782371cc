"""Letting someone begin anew: old password, factors and sessions open nothing; everything they did stays."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password
from django.test import Client

from kolosi.access import operations, queries
from kolosi.access.rules import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from kolosi.ledger import queries as ledger
from tests import cast

pytestmark = pytest.mark.django_db


def test_password_factors_and_sessions_open_nothing_any_more(client: Client) -> None:
    auditor = cast.auditor()
    browser = cast.sign_in(client, auditor)
    password = operations.renew(person=auditor.person, by=cast.CONSOLE, at=cast.AT)
    row = cast.person(auditor)
    assert row.password_is_temporary
    assert check_password(password, row.password)
    assert not Authenticator.objects.filter(user=row).exists()
    assert browser.get("/ledger/")["Location"].startswith("/account/login/")


def test_roles_stay_and_the_password_is_in_no_entry() -> None:
    auditor = cast.auditor()
    password = operations.renew(person=auditor.person, by=cast.CONSOLE, at=cast.AT)
    assert queries.viewer_of(cast.person(auditor)).may("ledger.read")
    entry = ledger.entries(cast.CONSOLE, about=auditor.person)[0]
    assert (entry.verb, entry.details) == ("access.renew", {"factors": 1})
    assert password not in str(entry)


def test_ones_own_account_is_renewed_by_another() -> None:
    administrator = cast.administrator()
    with pytest.raises(Refused) as refusal:
        operations.renew(person=administrator.person, by=administrator, at=cast.AT)
    assert refusal.value.obstacles == {Obstacle.OWN_ACCOUNT}


@pytest.mark.parametrize("role", ["auditor", "desk_officer"])
def test_only_administrators_renew(role: str) -> None:
    with pytest.raises(Absent):
        operations.renew(person=cast.stranger().person, by=getattr(cast, role)(), at=cast.AT)


def test_an_administrator_of_one_situation_cannot_take_over_an_account() -> None:
    local, whole = cast.someone(("administrator", "ML")), cast.administrator()
    with pytest.raises(Absent):
        operations.renew(person=whole.person, by=local, at=cast.AT)
    assert queries.account(local, whole.person) is None


def test_the_page_shows_the_password_once(client: Client) -> None:
    auditor = cast.auditor()
    browser = cast.sign_in(client, cast.administrator())
    address = f"/people/{auditor.person}/renew/"
    assert "password" not in browser.get(address).context
    password = browser.post(address).context["password"]
    assert check_password(password, cast.person(auditor).password)
    assert password not in browser.get(address).text
