"""Pictures of numbers: a page names a chart by an address that holds its values, signed, and the picture is drawn when asked for.

So a page waits for no drawing, browsers keep a picture as long as its numbers stay, and nobody can have other values drawn.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from kolosi.access import gate
from kolosi.conclusions.gateways import charts
from kolosi.kernel.refusals import Absent

_SIGNER = signing.Signer(salt="kolosi.chart")
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Picture:
    """A chart as a page shows it: its address in both schemes, its size, and what it says in words."""

    light: str
    dark: str
    words: str


def picture(
    kind: str, rows: tuple[tuple[str, tuple[tuple[str, int], ...]], ...], words: str
) -> Picture | None:
    """Return the picture of rows that hold anything at all."""
    if not any(count for _, parts in rows for _, count in parts):
        return None
    drawn = charts.Chart("columns" if kind == "columns" else "bars", rows, translation.get_language_bidi())
    signed = _SIGNER.sign_object(drawn.plain(), compress=True)
    return Picture(
        light=reverse("chart", args=["light", signed]),
        dark=reverse("chart", args=["dark", signed]),
        words=words,
    )


@gate.signed_in
def chart(request: gate.Request, scheme: str, signed: str) -> HttpResponse:
    """Draw what the address holds."""
    try:
        told = _SIGNER.unsign_object(signed)
    except signing.BadSignature:
        raise Absent from None
    drawn = charts.svg(charts.Chart.of(told), "dark" if scheme == "dark" else "light")
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    return response
