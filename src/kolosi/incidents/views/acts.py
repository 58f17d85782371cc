"""Pages of the acts on an incident: each asks, does one thing, and leads back to the incident."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.incidents import forms, operations, queries
from kolosi.kernel.refusals import Absent, Refused, Stale


@gate.needs("incidents.complete")
def complete(request: gate.Request, ref: str) -> HttpResponse:
    """Say that a draft is whole."""
    form = _seen(request, ref, forms.SeenForm)

    def act() -> None:
        operations.complete(ref=ref, number=form.cleaned_data["number"], by=request.viewer, at=timezone.now())

    done = _("The incident is complete. It can be verified now.")
    return _act(request, ref, "incidents/complete.html", form, act, done)


@gate.needs("incidents.withdraw")
def withdraw(request: gate.Request, ref: str) -> HttpResponse:
    """Take a report back."""
    form = _seen(request, ref, forms.WithdrawForm)

    def act() -> None:
        operations.withdraw(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())

    done = _("The report is withdrawn. It stays on record and counts nowhere.")
    return _act(request, ref, "incidents/withdraw.html", form, act, done)


@gate.needs("incidents.link")
def link(request: gate.Request, ref: str) -> HttpResponse:
    """Say that the incident is a duplicate of another."""
    form = forms.LinkForm(request.POST or None)

    def act() -> None:
        operations.link(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())

    done = _("The incident is linked as a duplicate. It counts nowhere while the link stands.")
    return _act(request, ref, "incidents/link.html", form, act, done)


@gate.needs("incidents.unlink")
def unlink(request: gate.Request, ref: str) -> HttpResponse:
    """Take the link to another incident back."""
    form = forms.UnlinkForm(request.POST or None)

    def act() -> None:
        operations.unlink(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())

    done = _("The link is taken back. The incident counts again.")
    return _act(request, ref, "incidents/unlink.html", form, act, done)


@gate.needs("incidents.close")
def close(request: gate.Request, ref: str) -> HttpResponse:
    """Close the follow-up."""
    form = _seen(request, ref, forms.SeenForm)

    def act() -> None:
        operations.close(ref=ref, number=form.cleaned_data["number"], by=request.viewer, at=timezone.now())

    done = _("The follow-up is closed. The incident counts as before.")
    return _act(request, ref, "incidents/close.html", form, act, done)


@gate.needs("incidents.reopen")
def reopen(request: gate.Request, ref: str) -> HttpResponse:
    """Take the follow-up up again."""
    form = _seen(request, ref, forms.SeenForm)

    def act() -> None:
        operations.reopen(ref=ref, number=form.cleaned_data["number"], by=request.viewer, at=timezone.now())

    return _act(request, ref, "incidents/reopen.html", form, act, _("The follow-up is open again."))


def _seen(request: gate.Request, ref: str, form: type[Any]) -> Any:
    """Return the form, with the number of the state that is shown now."""
    return form(request.POST or None, initial={"number": queries.telling(request.viewer, ref).number})


def _act(
    request: gate.Request, ref: str, template: str, form: Any, act: Callable[[], None], done: str
) -> HttpResponse:
    """Show the form, or do what was asked and lead back; what stands in the way is told beside what was typed."""
    sheet = queries.incident(request.viewer, ref, today=timezone.now().date())
    verb = template.split("/")[1].removesuffix(".html")
    if not request.viewer.may(f"incidents.{verb}", situation=sheet.telling.situation):
        raise Absent
    refused: list[str] = []
    if form.is_valid():
        try:
            act()
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        except Absent:
            if "original" not in form.fields:
                raise
            # The incident is there: it is the other one that is not, or not for this viewer.
            form.add_error("original", _("You can see no incident of this reference."))
        except Stale as stale:
            raise _in_words(stale) from stale
        else:
            messages.success(request, done)
            return redirect("incident", ref)
    shown = {"sheet": sheet, "form": form, "refused": refused, "simulated": sheet.telling.simulated}
    return render(request, template, shown, status=422 if refused or form.errors else 200)


def _in_words(stale: Stale) -> Stale:
    """Return what the page of two versions shows, where one of them is an act and no telling."""
    theirs: Any = stale.theirs
    return Stale(theirs={_("State"): theirs.number, _("Title"): theirs.told.title}, yours={})
