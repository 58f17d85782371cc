"""Saying no in three ways, each a page that says what to do next."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from kolosi.access.rules import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.kernel.viewer import NOBODY
from kolosi.site import obstacles, refusal_pages, versions
from tests import cast


class Odd(StrEnum):
    NEVER_HEARD_OF = "tests.never_heard_of"


@dataclass(frozen=True)
class Version:
    owner: str
    due_on: str
    themes: tuple[str, ...] = ()


def _answer(exception: Exception, **headers: Any) -> HttpResponse | None:
    request = RequestFactory().post("/asks/1/assign/", headers=headers)
    request.viewer, request.session = NOBODY, {}  # type: ignore[attr-defined, assignment]
    request.user = AnonymousUser()
    return refusal_pages.RefusalPages(lambda asked: HttpResponse()).process_exception(request, exception)


def test_what_stands_in_the_way_is_said_with_what_to_do() -> None:
    answer = _answer(Refused({Obstacle.OWN_ROLE, Obstacle.NOT_ACTIVE}))
    assert answer is not None
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "2 things stand in the way" in text
    assert "Nobody gives a role to themselves" in text


def test_the_way_back_is_to_a_page_of_ours() -> None:
    within = _answer(Refused({Odd.NEVER_HEARD_OF}), referer="http://testserver/asks/1/?tab=plan")
    without = _answer(Refused({Odd.NEVER_HEARD_OF}), referer="https://elsewhere.example/trap")
    assert within is not None
    assert without is not None
    assert 'href="/asks/1/?tab=plan"' in within.content.decode()
    assert "elsewhere.example" not in without.content.decode()


def test_a_code_without_a_sentence_is_shown_as_it_is() -> None:
    assert obstacles.sentence(Odd.NEVER_HEARD_OF) == "A rule stands in the way (tests.never_heard_of)."


def test_both_versions_are_shown_side_by_side() -> None:
    answer = _answer(
        Stale(theirs=Version("Awa", "2018-09-01", ("a", "b")), yours=Version("Ivo", "2018-09-01"))
    )
    assert answer is not None
    assert answer.status_code == 409
    text = answer.content.decode()
    assert all(word in text for word in ("Awa", "Ivo", "a, b", "Due on", "differs"))


@pytest.mark.parametrize(
    ("theirs", "yours", "told"),
    [
        ({"Note": "new"}, {"Note": "old"}, [("Note", "old", "new", True)]),
        ({"Note": "same"}, {"Note": "same"}, [("Note", "same", "same", False)]),
        ({}, {"note": "mine"}, [("Note", "mine", "–", True)]),
        (3, 2, [("Version", "2", "3", True)]),
        (None, None, []),
    ],
)
def test_versions_are_told_field_by_field(theirs: object, yours: object, told: list[Any]) -> None:
    rows = versions.rows(theirs=theirs, yours=yours)
    assert [(row.field, row.yours, row.theirs, row.changed) for row in rows] == told


def test_absent_is_a_page_too_and_a_bug_is_loud() -> None:
    answer = _answer(Absent())
    assert answer is not None
    assert answer.status_code == 404
    assert _answer(ZeroDivisionError()) is None


@pytest.mark.django_db
def test_who_holds_no_role_is_welcomed_and_told_whom_to_ask(client: Client) -> None:
    page = cast.sign_in(client, cast.stranger()).get("/no/such/page/")
    assert "Nothing is granted to you yet" in page.text


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_pages_for_faults_need_nothing_from_the_request(name: str, language: str) -> None:
    with translation.override(language):
        assert f'lang="{language}"' in render_to_string(name)


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_our_words() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/language/", {"language": "fr"})
    assert answer.status_code == 403
    assert "The page was open too long" in answer.text
