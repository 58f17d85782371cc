"""Pictures of the years around a signature: a page names one by an address that holds its values, signed."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kolosi.plans.gateways.trend import Trend
from kolosi.plans.queries import Kept
from kolosi.plans.rules.facts import Plan

_SIGNER = signing.Signer(salt="kolosi.plans.trend")


@dataclass(frozen=True)
class Picture:
    """The years as a page shows them: their picture in both schemes, and their numbers in words."""

    light: str
    dark: str
    words: str


def picture(kept: Kept | None, plan: Plan) -> Picture | None:
    """Return the picture of the years around the signature, where they hold anything at all."""
    signed = plan.signed.signed
    if kept is None or signed is None or not holds_anything(kept):
        return None
    # The key is part of what is signed, so that another language has an address of its own.
    told = [signed.year, [tuple(one) for one in kept.years], names(), translation.get_language_bidi()]
    held = _SIGNER.sign_object(told, compress=True)
    light, dark = (reverse("plan_trend", args=[scheme, held]) for scheme in ("light", "dark"))
    return Picture(light, dark, words(kept))


def holds_anything(kept: Kept) -> bool:
    """Say whether there is anything to draw."""
    return any(one.before or one.perhaps or one.after for one in kept.years)


def names() -> tuple[str, str, str]:
    """Return the key of the picture."""
    return _("before the signature"), _("perhaps after it"), _("after the signature")


def words(kept: Kept) -> str:
    """Return the numbers of the years in sentences; a year without any is not named."""
    parts = (_("%(number)s before"), _("%(number)s perhaps after"), _("%(number)s after"))
    told = []
    for year, *numbers in kept.years:
        said = [part % {"number": number} for part, number in zip(parts, numbers, strict=True) if number]
        told += [_("%(year)s: %(numbers)s") % {"year": year, "numbers": ", ".join(said)}] if said else []
    return _(
        "Verified violations by year, before and after the signature. %(years)s. None in the other years."
    ) % {"years": "; ".join(told)}


def drawn(signed: str) -> Trend:
    """Return what the address holds; `BadSignature` if it is not ours."""
    year, years, key, rtl = _SIGNER.unsign_object(signed)
    return Trend(tuple(tuple(one) for one in years), tuple(key), year, rtl)
