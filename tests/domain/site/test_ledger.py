"""The ledger's page: who did what, narrowed and turned, for auditors only."""

from datetime import timedelta

import pytest
from django.test import Client

from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.ledger import queries
from kolosi.site import views
from tests import cast

pytestmark = pytest.mark.django_db


def _act(number: int, *, by: str = "p-other", about: str = "thing", verb: str = "tests.act") -> None:
    at = cast.AT + timedelta(days=number)
    ledger.record(by=Viewer(person=by), at=at, verb=verb, about=about, details={"number": number})


def _told(client: Client, query: str = "") -> list[tuple[str, str]]:
    return [(entry.about, entry.verb) for entry in client.get(f"/ledger/?{query}").context["entries"]]


@pytest.fixture
def auditor(client: Client) -> Client:
    return cast.sign_in(client, cast.auditor())


def test_names_stand_beside_acts(auditor: Client) -> None:
    page = auditor.get("/ledger/")
    assert "Aud Auditor (simulated)" in page.text
    assert "the command line" in page.text
    assert "Role granted" in page.text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("about=thing", [("thing", "tests.act")]),
        ("by=p-another", [("other", "tests.act")]),
        ("verb=tests.rare", [("odd", "tests.rare")]),
        ("verb=tests.act&on=2018-06-22", [("other", "tests.act")]),
        ("on=1999-01-01", []),
    ],
)
def test_it_is_narrowed(query: str, expected: list[tuple[str, str]], auditor: Client) -> None:
    _act(1)
    _act(2, by="p-another", about="other")
    _act(3, verb="tests.rare", about="odd")
    assert _told(auditor, query) == expected


def test_what_cannot_be_read_narrows_nothing_and_says_so(auditor: Client) -> None:
    _act(1)
    page = auditor.get("/ledger/?on=yesterday&verb=tests.act")
    assert "on" in page.context["form"].errors
    assert [entry.verb for entry in page.context["entries"]] == ["tests.act"]


def test_pages_turn_without_loss(auditor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 3)
    for number in range(7):
        _act(number, about=f"thing-{number}")
    seen, query = [], "verb=tests.act"
    while query:
        page = auditor.get(f"/ledger/?{query}")
        seen += [entry.about for entry in page.context["entries"]]
        query = f"verb=tests.act&before={page.context['last']}" if page.context["last"] else ""
    assert seen == [f"thing-{number}" for number in reversed(range(7))]


@pytest.mark.parametrize("role", ["administrator", "desk_officer", "stranger"])
def test_others_learn_nothing_of_the_whole(role: str, client: Client) -> None:
    viewer = getattr(cast, role)()
    assert queries.entries(viewer) == ()
    assert queries.verbs(viewer) == queries.doers(viewer) == ()
    assert cast.sign_in(client, viewer).get("/ledger/").status_code == 404
