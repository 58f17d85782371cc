"""Sessions end: after idle minutes, after hours whatever happens, and never because of one page more."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from kolosi.access import gate
from tests import cast

pytestmark = pytest.mark.django_db
START = datetime(2018, 6, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def at(client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return a function that opens one's account after so many minutes and says with which status."""
    browser = cast.sign_in(client, cast.auditor())

    def opened(minutes: float) -> int:
        monkeypatch.setattr(gate.timezone, "now", lambda: START + timedelta(minutes=minutes))
        answer: Any = browser.get("/account/")
        return int(answer.status_code)

    return opened


def test_an_idle_session_ends(at: Callable[..., int]) -> None:
    idle = settings.SESSION_IDLE_SECONDS / 60
    assert at(0) == 200
    assert at(idle) == 200
    assert at(2 * idle + 0.1) == 302
    assert at(2 * idle + 0.2) == 302


def test_a_session_ends_after_hours_even_in_use(at: Callable[..., int]) -> None:
    longest = settings.SESSION_COOKIE_AGE // 60
    assert [at(minute) for minute in range(0, longest + 1, 10)] == [200] * (longest // 10 + 1)
    assert at(longest + 1) == 302


def test_a_session_is_written_at_most_once_a_minute(
    client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    browser = cast.sign_in(client, cast.stranger())
    browser.get("/account/")
    with django_assert_max_num_queries(100) as seen:
        browser.get("/account/")
    assert [query["sql"] for query in seen.captured_queries if query["sql"].startswith("UPDATE")] == []


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    cast.sign_in(client, cast.stranger()).get("/account/")
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
