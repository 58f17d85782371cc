"""Pages of the frame itself: the choice of a language, the look on one page, and the ledger with its names."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from kolosi.access import gate
from kolosi.access import queries as access
from kolosi.ledger import queries
from kolosi.site import forms, showcase

PAGE = 50  # entries
A_YEAR = 365 * 24 * 60 * 60


@gate.anyone
def language(request: gate.Request) -> HttpResponse:
    """Keep the chosen language in a cookie and lead back to the page it was chosen on."""
    wanted, after = request.POST.get("language", ""), request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(after, {request.get_host()})
    response = HttpResponseRedirect(after if safe else "/")
    if translation.check_for_language(wanted) and wanted in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=A_YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
    return response


@gate.anyone
def look(request: gate.Request) -> HttpResponse:
    """Show every part of the visual language on one page."""
    return render(request, "look.html", showcase.parts())


@gate.needs("ledger.read")
def ledger(request: gate.Request) -> HttpResponse:
    """Who did what, latest first; `before` turns the page."""
    form = forms.SoughtForm(request.GET or None, viewer=request.viewer)
    sought = form.sought() if form.is_bound else queries.ALL
    before = request.GET.get("before", "")
    entries = queries.entries(request.viewer, sought=sought, before=before, limit=PAGE + 1)
    kept = request.GET.copy()
    kept.pop("before", None)
    shown = {
        "form": form,
        "entries": access.told(request.viewer, entries[:PAGE]),
        "last": entries[PAGE - 1].ref if len(entries) > PAGE else "",
        "before": before,
        "query": kept.urlencode(),
        "narrowed": sought != queries.ALL,
    }
    return render(request, "ledger.html", shown)
