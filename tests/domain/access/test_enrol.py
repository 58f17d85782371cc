"""Enrolling someone: by whom, what they get, what stands in the way, and the page."""

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client

from kolosi.access import operations, queries
from kolosi.access.rules import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from kolosi.ledger import queries as ledger
from tests import cast

pytestmark = pytest.mark.django_db


def test_someone_enrolled_has_a_temporary_password_and_no_role() -> None:
    made = operations.enrol(email=" New@Tests.Example ", name="New One", by=cast.CONSOLE, at=cast.AT)
    found = queries.person(cast.CONSOLE, made.ref)
    assert found is not None
    assert (found.email, found.roles, found.has_factor) == ("new@tests.example", (), False)
    row = cast.models.Person.objects.get(ref=made.ref)
    assert row.password_is_temporary
    assert check_password(made.password, row.password)
    assert len(made.password) >= 15


def test_the_password_is_in_no_entry_of_the_ledger() -> None:
    made = operations.enrol(email="a@tests.example", name="A", by=cast.CONSOLE, at=cast.AT)
    (entry,) = ledger.entries(cast.CONSOLE, about=made.ref)
    assert (entry.verb, entry.by, entry.at) == ("access.enrol", "console", cast.AT)
    assert made.password not in str(entry)
    assert "a@tests.example" not in str(entry)


@pytest.mark.parametrize("role", ["auditor", "desk_officer", "stranger"])
def test_only_administrators_enrol(role: str) -> None:
    with pytest.raises(Absent):
        operations.enrol(email="a@tests.example", name="A", by=getattr(cast, role)(), at=cast.AT)


def test_all_that_stands_in_the_way_is_said_at_once() -> None:
    operations.enrol(email="a@tests.example", name="A", by=cast.CONSOLE, at=cast.AT)
    with pytest.raises(Refused) as refusal:
        operations.enrol(email="A@tests.example", name=" ", by=cast.CONSOLE, at=cast.AT)
    assert refusal.value.obstacles == {Obstacle.ALREADY_ENROLLED, Obstacle.NO_NAME}


def test_nobody_is_enrolled_for_an_organisation_that_is_not_there() -> None:
    with pytest.raises(Refused) as refusal:
        operations.enrol(email="a@tests.example", name="A", organisation="ghost", by=cast.CONSOLE, at=cast.AT)
    assert refusal.value.obstacles == {Obstacle.NO_SUCH_ORGANISATION}


def test_the_page_shows_the_password_once_and_keeps_it_out_of_caches(client: Client) -> None:
    browser = cast.sign_in(client, cast.administrator())
    sent = {"name": "New One", "email": "new@tests.example", "organisation": "", "language": "fr"}
    answer = browser.post("/people/enrol/", sent)
    made = answer.context["made"]
    assert made.password in answer.text
    assert answer["Cache-Control"] == "private, no-store"
    again = browser.post("/people/enrol/", sent)
    assert again.status_code == 422
    assert "is enrolled already" in again.text


def test_what_cannot_be_read_is_said_beside_its_field(client: Client) -> None:
    answer = cast.sign_in(client, cast.administrator()).post(
        "/people/enrol/", {"name": "", "email": "nobody"}
    )
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"name", "email", "language"}
