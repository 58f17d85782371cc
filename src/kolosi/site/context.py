"""What the frame of every page needs: the sections its viewer may open, who they are, and the languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kolosi.kernel.viewer import NOBODY, Viewer

# Address names in the order of the navigation; one that no room answers is left out.
SECTIONS: tuple[tuple[str, Promise], ...] = (
    ("overview", _("Overview")),
    ("incidents", _("Incidents")),
    ("verification", _("Verification")),
    ("receipts", _("Receipts")),
    ("asks", _("Asks")),
    ("documents", _("Documents")),
    ("letters", _("Letters")),
    ("cycles", _("Compare")),
    ("hand_outs", _("Workbooks")),
    ("figures", _("Figures")),
    ("products", _("Products")),
    ("threads", _("Thread")),
    ("parties", _("Parties")),
    ("plans", _("Commitments")),
    ("listing", _("Listing")),
    ("places", _("Places")),
    ("people", _("People")),
    ("organisations", _("Organisations")),
    ("ledger", _("Ledger")),
)


@dataclass(frozen=True)
class Section:
    """One entry of the navigation; `current` is what `aria-current` says, or nothing."""

    label: Promise
    path: str
    current: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the base template shows on every page (a context processor)."""
    viewer = getattr(request, "viewer", NOBODY)
    return {
        "viewer": viewer,
        "sections": tuple(_sections(viewer, request.path)),
        "languages": settings.LANGUAGES,
        "demo": settings.DEMO,
        "account_path": reverse("account"),
        "without_role": bool(viewer.person) and not viewer.grants,
    }


def _sections(viewer: Viewer, here: str) -> Iterator[Section]:
    if not viewer.person or not viewer.grants:
        return
    for name, label in SECTIONS:
        path, gate = _door(name)
        if path and (gate in {"anyone", "signed_in"} or viewer.may(gate)):
            inside = path != "/" and here.startswith(path)
            yield Section(label, path, "page" if here == path else "true" if inside else "")


@lru_cache
def _door(name: str) -> tuple[str, str]:
    """Return the address of a page without references and the gate its view wears, or nothing."""
    try:
        path = reverse(name)
    except NoReverseMatch:
        return "", ""
    return path, getattr(resolve(path).func, "gate", "")
