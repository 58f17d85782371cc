"""Pages of parties: the matrix of a situation, one party with one trigger, and the picture of it."""

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.counting.views.pictures import A_YEAR, Picture
from kolosi.kernel.refusals import Absent
from kolosi.listing import forms
from kolosi.listing.gateways import chart
from kolosi.listing.queries import pages
from kolosi.listing.queries.standing import Line

_SIGNER = signing.Signer(salt="kolosi.listing.chart")


@gate.needs("listing.read")
def listing(request: gate.Request) -> HttpResponse:
    """Choose a situation; those for which annexes are recorded are named."""
    chosen = request.GET.get("situation", "")
    if chosen:
        return redirect("listing_matrix", chosen)
    shown = {
        "form": forms.SituationForm(viewer=request.viewer),
        "recorded": pages.recorded_situations(request.viewer),
    }
    return render(request, "listing/listing.html", shown)


@gate.needs("listing.read")
def matrix(request: gate.Request, situation: str) -> HttpResponse:
    """Parties and triggers of a situation, report by report, beside what is verified."""
    at = timezone.now()
    found = pages.matrix(request.viewer, situation, at=at)
    if found is None:
        raise Absent
    return render(
        request, "listing/matrix.html", {"matrix": found, "as_of": at, "simulated": found.simulated}
    )


@gate.needs("listing.read")
def party(request: gate.Request, situation: str, party: str, trigger: str) -> HttpResponse:
    """One party with one trigger: verified numbers beside listing, and what is missing to be delisted."""
    at = timezone.now()
    page = pages.page(request.viewer, situation, party, trigger, at=at)
    if page is None:
        raise Absent
    shown = {"page": page, "as_of": at, "picture": _picture(page.line), "simulated": page.simulated}
    return render(request, "listing/party.html", shown)


@gate.needs("listing.read")
def picture(request: gate.Request, scheme: str, signed: str) -> HttpResponse:
    """Draw what the address holds."""
    try:
        points = tuple(
            (str(year), int(number), str(word), bool(listed))
            for year, number, word, listed in _SIGNER.unsign_object(signed)
        )
    except signing.BadSignature:
        raise Absent from None
    drawn = chart.Chart(points, translation.get_language_bidi())
    response = HttpResponse(
        chart.svg(drawn, "dark" if scheme == "dark" else "light"), content_type="image/svg+xml"
    )
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    return response


def _picture(line: Line) -> Picture | None:
    """Return where the picture is drawn and its numbers in words; nothing where the viewer sees no figures."""
    points = [
        (str(one.column.year), one.number.verified, one.label, one.is_listed)
        for one in line.cells
        if one.number
    ]
    if not any(number for _year, number, _word, _listed in points):
        return None
    signed = _SIGNER.sign_object(points, compress=True)
    words = ". ".join(
        _("%(year)s: %(number)s verified, %(standing)s")
        % {"year": year, "number": number, "standing": word.lower()}
        for year, number, word, _listed in points
    )
    light, dark = (reverse("listing_picture", args=[scheme, signed]) for scheme in ("light", "dark"))
    return Picture(light, dark, f"{words}.")
