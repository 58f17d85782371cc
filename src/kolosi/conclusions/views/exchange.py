"""Pages of workbooks that travel to addressees and come back, and of exports."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kolosi.access import gate
from kolosi.conclusions.forms import asks as narrowing
from kolosi.conclusions.forms import exchange as forms
from kolosi.conclusions.gateways import sheets
from kolosi.conclusions.gateways.unreadable import Unreadable
from kolosi.conclusions.operations import exchange as operations
from kolosi.conclusions.operations import exporting, settling
from kolosi.conclusions.queries import asks, exchange, returns
from kolosi.kernel.refusals import Absent, Refused

MOST = 200  # addressees to choose from at once; beyond, a situation is chosen first


@gate.needs("conclusions.hand_out")
def hand_outs(request: gate.Request) -> HttpResponse:
    """The workbooks that were handed out, and what came back."""
    shown = {
        "sent": exchange.hand_outs(request.viewer),
        "may_take_in": request.viewer.may("conclusions.take_in"),
    }
    return render(request, "conclusions/exchange/hand_outs.html", shown)


@gate.needs("conclusions.hand_out")
def hand_out(request: gate.Request) -> HttpResponse:
    """Choose an addressee; the answer is the workbook."""
    everyone = exchange.recipients(request.viewer)
    places = dict.fromkeys((one.situation, one.situation_label) for one in everyone)
    chosen = request.GET.get("situation", "")
    recipients = [one for one in everyone if chosen in {one.situation, ""}]
    if not chosen and len(recipients) > MOST:
        recipients = []
    form = forms.HandOutForm(request.POST or None, recipients=recipients)
    if not form.is_valid():
        shown = {"form": form, "recipients": recipients, "places": list(places), "chosen": chosen}
        return render(request, "conclusions/exchange/hand_out.html", shown, status=_status(form))
    made = operations.hand_out(**form.handed(), by=request.viewer, at=timezone.now())
    return _file(made.name, sheets.TYPES["xlsx"], made.data)


@gate.needs("conclusions.take_in")
def take_in(request: gate.Request) -> HttpResponse:
    """Take in a workbook that came back; of a bad file nothing is kept."""
    form = forms.TakeInForm(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {"form": form}
    if not form.is_valid():
        return render(request, "conclusions/exchange/take_in.html", shown, status=_status(form))
    try:
        ref = operations.take_in(**form.taken(), by=request.viewer, at=timezone.now())
    except Unreadable as unreadable:
        form.add_error("file", unreadable.told(_))
    except Refused as refusal:
        shown["refused"] = sorted(refusal.obstacles)
    else:
        messages.success(request, _("The workbook is taken in. Nothing in it counts yet: decide row by row."))
        return redirect("settle", ref)
    return render(request, "conclusions/exchange/take_in.html", shown, status=422)


@gate.needs("conclusions.settle")
def settle(request: gate.Request, ref: str) -> HttpResponse:
    """What came back beside what was handed out and what is on record; decide row by row."""
    page = returns.returned(request.viewer, ref)
    if page is None or not request.viewer.may("conclusions.settle", situation=page.situation):
        raise Absent
    rows = forms.rows(page, request.POST or None)
    shown: dict[str, Any] = {"page": page, "rows": rows}
    if request.method != "POST" or not all([form.is_valid() for form in rows]):
        status = 422 if request.method == "POST" else 200
        return render(request, "conclusions/exchange/settle.html", shown, status=status)
    try:
        taken = settling.settle(ref=ref, rows=forms.decisions(rows), by=request.viewer, at=timezone.now())
    except Refused as refusal:
        shown["refused"] = sorted(refusal.obstacles)
        return render(request, "conclusions/exchange/settle.html", shown, status=422)
    told = ngettext("%(count)s row was taken over.", "%(count)s rows were taken over.", taken)
    messages.success(request, told % {"count": taken})
    return redirect("settle", ref)


@gate.needs("conclusions.export")
def export(request: gate.Request) -> HttpResponse:
    """Choose a form; the answer is the file. The filters are those of the list, in the address."""
    narrowed = narrowing.FilterForm(request.GET, viewer=request.viewer)
    wanted, chosen = narrowed.wanted(), narrowed.chosen()
    form = forms.ExportForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        found = asks.asks(request.viewer, wanted, on=timezone.now().date())
        shown = {"form": form, "chosen": chosen, "query": narrowing.query(wanted), "total": found.total}
        return render(request, "conclusions/exchange/export.html", shown, status=_status(form))
    words = "; ".join(f"{one.field}: {one.value}" for one in chosen)
    made = exporting.export(
        **form.cleaned_data, wanted=wanted, narrowed_by=words, by=request.viewer, at=timezone.now()
    )
    return _file(made.name, made.content_type, made.data)


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200


def _file(name: str, content_type: str, data: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(data, content_type=content_type, headers=headers)
