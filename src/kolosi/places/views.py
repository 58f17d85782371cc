"""Pages of places: finding them, one place, maps; and files that are received, looked at, and loaded."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.places import forms, operations, queries
from kolosi.places.gateways import picture as maps

A_PAGE = 50
A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Picture:
    """A map as a page shows it: its address in both schemes, and what it says in words."""

    light: str
    dark: str
    words: str


@gate.needs("places.read")
def places(request: gate.Request) -> HttpResponse:
    """Find places by name; without one, the regions of the situation."""
    form = forms.SoughtForm(request.GET or None, viewer=request.viewer)
    told = form.told()
    on, situation = told.get("on") or timezone.now().date(), told.get("situation", "")
    found = queries.search(request.viewer, told.get("q", ""), situation=situation, on=on, limit=A_PAGE)
    known = queries.situations(request.viewer)
    mapped = situation or (found[0].situation if found else known[0] if len(known) == 1 else "")
    shown = {
        "form": form,
        "on": on,
        "asked": told.get("q", ""),
        "found": found,
        "cut": len(found) == A_PAGE,
        "regions": () if found or not mapped else queries.regions(request.viewer, mapped, on=on),
        "editions": queries.known_editions(request.viewer, mapped) if mapped else (),
        "picture": _pictured(request, found, on, mapped, told.get("q", "")),
        "may_receive": request.viewer.may("places.receive"),
    }
    return render(request, "places/places.html", shown)


@gate.needs("places.read")
def place(request: gate.Request, code: str) -> HttpResponse:
    """One place: its names and edition, what it lies in, what it was before a reform, others of the same name."""
    sheet = queries.place(request.viewer, code, edition=request.GET.get("edition", ""))
    if sheet is None:
        raise Absent
    on = sheet.edition.first or timezone.now().date()
    here = urlencode({"code": sheet.code, "edition": sheet.edition.code})
    words = _("A map with %(name)s.") % {"name": sheet.name}
    drawn = {scheme: f"{reverse('places_map', args=[scheme])}?{here}" for scheme in ("light", "dark")}
    shown = {
        "sheet": sheet,
        "on": on,
        "picture": Picture(drawn["light"], drawn["dark"], words) if sheet.point else None,
    }
    return render(request, "places/place.html", shown)


@gate.needs("places.read")
def places_map(request: gate.Request, scheme: str) -> HttpResponse:
    """Draw the places found, or one place, upon the regions of the day."""
    if code := request.GET.get("code", ""):
        sheet = queries.place(request.viewer, code, edition=request.GET.get("edition", ""))
        if sheet is None:
            raise Absent
        on, situation = sheet.edition.first or timezone.now().date(), sheet.situation
        points: tuple[maps.Numbered, ...] = ((0, sheet.point),) if sheet.point else ()
    else:
        form = forms.SoughtForm(request.GET, viewer=request.viewer)
        told = form.told()
        if "on" not in told or not told.get("situation"):
            raise Absent
        on, situation = told["on"], told["situation"]
        sought = queries.search(
            request.viewer, told.get("q", ""), situation=request.GET.get("within", ""), on=on, limit=A_PAGE
        )
        points = _numbered(sought, situation)
    drawn = maps.svg(_drawn(request, situation, on, points), "dark" if scheme == "dark" else "light")
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = f"private, max-age={A_DAY}"
    return response


@gate.needs("places.receive")
def receive(request: gate.Request) -> HttpResponse:
    """Keep a file of places; nothing of it counts before it is loaded."""
    form = forms.ReceiveForm(request.POST or None, request.FILES or None, viewer=request.viewer)
    refused: list[str] = []
    if form.is_valid():
        try:
            ref = operations.receive(**form.received(), by=request.viewer, at=timezone.now())
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            return redirect("places_load", ref)
    status = 422 if refused or (request.method == "POST" and form.errors) else 200
    return render(request, "places/receive.html", {"form": form, "refused": refused}, status=status)


@gate.needs("places.load")
def load(request: gate.Request, ref: str) -> HttpResponse:
    """Show what a received file would add and which rows cannot be taken; load it whole or not at all."""
    refused: list[str] = []
    if request.method == "POST":
        try:
            made = operations.load(ref=ref, by=request.viewer, at=timezone.now())
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            done = _("Loaded: %(places)s new places, %(names)s new names, %(shapes)s shapes.")
            counts = {"places": made.places, "names": made.names, "shapes": made.shapes}
            messages.success(request, done % counts)
            return redirect("places_load", ref)
    seen = queries.preview(request.viewer, ref)
    if seen is None:
        raise Absent
    shown: dict[str, Any] = {"seen": seen, "refused": refused}
    return render(request, "places/load.html", shown, status=422 if refused else 200)


def _numbered(found: Sequence[queries.Found], situation: str) -> tuple[maps.Numbered, ...]:
    """Return the points of one situation, which a map draws, each with its number in the list."""
    return tuple(
        (number, one.point) for number, one in enumerate(found, 1) if one.point and one.situation == situation
    )


def _pictured(
    request: gate.Request, found: Sequence[queries.Found], on: date, situation: str, q: str
) -> Picture | None:
    """Return where the map is drawn and what it says in words; nothing where there is nothing to draw."""
    shown = _numbered(found, situation)
    if not situation or not (shown or queries.boundaries(request.viewer, situation, on=on)):
        return None
    asked = {"q": q, "situation": situation, "within": request.GET.get("situation", ""), "on": on.isoformat()}
    # What is drawn has its own address, so that a browser may keep it: another place makes another address.
    drawn = hashlib.sha256(repr(shown).encode()).hexdigest()[:12]
    told = urlencode({**asked, "drawn": drawn})
    words = [
        _("%(number)s: %(name)s, latitude %(latitude)s, longitude %(longitude)s")
        % {
            "number": number,
            "name": found[number - 1].name,
            "latitude": at.latitude,
            "longitude": at.longitude,
        }
        for number, at in shown
    ]
    said = ". ".join(words) or _("The regions of the situation")
    light, dark = (f"{reverse('places_map', args=[scheme])}?{told}" for scheme in ("light", "dark"))
    return Picture(light, dark, f"{said}.")


def _drawn(
    request: gate.Request, situation: str, on: date, points: tuple[maps.Numbered, ...]
) -> maps.Picture:
    outlines = queries.boundaries(request.viewer, situation, on=on)
    areas = tuple(maps.Area(" / ".join(one.names), one.rings) for one in outlines)
    return maps.Picture(areas, points)
