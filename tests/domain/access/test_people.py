"""Who sees which people, and pages of people that ask the database as often for a hundred as for one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from kolosi.access import queries
from kolosi.kernel.viewer import NOBODY
from tests import cast

pytestmark = pytest.mark.django_db


def test_everyone_is_seen_by_who_may_read_people_and_oneself_by_oneself() -> None:
    auditor, stranger = cast.auditor(), cast.stranger()
    assert {person.ref for person in queries.people(auditor)} == {auditor.person, stranger.person}
    assert [person.ref for person in queries.people(stranger)] == [stranger.person]
    assert queries.people(NOBODY) == ()
    assert queries.person(stranger, auditor.person) is None


def test_a_viewer_carries_what_rules_need() -> None:
    focal = cast.focal_point(["government-mali"], "ML")
    assert focal.addressees == {"government-mali"}
    assert focal.situations("conclusions.read_addressed") == {"ML"}
    assert not focal.may("conclusions.read")


def test_names_are_told_to_who_was_shown_a_record() -> None:
    auditor, stranger = cast.auditor(), cast.stranger()
    assert queries.person_names(stranger, [auditor.person, "console"]) == {auditor.person: auditor.name}
    assert queries.person_names(NOBODY, [auditor.person]) == {}


def test_codes_of_real_people_are_shown_to_nobody() -> None:
    officer = cast.desk_officer()
    email = cast.person(officer).email
    assert queries.current_code(cast.CONSOLE, email, at=cast.AT)
    assert queries.current_code(officer, email, at=cast.AT) is None
    cast.models.Person.objects.filter(ref=officer.person).update(simulated=False)
    assert queries.current_code(cast.CONSOLE, email, at=cast.AT) is None


@pytest.mark.parametrize(
    ("path", "reader"),
    [("/people/", "administrator"), ("/organisations/", "administrator"), ("/ledger/", "auditor")],
)
def test_more_rows_ask_no_more(
    path: str, reader: str, client: Client, django_assert_num_queries: Callable[..., Any], django_assert_max_num_queries: Callable[..., Any]
) -> None:  # fmt: skip
    browser = cast.sign_in(client, getattr(cast, reader)())
    cast.focal_point(["a"])
    browser.get(path)
    with django_assert_max_num_queries(20) as few:
        browser.get(path)
    for number in range(5):
        cast.focal_point([f"body-{number}"])
    with django_assert_num_queries(len(few)):
        browser.get(path)


def test_page_and_labels_speak_the_persons_language_until_another_is_chosen(client: Client) -> None:
    french = cast.someone(("administrator", "*"), language="fr")
    browser = cast.sign_in(client, french)
    page = browser.get("/account/")
    assert 'lang="fr"' in page.text
    assert "Administration" in page.text
    browser.post("/language/", {"language": "en", "next": "/account/"})
    page = browser.get("/account/")
    assert 'lang="en"' in page.text
    assert "Administrator" in page.text
    translation.activate("en")


def test_a_new_language_leads_back_here_and_nowhere_else(client: Client) -> None:
    assert (
        client.post("/language/", {"language": "fr", "next": "https://elsewhere.example/"})["Location"] == "/"
    )
    answer = client.post("/language/", {"language": "xx", "next": "/look/"})
    assert answer["Location"] == "/look/"
    assert "kolosi_language" not in answer.cookies
