"""Every page wears a gate; each role meets the answer that the table beside this file expects."""

import tomllib
from pathlib import Path

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from tests import cast
from tests.house import laws
from tools import pages

ANSWERS = Path(__file__).with_name("answers.toml")


def _open_names() -> set[str]:
    return set(tomllib.loads(ANSWERS.read_text())["libraries"]["names"])


def test_every_page_of_ours_wears_a_gate() -> None:
    ours = [(page.route, page.view) for page in pages.pages() if page.ours]
    assert laws.gateless(ours, set()) == []


def test_pages_of_libraries_are_those_we_chose() -> None:
    theirs = {page.name for page in pages.pages() if not page.ours}
    assert sorted(theirs - _open_names()) == []


def test_a_page_without_a_gate_is_seen() -> None:
    def bare() -> None: ...

    def gated() -> None: ...

    gated.gate = "anyone"  # type: ignore[attr-defined]
    assert laws.gateless([("/bare/", bare), ("/gated/", gated), ("/chosen/", bare)], {"/chosen/"}) == [
        "/bare/"
    ]


def test_gates_name_permissions_that_someone_holds() -> None:
    held = {permission for granted in pages.roles().values() for permission in granted} | {
        "anyone",
        "signed_in",
    }
    assert sorted({page.gate for page in pages.pages() if page.ours and page.gate} - held) == []


def test_each_role_is_expected_at_each_page() -> None:
    """The table is written by hand, so that widening a role or a gate is seen by a reviewer."""
    expected = tomllib.loads(ANSWERS.read_text())["pages"]
    found = {page.route: " ".join(pages.openers(page.gate)) for page in pages.pages() if page.ours}
    assert found == expected


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["", "stranger", *pages.roles()])
def test_each_role_meets_the_expected_answer(role: str) -> None:
    """Every page that needs no reference in its address, asked for in earnest."""
    browser = cast.sign_in(Client(), getattr(cast, role)()) if role else Client()
    met = {page: browser.get(page.route) for page in pages.pages() if page.ours and "<" not in page.route}
    wrong = [
        f"{page.route}: {_met(answer)}" for page, answer in met.items() if _met(answer) != _due(page, role)
    ]
    assert wrong == []


def _met(answer: HttpResponseBase) -> str:
    if answer.status_code == 302 and "/account/login/" in answer["Location"]:
        return "asked to sign in"
    return {404: "not there", 500: "broken"}.get(answer.status_code, "let in")


def _due(page: pages.Page, role: str) -> str:
    openers = pages.openers(page.gate)
    if "anyone" in openers or role in openers or (role and "signed_in" in openers):
        return "let in"
    return "not there" if role else "asked to sign in"
