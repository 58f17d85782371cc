"""Admitting an organisation: whom it answers for, what stands in the way, and the page."""

import pytest
from django.test import Client

from kolosi.access import operations, queries
from kolosi.access.rules import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import NOBODY
from tests import cast

pytestmark = pytest.mark.django_db
SENT = {"code": "ministry", "name_en": "A ministry", "name_fr": "", "kind": "government"}


def _admit(**more: object) -> str:
    return operations.admit(**{**SENT, "by": cast.CONSOLE, "at": cast.AT, **more})  # type: ignore[arg-type]


def test_an_organisation_answers_for_its_addressees_each_once() -> None:
    _admit(addressees=["world-bank", cast.MALI, "world-bank"])
    (body,) = queries.organisations(cast.CONSOLE)
    assert body.addressees == (cast.MALI, "world-bank")
    assert body.name == "A ministry"


def test_its_people_carry_its_addressees() -> None:
    _admit(addressees=[cast.MALI])
    someone = cast.someone(("focal_point", "ML"), organisation="ministry")
    assert someone.addressees == {cast.MALI}


def test_only_administrators_admit() -> None:
    with pytest.raises(Absent):
        _admit(by=cast.auditor())


def test_a_short_name_is_given_once() -> None:
    _admit()
    with pytest.raises(Refused) as refusal:
        _admit(kind="realm")
    assert refusal.value.obstacles == {Obstacle.ALREADY_ADMITTED, Obstacle.NO_SUCH_KIND}


def test_whoever_is_not_signed_in_learns_of_no_organisation() -> None:
    _admit()
    assert queries.organisations(NOBODY) == ()


def test_the_page_takes_listed_and_other_addressees(client: Client) -> None:
    browser = cast.sign_in(client, cast.administrator())
    sent = {**SENT, "addressees": ["world-bank"], "others": "government-mali\ngovernment-chad"}
    answer = browser.post("/organisations/admit/", sent, follow=True)
    assert answer.redirect_chain == [("/organisations/", 302)]
    (body,) = queries.organisations(cast.CONSOLE)
    assert body.addressees == ("government-chad", "government-mali", "world-bank")
    assert "World Bank" in answer.text


def test_other_addressees_are_codes(client: Client) -> None:
    browser = cast.sign_in(client, cast.administrator())
    answer = browser.post("/organisations/admit/", {**SENT, "others": "the Government of Mali!"})
    assert "others" in answer.context["form"].errors
