"""A window of somebody who looks at incidents."""

from django.test import Client

from kolosi.kernel.viewer import Viewer
from tests import cast


def of(viewer: Viewer) -> Client:
    """Return a browser in which that person has signed in."""
    return cast.sign_in(Client(), viewer)


def text(answer: object) -> str:
    """Return the page as text."""
    return answer.content.decode()  # type: ignore[attr-defined]
