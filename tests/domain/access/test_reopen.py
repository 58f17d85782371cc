"""Opening a closed account again: with the roles that were not taken back."""

import pytest
from django.test import Client

from kolosi.access import operations
from kolosi.access.rules import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_account_opens_as_before(client: Client) -> None:
    auditor = cast.auditor()
    operations.close(person=auditor.person, by=cast.CONSOLE, at=cast.AT)
    operations.reopen(person=auditor.person, by=cast.CONSOLE, at=cast.AT)
    assert cast.sign_in(client, auditor).get("/ledger/").status_code == 200


def test_an_open_account_is_not_opened() -> None:
    with pytest.raises(Refused) as refusal:
        operations.reopen(person=cast.auditor().person, by=cast.CONSOLE, at=cast.AT)
    assert refusal.value.obstacles == {Obstacle.NOT_CLOSED}


def test_others_open_nothing() -> None:
    auditor = cast.auditor()
    operations.close(person=auditor.person, by=cast.CONSOLE, at=cast.AT)
    with pytest.raises(Absent):
        operations.reopen(person=auditor.person, by=cast.desk_officer(), at=cast.AT)


def test_the_page_opens_and_leads_back(client: Client) -> None:
    auditor = cast.auditor()
    operations.close(person=auditor.person, by=cast.CONSOLE, at=cast.AT)
    browser = cast.sign_in(client, cast.administrator())
    address = f"/people/{auditor.person}/reopen/"
    assert "can sign in as before" in browser.get(address).text
    page = browser.post(address, follow=True)
    assert page.redirect_chain == [(f"/people/{auditor.person}/", 302)]
    assert "The account is open again." in page.text
