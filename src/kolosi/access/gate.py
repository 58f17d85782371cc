"""The gate every page wears, and what stands before it: sessions that end, and the viewer behind a session.

A viewer is somebody only when the session was opened with a second factor that is still theirs and the password is
their own. Until then the gate leads to the next thing that is missing, and the person reaches nothing else.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode

from kolosi.access import queries
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import NOBODY, Viewer

P = ParamSpec("P")
Answer = Callable[[HttpRequest], HttpResponse]
TOUCH_SECONDS = 60  # a session is written at most this often


class Request(HttpRequest):
    """A request of ours: it knows who looks. `viewer` is `NOBODY` until someone has signed in completely."""

    viewer: Viewer


View = Callable[Concatenate[Request, P], HttpResponse]
Gated = Callable[Concatenate[HttpRequest, P], HttpResponse]


def anyone(view: View[P]) -> Gated[P]:
    """Let everyone in; the viewer may be `NOBODY`."""
    return _gated(view, "anyone", lambda request: None)


def signed_in(view: View[P]) -> Gated[P]:
    """Let in whoever has signed in completely, whatever their role."""
    return _gated(view, "signed_in", _way_in)


def needs(permission: str) -> Callable[[View[P]], Gated[P]]:
    """Let in whoever holds the permission (`package.verb`) somewhere; to others the page is not there."""

    def check(request: Request) -> HttpResponse | None:
        if way := _way_in(request):
            return way
        if not request.viewer.may(permission):
            raise Absent
        return None

    return lambda view: _gated(view, permission, check)


def _gated(view: View[P], gate: str, check: Callable[[Request], HttpResponse | None]) -> Gated[P]:
    @wraps(view)
    def gated(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        ours = cast(Request, request)
        response = check(ours) or view(ours, *args, **kwargs)
        if ours.viewer.person:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    gated.gate = gate  # type: ignore[attr-defined]  # read by the house's tests
    return gated


def _way_in(request: Request) -> HttpResponse | None:
    """Return where to go for what is still missing, or nothing when the viewer is somebody."""
    if request.viewer.person:
        return None
    back = request.get_full_path() if request.method == "GET" else "/"
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
    person = request.user
    if person.password_is_temporary:
        return redirect("account_change_password")
    if not queries.has_factor(queries.viewer_of(person)):
        return redirect("mfa_index")
    return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")


def someone_looks(get_response: Answer) -> Answer:
    """Give every request its viewer (middleware)."""

    def looked(request: HttpRequest) -> HttpResponse:
        cast(Request, request).viewer = _spoken_to(request, _viewer(request))
        return get_response(request)

    return looked


def _spoken_to(request: HttpRequest, viewer: Viewer) -> Viewer:
    """Give page and viewer one language: the one chosen in this browser, else the person's own."""
    if viewer.person and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(viewer.language)
        cast(Any, request).LANGUAGE_CODE = viewer.language
    return replace(viewer, language=translation.get_language() or settings.LANGUAGE_CODE)


def _viewer(request: HttpRequest) -> Viewer:
    if not request.user.is_authenticated:
        return NOBODY
    person = request.user
    records: list[dict[str, Any]] = get_authentication_records(request, person)
    used = [record["id"] for record in records if record["method"] == "mfa" and "id" in record]
    if person.password_is_temporary or not used:
        return NOBODY
    viewer = queries.viewer_of(person)
    return viewer if queries.still_enrolled(viewer, used) else NOBODY


def sessions_end(get_response: Answer) -> Answer:
    """End a session that lay idle too long or grew too old (middleware)."""

    def ended(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _keep_or_end(request, int(timezone.now().timestamp()))
        return get_response(request)

    return ended


def _keep_or_end(request: HttpRequest, now: int) -> None:
    began = request.session.setdefault("began", now)
    seen = request.session.get("seen", now)
    if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_SECONDS:
        logout(request)
    elif "seen" not in request.session or now - seen >= TOUCH_SECONDS:
        request.session["seen"] = now
