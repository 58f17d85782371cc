"""The frame of every page: the sections someone may open, the policy for browsers, parts of a whole."""

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from kolosi.site.context import ABREAST
from kolosi.site.shares import shares
from tests import cast


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "there", "hidden"),
    [
        ("administrator", {"/people/", "/organisations/"}, {"/ledger/"}),
        ("auditor", {"/people/", "/ledger/"}, {"/asks/"}),
        ("desk_officer", set(), {"/people/", "/ledger/", "/organisations/"}),
        ("stranger", set(), {"/people/", "/ledger/", "/asks/"}),
    ],
)
def test_sections_are_those_that_the_viewer_may_open(
    role: str, there: set[str], hidden: set[str], client: Client
) -> None:
    page = cast.sign_in(client, getattr(cast, role)()).get("/account/")
    paths = {section.path for section in page.context["sections"]}
    assert there <= paths
    assert not hidden & paths
    assert all(client.get(path).status_code == 200 for path in paths)


@pytest.mark.django_db
def test_the_present_section_is_marked(client: Client) -> None:
    browser = cast.sign_in(client, cast.administrator())
    for path, mark in {"/people/": "page", "/people/enrol/": "true", "/account/": ""}.items():
        sections = browser.get(path).context["sections"]
        assert {s.current for s in sections if s.path == "/people/"} == {mark}


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["information_manager", "co_chair", "desk_officer", "auditor"])
def test_many_sections_are_shown_by_group_and_none_gets_lost(who: str, client: Client) -> None:
    browser = cast.sign_in(client, getattr(cast, who)())
    told = browser.get("/account/").context
    grouped = [section for group in told["section_groups"] for section in group.sections]
    assert grouped == (list(told["sections"]) if len(told["sections"]) > ABREAST else [])
    for group in told["section_groups"]:
        page = browser.get(group.path)
        assert [one.label for one in page.context["section_groups"] if one.current] == [group.label]
        within = [f'href="{section.path}"' in page.text for section in group.sections]
        assert all(within), "the sections beside it are one step away"


@pytest.mark.django_db
def test_browsers_are_told_to_run_nothing_that_is_not_ours(client: Client) -> None:
    answer = client.get("/look/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert "style=" not in answer.text


@pytest.mark.django_db
def test_pages_travel_compressed_and_no_two_alike(client: Client) -> None:
    """A page's length would otherwise tell, letter by letter, what is in it."""
    told = [client.get("/look/", headers={"accept-encoding": "gzip"}) for _ in range(8)]
    assert {answer["Content-Encoding"] for answer in told} == {"gzip"}
    assert len({len(answer.content) for answer in told}) > 1
    assert len(told[0].content) < len(client.get("/look/").content) / 3


def test_parts_fill_the_whole() -> None:
    told = shares([("kept", "Kept", 1), ("idle", "Nothing yet", 0), ("going", "Under way", 3)])
    assert [(share.start, share.width) for share in told] == [(0, 25), (25, 0), (25, 75)]
    assert [share.width for share in shares([("kept", "Kept", 0)])] == [0]
    assert shares([]) == ()


def test_widths_are_numbers_for_browsers_in_every_language() -> None:
    picture = Template("{% load words %}{% shares parts 'one of three' %}")
    with translation.override("fr"):
        drawn = picture.render(Context({"parts": [("kept", "Tenu", 1), ("idle", "Rien", 2)]}))
    assert 'width="33.333"' in drawn
    assert 'aria-label="one of three"' in drawn
