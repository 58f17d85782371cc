"""Pages of the Council's consolidated list beside the register: candidates, and what people decide on them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.listing import forms, operations
from kolosi.listing.queries import sanctions as queries


@gate.needs("listing.read")
def sanctions(request: gate.Request) -> HttpResponse:
    """The latest screening with its candidates."""
    shown = {
        "screened": queries.screened(request.viewer),
        "may_screen": request.viewer.may("listing.screen"),
        "may_decide": request.viewer.may("listing.match"),
    }
    return render(request, "listing/sanctions.html", shown)


@gate.needs("listing.screen")
def screen(request: gate.Request) -> HttpResponse:
    """Hold the register against an edition of the list."""
    form = forms.ScreenForm(request.POST or None, request.FILES or None)
    refused: list[str] = []
    if form.is_valid():
        try:
            operations.screen(data=form.cleaned_data["file"].read(), by=request.viewer, at=timezone.now())
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(
                request, _("The register was held against the list. People decide on what was found.")
            )
            return redirect("listing_sanctions")
    shown = {"form": form, "refused": refused}
    return render(request, "listing/screen.html", shown, status=422 if refused else 200)


@gate.needs("listing.match")
def match(request: gate.Request, ref: str) -> HttpResponse:
    """Say that a party is the entry of the list."""
    done = _("The party is the entry of the list. Listing by the Council and by an annex stay apart.")
    return _decide(request, ref, "listing/match.html", operations.match, done)


@gate.needs("listing.unmatch")
def unmatch(request: gate.Request, ref: str) -> HttpResponse:
    """Say that a party is not the entry of the list."""
    done = _("The party is not the entry of the list.")
    return _decide(request, ref, "listing/unmatch.html", operations.unmatch, done)


def _decide(
    request: gate.Request, ref: str, page: str, operation: Callable[..., None], done: str
) -> HttpResponse:
    row = queries.candidate(request.viewer, ref)
    if row is None:
        raise Absent
    form = forms.DecideForm(request.POST or None)
    refused: list[str] = []
    if form.is_valid():
        try:
            operation(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, done)
            return redirect("listing_sanctions")
    shown = {"row": row, "form": form, "refused": refused}
    return render(request, page, shown, status=422 if refused else 200)
