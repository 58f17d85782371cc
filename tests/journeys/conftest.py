"""A real browser before the real pipeline: hashed and compressed static files, every middleware, no shortcut.

`site` is the address of the application with empty tables, the same for all tests of a module. `visit` opens a page
in a fresh window; `signed_in` opens one for a person of `tests.cast`.
"""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kolosi.kernel.viewer import Viewer
from tests.conftest import ROOT
from tests.journeys import windows

CHROMIUM = Path("/usr/bin/chromium")
COLLECTED = ROOT / "build" / "journeys" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
HERE = Path(__file__).parent

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs in the thread that reads tables


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture
def _django_db_helper() -> None:
    """Take nothing back after each test: `site` empties the tables after each module."""


@pytest.fixture(scope="session")
def plain_connections(django_db_setup: None) -> None:
    """Keep one connection per thread: Django would take the browser's loop for another place with others."""
    plain = threading.local()
    for connection in connections.all():
        name = str(connection.settings_dict["NAME"])
        assert "test_" in name or "mode=memory" in name, "journeys would empty tables that are no test's"
        setattr(plain, connection.alias, connection)
    connections._connections = plain


@pytest.fixture(scope="session")
def browser(plain_connections: None) -> Iterator[Browser]:
    if not CHROMIUM.exists():
        word = f"journeys need Debian's chromium ({CHROMIUM}); `make test` as root installs it"
        pytest.fail(word) if os.environ.get("CI") else pytest.skip(word)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def static_files() -> Iterator[None]:
    """Collect static files as an installation does, apart from those of the checkout."""
    real = override_settings(STATIC_ROOT=COLLECTED, STORAGES=STORAGES, WHITENOISE_USE_FINDERS=False)
    with real:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        yield


class Server(ThreadedWSGIServer):
    """A browser keeps lines open after the last page: closing one later leaves the shared connection alone."""

    def _close_connections(self) -> None:
        if not self.connections_override:
            super()._close_connections()


class ServerThread(LiveServerThread):
    """The thread in which the application answers."""

    server_class = Server


def _one_at_a_time(application: Callable[..., Any]) -> Callable[..., Any]:
    """SQLite in memory is one connection for all threads: requests take turns."""
    turn = threading.Lock()

    def answered(environ: Any, start_response: Any) -> Any:
        with turn:
            return application(environ, start_response)

    return answered


@pytest.fixture(scope="module")
def site(static_files: None, plain_connections: None, django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock():
        shared = {c.alias: c for c in connections.all() if c.vendor == "sqlite" and c.is_in_memory_db()}
        for connection in shared.values():
            connection.inc_thread_sharing()
        server = ServerThread("localhost", _one_at_a_time, connections_override=shared)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        yield f"http://localhost:{server.port}"
        server.terminate()
        for connection in shared.values():
            connection.dec_thread_sharing()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a path in a window of its own: `visit("/look/", language="fr")`."""
    opened: list[BrowserContext] = []

    def visiting(
        path: str = "/", *, viewer: Viewer | None = None, language: str = "en", **options: Any
    ) -> Page:
        context = browser.new_context(base_url=site, reduced_motion="reduce", **options)
        opened.append(context)
        context.set_default_timeout(windows.PATIENCE)
        context.add_cookies(windows.cookies(site, viewer, language))
        page = context.new_page()
        page.goto(path)
        return page

    yield visiting
    for context in opened:
        context.close()


@pytest.fixture
def signed_in(visit: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens a path for a person: `signed_in(cast.administrator(), "/people/")`."""
    return lambda viewer, path="/", **options: visit(path, viewer=viewer, **options)
