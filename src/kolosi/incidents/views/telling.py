"""The form of a whole incident: reporting one, and telling one anew. Every button keeps what was typed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.incidents import forms, operations, queries, rules
from kolosi.kernel.refusals import Absent, Refused, Stale

SAVING = frozenset({"save", "complete"})


@gate.needs("incidents.report")
def report(request: gate.Request) -> HttpResponse:
    """Report an incident, as a draft or at once complete."""
    where = forms.WhereForm(request.POST or None, viewer=request.viewer)
    if request.method != "POST":
        return _shown(request, "incidents/report.html", forms.TellingForm.of(rules.Told()), where=where)
    form, act = forms.TellingForm.posted(request.POST), _act(request)
    if act not in SAVING:
        form.act(act)
        where = forms.WhereForm(initial=request.POST, viewer=request.viewer)
        found = _found(request, form, act, str(request.POST.get("situation", "")))
        return _shown(request, "incidents/report.html", form, where=where, **found)
    told, refused = _judged(form, complete=act == "complete")
    if form.messages or refused or not where.is_valid():
        return _shown(request, "incidents/report.html", form, refused, where=where, status=422)
    ref = operations.report(
        situation=where.cleaned_data["situation"],
        told=told,
        complete=act == "complete",
        by=request.viewer,
        at=timezone.now(),
    )
    done = _("The incident is reported.") if act == "complete" else _("The draft is saved.")
    messages.success(request, done)
    return redirect("incident", ref)


@gate.needs("incidents.revise")
def revise(request: gate.Request, ref: str) -> HttpResponse:
    """Tell an incident anew."""
    last = queries.telling(request.viewer, ref)
    if not request.viewer.may("incidents.revise", situation=last.situation):
        raise Absent
    if request.method != "POST":
        return _shown(request, "incidents/revise.html", forms.TellingForm.of(last.told), telling=last)
    number = _number(request)
    seen = last if number == last.number else queries.telling(request.viewer, ref, number=number)
    form, act = forms.TellingForm.posted(request.POST, base=seen.told), _act(request)
    if act not in SAVING:
        form.act(act)
        found = _found(request, form, act, seen.situation)
        return _shown(request, "incidents/revise.html", form, telling=seen, **found)
    complete = act == "complete" or seen.standing is rules.Standing.COMPLETE
    told, refused = _judged(form, complete=complete)
    if not (form.messages or refused):
        try:
            _saved(request, seen, told, complete=act == "complete")
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        except Stale as stale:
            return _stale(request, form, told, stale)
        else:
            messages.success(request, _("It is told anew. What was told before stays on record."))
            return redirect("incident", ref)
    return _shown(request, "incidents/revise.html", form, refused, telling=seen, status=422)


def _saved(request: gate.Request, seen: queries.Telling, told: rules.Told, *, complete: bool) -> None:
    """Write what is different, then complete the draft if that was asked."""
    number, at = seen.number, timezone.now()
    completing = complete and seen.standing is rules.Standing.DRAFT
    if told != seen.told or not completing:
        number = operations.revise(ref=seen.ref, number=number, told=told, by=request.viewer, at=at)
    if completing:
        operations.complete(ref=seen.ref, number=number, by=request.viewer, at=at)


def _judged(form: forms.TellingForm, *, complete: bool) -> tuple[rules.Told, list[str]]:
    """Return what is told, and all that forbids completing it; a draft may lack anything."""
    told = form.told()
    return told, form.refuse(told, today=timezone.now().date()) if complete else []


def _stale(request: gate.Request, form: forms.TellingForm, told: rules.Told, stale: Stale) -> HttpResponse:
    """Show both versions side by side, and the form still filled in, now upon the state that stands."""
    theirs: Any = stale.theirs
    shown: dict[str, Any] = {
        "telling": theirs,
        "sheet": forms.Page(request.viewer, form).sheet(),
        "rows": forms.compared(request.viewer, theirs.told, told),
    }
    return render(request, "incidents/stale.html", shown, status=409)


def _shown(
    request: gate.Request,
    template: str,
    form: forms.TellingForm,
    refused: list[str] | None = None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    sheet = forms.Page(request.viewer, form).sheet()
    beside = {code for _heading, field in sheet.wrong for code in field.codes}
    shown = {"sheet": sheet, "refused": [code for code in refused or () if code not in beside], **more}
    return render(request, template, shown, status=status)


def _found(request: gate.Request, form: forms.TellingForm, act: str, situation: str) -> dict[str, Any]:
    """Return the places that fit what was typed, on the day of the incident, where somebody looked for one."""
    if act != "find":
        return {}
    day = rules.first_day(form.told().when) or timezone.now().date()
    sought = " ".join(form.typed.get("place_told", []))[:80]
    return {"looked_for": True, "found": queries.places_found(request.viewer, sought, situation, on=day)}


def _act(request: gate.Request) -> str:
    return str(request.POST.get("do", "again"))[:40]


def _number(request: gate.Request) -> int:
    told = str(request.POST.get("number", ""))
    if not (told.isascii() and told.isdigit() and 0 < len(told) < 9):
        raise Absent
    return int(told)
