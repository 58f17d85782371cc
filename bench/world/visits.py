"""Visits of somebody signed in: one page of the application as a subject, with the number of queries it makes."""

from functools import partial
from typing import Any

from bench.run import MANY, Subject

PLACE = "localhost"


def signed_in(viewer: Any) -> Any:
    """Return a browser of the tests in which the person has signed in."""
    from django.test import Client

    from tests import cast

    return cast.sign_in(Client(HTTP_HOST=PLACE), viewer)


def page(name: str, client: Any, url: str, *, target: float, runs: int = MANY) -> Subject:
    """Return the subject that opens the page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _opened(client, url)
    with CaptureQueriesContext(connection) as made:
        _opened(client, url)
    return Subject(f"{name}, {len(made)} queries", target, partial(_opened, client, url), runs=runs)


def _opened(client: Any, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
