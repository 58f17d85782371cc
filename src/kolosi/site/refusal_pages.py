"""The three ways of saying no, as pages: 422 with the reasons, 404 for "not there" and "not for you", 409."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kolosi.kernel.refusals import Absent, Refused, Stale


class RefusalPages:
    """Turn what operations and gates refuse into pages; anything else is a bug and stays loud."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            obstacles = sorted(exception.obstacles)
            return render(request, "refused.html", {"obstacles": obstacles}, status=422)
        if isinstance(exception, Absent):
            return absent(request)
        if isinstance(exception, Stale):
            both = {"theirs": exception.theirs, "yours": exception.yours}
            return render(request, "stale.html", both, status=409)
        return None


def absent(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer that nothing is here: the same page whether it never was or is not for this viewer."""
    return render(request, "absent.html", status=404)
