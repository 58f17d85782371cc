"""Pages that read the register: the list, a party as of a day, alliances with their picture, proposals."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Absent
from kolosi.parties import forms, queries, rules
from kolosi.parties.gateways import timeline
from kolosi.parties.templatetags.days import span

A_PAGE = 50
A_DAY = 24 * 60 * 60
YEARS = 5  # shown before the day one looks at, where no day is known at all


@dataclass(frozen=True)
class Picture:
    """The picture of alliances as a page shows it: its address in both schemes, and what it says in words."""

    light: str
    dark: str
    words: str


@gate.needs("parties.read")
def parties(request: gate.Request) -> HttpResponse:
    """The register, as of a day."""
    form = forms.SoughtForm(request.GET or None, viewer=request.viewer)
    told = form.told()
    on = told.pop("on", None) or timezone.now().date()
    rows = queries.register(request.viewer, queries.Sought(**told), on=on)
    others = [(key, str(value)) for key, value in request.GET.items() if key != "page"]
    shown = {
        "form": form,
        "on": on,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "query": urlencode(others),
        "narrowed": bool(told),
        "may_export": request.viewer.may("parties.export"),
        "may_propose": request.viewer.may("parties.propose"),
    }
    return render(request, "parties/parties.html", shown)


@gate.needs("parties.read")
def party(request: gate.Request, code: str) -> HttpResponse:
    """One party, as of a day."""
    form = forms.DayForm(request.GET or None)
    on = (form.cleaned_data["on"] if form.is_valid() else None) or timezone.now().date()
    sheet = queries.party(request.viewer, code, on=on)
    if sheet is None:
        raise Absent
    told = queries.alliances(request.viewer, code=code)
    shown: dict[str, Any] = {
        "sheet": sheet,
        "form": form if form.is_bound and form.errors else forms.DayForm(initial={"on": on}),
        "alliances": told,
        "picture": _pictured(told, on, code=code),
        "simulated": sheet.simulated,
    }
    return render(request, "parties/party.html", shown)


@gate.needs("parties.read")
def alliances(request: gate.Request) -> HttpResponse:
    """All alliances, or those of one situation, as a picture and in words."""
    form = forms.SoughtForm(request.GET or None, viewer=request.viewer)
    told = form.told()
    on, situation = told.get("on") or timezone.now().date(), told.get("situation", "")
    found = queries.alliances(request.viewer, situation=situation)
    shown = {
        "form": form,
        "on": on,
        "alliances": found,
        "picture": _pictured(found, on, situation=situation),
        "may_propose": request.viewer.may("parties.propose"),
    }
    return render(request, "parties/alliances.html", shown)


@gate.needs("parties.read")
def picture(request: gate.Request, scheme: str) -> HttpResponse:
    """Draw the alliances of a party or of a situation."""
    try:
        on = datetime.strptime(request.GET.get("on", ""), "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError:
        raise Absent from None
    found = queries.alliances(
        request.viewer, code=request.GET.get("code", ""), situation=request.GET.get("situation", "")
    )
    drawn = timeline.svg(_drawn(found, on), "dark" if scheme == "dark" else "light")
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = f"private, max-age={A_DAY}, immutable"
    return response


@gate.needs("parties.propose")
def proposals(request: gate.Request) -> HttpResponse:
    """What was proposed for the register, and how it was answered."""
    found = queries.proposals(request.viewer)
    shown = {
        "strikes": queries.waiting_strikes(request.viewer),
        "waiting": [one for one in found if one.standing == rules.Standing.PROPOSED],
        "answered": [one for one in found if one.standing != rules.Standing.PROPOSED],
    }
    return render(request, "parties/proposals.html", shown)


def _pictured(
    found: tuple[queries.Alliances, ...], on: date, *, code: str = "", situation: str = ""
) -> Picture | None:
    """Return where the picture is drawn and what it says in words; nothing where there is nothing to draw."""
    if not found:
        return None
    # What is drawn has its own address, so that a browser may keep it: another fact makes another address.
    drawn = hashlib.sha256(repr(_drawn(found, on)).encode()).hexdigest()[:12]
    asked = urlencode({"on": on.isoformat(), "code": code, "situation": situation, "drawn": drawn})
    words = [
        _("%(member)s under %(umbrella)s: %(when)s")
        % {"member": bar.member.name, "umbrella": one.umbrella.name, "when": span(bar.spell)}
        for one in found
        for bar in one.bars
    ]
    light, dark = (f"{reverse('alliances_picture', args=[scheme])}?{asked}" for scheme in ("light", "dark"))
    return Picture(light, dark, ". ".join(words) + ".")


def _drawn(found: tuple[queries.Alliances, ...], on: date) -> timeline.Picture:
    """Return what is drawn: from the year before the first known day to the end of the year one looks at."""
    spells = [spell for one in found for spell in (one.spell, *(bar.spell for bar in one.bars))]
    known = [day for spell in spells for day in (spell.first, spell.attested, spell.last) if day]
    begin = date(min([day.first.year - 1 for day in known] or [on.year - YEARS]), 1, 1)
    end = date(max([on.year, *(day.last.year for day in known)]) + 1, 1, 1)
    lines: list[timeline.Line] = []
    for one in found:
        lines.append(_line(one.umbrella, one.spell, begin, end, is_umbrella=True))
        lines += [_line(bar.member, bar.spell, begin, end) for bar in one.bars]
    return timeline.Picture(
        tuple(lines), min(begin, date(on.year, 1, 1)), end, on, translation.get_language_bidi()
    )


def _line(
    party: queries.PartyRef, spell: rules.Spell, begin: date, end: date, *, is_umbrella: bool = False
) -> timeline.Line:
    told = rules.stretches(spell, begin=begin, end=end)
    pieces = tuple((piece.first, piece.last, piece.sure) for piece in told)
    return timeline.Line(party.short, is_umbrella, pieces)
