"""The three ways of saying no, as pages: 422 with the reasons, 404 for "not there" and "not for you", 409."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from kolosi.kernel.refusals import Absent, Refused, Stale
from kolosi.site import obstacles, versions


class RefusalPages:
    """Turn what operations and gates refuse into pages; anything else is a bug and stays loud."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            reasons = {"reasons": obstacles.sentences(exception.obstacles), "back": back(request)}
            return render(request, "refused.html", reasons, status=422)
        if isinstance(exception, Absent):
            return absent(request)
        if isinstance(exception, Stale):
            rows = versions.rows(theirs=exception.theirs, yours=exception.yours)
            return render(request, "stale.html", {"rows": rows, "back": back(request)}, status=409)
        return None


def absent(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer that nothing is here: the same page whether it never was or is not for this viewer."""
    return render(request, "absent.html", status=404)


def back(request: HttpRequest) -> str:
    """Return the page from which the refused act was asked for: one of ours, else the address itself."""
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        parts = urlsplit(came_from)
        return f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    return request.path
