"""Pictures of figures: a page names one by an address that holds its values, signed; it is drawn when asked for."""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.counting.gateways import trend as drawing
from kolosi.counting.queries.trends import Trend
from kolosi.kernel.refusals import Absent

_SIGNER = signing.Signer(salt="kolosi.figures.trend")
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Picture:
    """A trend as a page shows it: its address in both schemes, and its numbers in words."""

    light: str
    dark: str
    words: str


def picture(told: Trend | None) -> Picture | None:
    """Return the picture of a trend that holds anything at all."""
    if told is None or not any(told.grave.numbers):
        return None
    points = list(zip(told.periods, told.grave.numbers, strict=True))
    signed = _SIGNER.sign_object(points, compress=True)
    words = ", ".join(f"{label}: {number}" for label, number in points)
    light, dark = (reverse("figures_trend", args=[scheme, signed]) for scheme in ("light", "dark"))
    return Picture(light, dark, _("Grave violations by period: %(numbers)s.") % {"numbers": words})


@gate.needs("counting.read")
def trend(request: gate.Request, scheme: str, signed: str) -> HttpResponse:
    """Draw what the address holds."""
    try:
        points = tuple((str(label), int(number)) for label, number in _SIGNER.unsign_object(signed))
    except signing.BadSignature:
        raise Absent from None
    drawn = drawing.Trend(points, translation.get_language_bidi())
    response = HttpResponse(
        drawing.svg(drawn, "dark" if scheme == "dark" else "light"), content_type="image/svg+xml"
    )
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    return response
