"""Taking a role back: at once, on record, and never from the last administrator."""

import pytest
from django.test import Client

from kolosi.access import operations, queries
from kolosi.access.rules import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import queries as ledger
from tests import cast

pytestmark = pytest.mark.django_db


def _grant(viewer: Viewer) -> str:
    person = queries.person(cast.CONSOLE, viewer.person)
    assert person is not None
    return person.roles[0].ref


def _revoke(viewer: Viewer, ref: str = "", by: Viewer = cast.CONSOLE) -> str:
    ref = ref or _grant(viewer)
    operations.revoke(person=viewer.person, ref=ref, by=by, at=cast.AT)
    return ref


def test_it_closes_pages_in_the_session_that_is_open(client: Client) -> None:
    auditor = cast.auditor()
    browser = cast.sign_in(client, auditor)
    assert browser.get("/ledger/").status_code == 200
    _revoke(auditor)
    assert browser.get("/ledger/").status_code == 404


def test_it_stays_on_record_as_having_been_held() -> None:
    auditor = cast.auditor()
    ref = _revoke(auditor)
    row = cast.models.Grant.objects.get(ref=ref)
    assert (row.revoked_by, row.revoked_at, row.granted_at) == ("console", cast.AT, cast.AT)
    verbs = [entry.verb for entry in ledger.entries(cast.CONSOLE, about=auditor.person)]
    assert verbs[:1] == ["access.revoke"]
    assert "access.grant" in verbs


def test_a_role_taken_back_can_be_given_again() -> None:
    auditor = cast.auditor()
    _revoke(auditor)
    operations.grant(person=auditor.person, role="auditor", by=cast.CONSOLE, at=cast.AT)
    assert queries.viewer_of(cast.person(auditor)).may("ledger.read")


def test_it_is_taken_back_once() -> None:
    auditor = cast.auditor()
    ref = _revoke(auditor)
    with pytest.raises(Refused) as refusal:
        _revoke(auditor, ref)
    assert refusal.value.obstacles == {Obstacle.ALREADY_REVOKED}


def test_the_last_administrator_stays() -> None:
    first, second = cast.administrator(), cast.administrator()
    _revoke(first, by=second)
    with pytest.raises(Refused) as refusal:
        _revoke(second, by=second)
    assert refusal.value.obstacles == {Obstacle.LAST_ADMINISTRATOR}


@pytest.mark.parametrize("role", ["auditor", "desk_officer"])
def test_only_administrators_take_back(role: str) -> None:
    with pytest.raises(Absent):
        _revoke(cast.auditor(), by=getattr(cast, role)())


def test_an_administrator_of_one_situation_takes_back_there_only() -> None:
    local = cast.someone(("administrator", "ML"))
    _revoke(cast.desk_officer("ML"), by=local)
    with pytest.raises(Absent):
        _revoke(cast.desk_officer("SO"), by=local)


def test_the_page_asks_before_and_leads_back(client: Client) -> None:
    auditor = cast.auditor()
    ref = _grant(auditor)
    browser = cast.sign_in(client, cast.administrator())
    address = f"/people/{auditor.person}/roles/{ref}/revoke/"
    assert "Audit" in browser.get(address).text
    assert browser.post(address, follow=True).redirect_chain == [(f"/people/{auditor.person}/", 302)]
    assert browser.get(address).status_code == 404  # it is no present role any more
    assert browser.post(address).status_code == 422


def test_a_grant_of_someone_else_is_not_taken_back_from_this_address(client: Client) -> None:
    auditor, other = cast.auditor(), cast.stranger()
    browser = cast.sign_in(client, cast.administrator())
    assert browser.post(f"/people/{other.person}/roles/{_grant(auditor)}/revoke/").status_code == 404
    assert queries.viewer_of(cast.person(auditor)).may("ledger.read")


def test_the_button_and_the_refusal_give_one_answer(client: Client) -> None:
    only = cast.administrator()
    page = cast.sign_in(client, only).get(f"/people/{only.person}/")
    role = page.context["person"].roles[0]
    assert role.obstacles == (Obstacle.LAST_ADMINISTRATOR,)
    assert "This is the last administrator" in page.text
