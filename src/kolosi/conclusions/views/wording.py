"""Pages that correct the wording of an ask: each shows the ask as it stands, does one thing, and leads back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.conclusions.forms import wording as forms
from kolosi.conclusions.operations import wording as operations
from kolosi.conclusions.queries import scope
from kolosi.conclusions.queries import wording as queries
from kolosi.kernel.refusals import Absent, Refused


@gate.needs("conclusions.split")
def split(request: gate.Request, ref: str) -> HttpResponse:
    """Make two asks of one."""
    found = _found(request, ref, "split")
    form = forms.SplitForm(
        request.POST or None, found=found, initial={"revision": found.revision, "stays": found.summary}
    )

    def act() -> str:
        operations.split(ref=ref, **form.halves(), by=request.viewer, at=timezone.now())
        return ref

    done = _("The ask is split. The new one stands last among the asks of its document.")
    return _act(request, "conclusions/wording/split.html", found, form, act, done)


@gate.needs("conclusions.merge")
def merge(request: gate.Request, ref: str) -> HttpResponse:
    """Let the ask rest in another one of its document."""
    found = _found(request, ref, "merge")
    form = forms.MergeForm(
        request.POST or None,
        others=queries.others(request.viewer, ref),
        initial={"revision": found.revision},
    )

    def act() -> str:
        operations.merge(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())
        return str(form.cleaned_data["into"])

    done = _("The asks are merged. This one holds the words of both; the other keeps its history.")
    return _act(request, "conclusions/wording/merge.html", found, form, act, done)


@gate.needs("conclusions.readdress")
def readdress(request: gate.Request, ref: str) -> HttpResponse:
    """Say whom the ask addresses."""
    found = _found(request, ref, "readdress")
    near, listed = queries.bodies(request.viewer, ref)
    begun = {"revision": found.revision, "addressees": [body.code for body in found.addressees]}
    form = forms.ReaddressForm(request.POST or None, near=near, listed=listed, initial=begun)

    def act() -> str:
        operations.readdress(ref=ref, **form.addressed(), by=request.viewer, at=timezone.now())
        return ref

    done = _("The addressees are set. No new reading of the document changes them.")
    return _act(request, "conclusions/wording/readdress.html", found, form, act, done)


@gate.needs("conclusions.retheme")
def retheme(request: gate.Request, ref: str) -> HttpResponse:
    """Say what the ask is about."""
    found = _found(request, ref, "retheme")
    begun = {
        "revision": found.revision,
        "summary": found.summary,
        "themes": found.themes,
        "confidential": found.confidential,
    }
    marks = scope.sees_confidential(request.viewer, found.situation)
    form = forms.RethemeForm(request.POST or None, viewer=request.viewer, marks=marks, initial=begun)

    def act() -> str:
        operations.retheme(ref=ref, **form.about(), by=request.viewer, at=timezone.now())
        return ref

    done = _("Summary and themes are set. No new reading of the document changes them.")
    return _act(request, "conclusions/wording/retheme.html", found, form, act, done)


def _found(request: gate.Request, ref: str, act: str) -> queries.Wording:
    found = queries.wording(request.viewer, ref)
    if found is None or not request.viewer.may(f"conclusions.{act}", situation=found.situation):
        raise Absent
    return found


def _act(
    request: gate.Request,
    template: str,
    found: queries.Wording,
    form: forms.Correction,
    act: Callable[[], str],
    done: str,
) -> HttpResponse:
    """Do the act and lead to the ask that it leaves, else show the form with what stands in the way."""
    shown: dict[str, Any] = {"found": found, "form": form, "simulated": found.simulated}
    if not form.is_valid():
        return render(request, template, shown)
    try:
        ref = act()
    except Refused as refused:
        return render(request, template, {**shown, "refused": sorted(refused.obstacles)}, status=422)
    messages.success(request, done)
    return redirect("ask", ref)
