"""Granting a role: what it opens, from when, what stands in the way, and the page."""

import pytest
from django.test import Client

from kolosi.access import operations, queries
from kolosi.access.rules import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from kolosi.ledger import queries as ledger
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_role_opens_its_pages_from_the_next_one_on(client: Client) -> None:
    stranger = cast.stranger()
    browser = cast.sign_in(client, stranger)
    assert browser.get("/ledger/").status_code == 404
    operations.grant(person=stranger.person, role="auditor", by=cast.CONSOLE, at=cast.AT)
    assert browser.get("/ledger/").status_code == 200


def test_a_role_holds_in_its_situation_only() -> None:
    officer = cast.desk_officer("ML")
    assert officer.may("conclusions.read", situation="ML")
    assert not officer.may("conclusions.read", situation="SO")
    assert officer.situations("conclusions.read") == {"ML"}


def test_it_is_recorded_with_its_grant() -> None:
    stranger = cast.stranger()
    ref = operations.grant(
        person=stranger.person, role="desk_officer", situation="ML", by=cast.CONSOLE, at=cast.AT
    )
    entry = ledger.entries(cast.CONSOLE, about=stranger.person)[0]
    assert entry.verb == "access.grant"
    assert entry.details == {"grant": ref, "role": "desk_officer", "situation": "ML"}


def test_nobody_gives_a_role_to_themselves() -> None:
    administrator = cast.administrator()
    with pytest.raises(Refused) as refusal:
        operations.grant(person=administrator.person, role="desk_officer", by=administrator, at=cast.AT)
    assert refusal.value.obstacles == {Obstacle.OWN_ROLE}


def test_an_administrator_of_one_situation_gives_roles_there_only() -> None:
    local, stranger = cast.someone(("administrator", "ML")), cast.stranger()
    operations.grant(person=stranger.person, role="desk_officer", situation="ML", by=local, at=cast.AT)
    for situation in ("SO", "*"):
        with pytest.raises(Absent):
            operations.grant(
                person=stranger.person, role="desk_officer", situation=situation, by=local, at=cast.AT
            )


def test_a_focal_point_needs_an_organisation_that_answers_for_someone() -> None:
    with pytest.raises(Refused) as refusal:
        operations.grant(person=cast.stranger().person, role="focal_point", by=cast.CONSOLE, at=cast.AT)
    assert refusal.value.obstacles == {Obstacle.NO_ORGANISATION}


def test_someone_who_is_not_there_is_absent() -> None:
    with pytest.raises(Absent):
        operations.grant(person="p-nobody", role="desk_officer", by=cast.CONSOLE, at=cast.AT)


def test_the_page_grants_and_leads_back_to_the_person(client: Client) -> None:
    stranger = cast.stranger()
    browser = cast.sign_in(client, cast.administrator())
    sent = {"role": "desk_officer", "situation": "ML"}
    answer = browser.post(f"/people/{stranger.person}/grant/", sent, follow=True)
    assert answer.redirect_chain == [(f"/people/{stranger.person}/", 302)]
    person = queries.person(cast.CONSOLE, stranger.person)
    assert person is not None
    assert [(role.role, role.situation) for role in person.roles] == [("desk_officer", "ML")]
    again = browser.post(f"/people/{stranger.person}/grant/", sent)
    assert (again.status_code, "holds this role there already" in again.text) == (422, True)


def test_the_page_offers_only_situations_in_reach(client: Client) -> None:
    browser = cast.sign_in(client, cast.someone(("administrator", "ML")))
    answer = browser.get(f"/people/{cast.stranger().person}/grant/")
    assert [code for code, _ in answer.context["form"].fields["situation"].choices] == ["ML"]
