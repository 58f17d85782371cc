"""What a browser brings along: the language chosen in it, and the session of someone who has just signed in."""

from importlib import import_module
from typing import Any

from allauth.account.internal.flows import login
from django.conf import settings

from kolosi.kernel.viewer import Viewer
from tests import cast

PATIENCE = 15_000  # ms


def cookies(site: str, viewer: Viewer | None, language: str) -> list[Any]:
    """Return the cookies of a browser in which that language was chosen and that person has just signed in."""
    chosen = {"name": "kolosi_language", "value": language, "url": site}
    return [chosen, _just_signed_in(cast.cookie(viewer, site))] if viewer else [chosen]


def _just_signed_in(cookie: dict[str, str]) -> dict[str, str]:
    """Let the session count as confirmed for long: pages about second factors ask for it again after minutes."""
    session = import_module(settings.SESSION_ENGINE).SessionStore(cookie["value"])
    records = session[login.AUTHENTICATION_METHODS_SESSION_KEY]
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {**record, "at": record["at"] + 3600, "reauthenticated": True} for record in records
    ]
    session.save()
    return cookie
