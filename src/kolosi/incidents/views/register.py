"""Pages that read: the list of incidents, and one incident."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.incidents import forms, queries
from kolosi.kernel.refusals import Absent


@gate.needs("incidents.read_own")
def incidents(request: gate.Request) -> HttpResponse:
    """The list, from the incident reported last."""
    form = forms.SoughtForm(request.GET or None, viewer=request.viewer)
    sought = form.sought() if form.is_bound else queries.EVERY
    found = queries.incidents(
        request.viewer, sought, after=_number(request, "after"), before=_number(request, "before")
    )
    others = [(key, str(value)) for key, value in request.GET.items() if key not in {"after", "before"}]
    shown = {
        "form": form,
        "found": found,
        "query": urlencode(others),
        "narrowed": sought != queries.EVERY,
        "views": queries.kept_views(request.viewer),
        "acts": _acts(request),
        "may_report": request.viewer.may("incidents.report"),
    }
    return render(request, "incidents/incidents.html", shown)


@gate.needs("incidents.read_own")
def incident(request: gate.Request, ref: str) -> HttpResponse:
    """One incident, as last told or as told before."""
    number = _number(request, "state") or None
    sheet = queries.incident(request.viewer, ref, number=number, today=timezone.now().date())
    shown = {"sheet": sheet, "told": sheet.telling.told, "simulated": sheet.telling.simulated}
    return render(request, "incidents/incident.html", shown)


def _acts(request: gate.Request) -> list[tuple[str, str]]:
    """Return what the viewer can do with several incidents at once."""
    acts = {
        "complete": _("Complete"),
        "close": _("Close the follow-up"),
        "reopen": _("Open the follow-up again"),
    }
    return [(act, words) for act, words in acts.items() if request.viewer.may(f"incidents.{act}")]


def _number(request: gate.Request, name: str) -> int:
    told = request.GET.get(name, "")
    if told and not (told.isascii() and told.isdigit() and len(told) < 16):
        raise Absent
    return int(told or 0)
