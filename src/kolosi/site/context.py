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

# Address names in the order of the navigation, in the groups of the work; one that no room answers is left out.
GROUPS: tuple[tuple[Promise, tuple[tuple[str, Promise], ...]], ...] = (
    (_("Overview"), (("overview", _("Overview")), ("threads", _("Thread")))),
    (
        _("Monitoring"),
        (("incidents", _("Incidents")), ("verification", _("Verification")), ("receipts", _("Receipts"))),
    ),
    (_("Reporting"), (("figures", _("Figures")), ("products", _("Products")))),
    (
        _("Conclusions"),
        (
            ("asks", _("Asks")),
            ("documents", _("Documents")),
            ("letters", _("Letters")),
            ("cycles", _("Compare")),
            ("hand_outs", _("Workbooks")),
        ),
    ),
    (
        _("Registers"),
        (
            ("parties", _("Parties")),
            ("plans", _("Commitments")),
            ("listing", _("Listing")),
            ("places", _("Places")),
        ),
    ),
    (
        _("Administration"),
        (("people", _("People")), ("organisations", _("Organisations")), ("ledger", _("Ledger"))),
    ),
)
ABREAST = 6  # sections that fit in one line of every language: more are shown by group


@dataclass(frozen=True)
class Section:
    """One entry of the navigation; `current` is what `aria-current` says, or nothing."""

    label: Promise
    path: str
    current: str


@dataclass(frozen=True)
class Group:
    """Sections of one kind of work; the link of the group leads to the first of them."""

    label: Promise
    sections: tuple[Section, ...]

    @property
    def path(self) -> str:
        """Where the group leads."""
        return self.sections[0].path

    @property
    def current(self) -> str:
        """What `aria-current` says of the group: its only page, a page inside, or nothing."""
        told = [one.current for one in self.sections if one.current]
        return "" if not told else told[0] if len(self.sections) == 1 else "true"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the base template shows on every page (a context processor)."""
    viewer = getattr(request, "viewer", NOBODY)
    groups = tuple(_groups(viewer, request.path))
    sections = tuple(one for group in groups for one in group.sections)
    return {
        "viewer": viewer,
        "sections": sections,
        "section_groups": groups if len(sections) > ABREAST else (),
        "languages": settings.LANGUAGES,
        "demo": settings.DEMO,
        "account_path": reverse("account"),
        "without_role": bool(viewer.person) and not viewer.grants,
    }


def _groups(viewer: Viewer, here: str) -> Iterator[Group]:
    if not viewer.person or not viewer.grants:
        return
    for label, named in GROUPS:
        sections = tuple(_sections(viewer, here, named))
        if sections:
            alone = len(sections) == 1
            yield Group(sections[0].label if alone else label, sections)


def _sections(viewer: Viewer, here: str, named: tuple[tuple[str, Promise], ...]) -> Iterator[Section]:
    for name, label in named:
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
