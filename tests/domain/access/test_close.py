"""Closing an account: it opens nothing from then on, and somebody who administers stays."""

import pytest
from django.core.cache import cache
from django.test import Client

from kolosi.access import operations, queries
from kolosi.access.rules import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer
from tests import cast

pytestmark = pytest.mark.django_db


def _close(viewer: Viewer, by: Viewer = cast.CONSOLE) -> None:
    operations.close(person=viewer.person, by=by, at=cast.AT)


def test_an_open_session_ends_and_no_other_begins(client: Client) -> None:
    auditor = cast.auditor()
    browser = cast.sign_in(client, auditor)
    assert browser.get("/ledger/").status_code == 200
    _close(auditor)
    assert browser.get("/ledger/")["Location"].startswith("/account/login/")
    cache.clear()
    sent = {"login": cast.person(auditor).email, "password": cast.PASSWORD}
    page = Client().post("/account/login/", sent, follow=True)
    assert page.status_code == 200
    assert page.request["PATH_INFO"] in {"/account/login/", "/account/inactive/"}


def test_no_work_is_given_to_a_closed_account() -> None:
    officer, other = cast.desk_officer(), cast.desk_officer()
    _close(officer)
    assert officer.person not in {colleague.ref for colleague in queries.colleagues(other)}
    with pytest.raises(Refused) as refusal:
        operations.grant(person=officer.person, role="auditor", by=cast.CONSOLE, at=cast.AT)
    assert refusal.value.obstacles == {Obstacle.NOT_ACTIVE}


def test_the_last_administrator_and_oneself_stay_open() -> None:
    only = cast.administrator()
    with pytest.raises(Refused) as refusal:
        _close(only, by=only)
    assert refusal.value.obstacles == {Obstacle.OWN_ACCOUNT, Obstacle.LAST_ADMINISTRATOR}


def test_an_administrator_closes_another() -> None:
    first, second = cast.administrator(), cast.administrator()
    _close(first, by=second)
    with pytest.raises(Refused) as refusal:
        _close(first, by=second)
    assert refusal.value.obstacles == {Obstacle.NOT_ACTIVE}


def test_others_close_nothing() -> None:
    for viewer in (cast.auditor(), cast.someone(("administrator", "ML"))):
        with pytest.raises(Absent):
            _close(cast.stranger(), by=viewer)


def test_the_page_closes_and_leads_back(client: Client) -> None:
    auditor = cast.auditor()
    browser = cast.sign_in(client, cast.administrator())
    address = f"/people/{auditor.person}/close/"
    assert browser.get(address).status_code == 200
    page = browser.post(address, follow=True)
    assert page.redirect_chain == [(f"/people/{auditor.person}/", 302)]
    assert "The account is closed." in page.text
    assert "Open the account again" in page.text
