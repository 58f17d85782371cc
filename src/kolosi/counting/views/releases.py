"""Pages of releases: the list, one as it was told, and the release itself, tried before it is written."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.counting import operations, queries, rules
from kolosi.counting.forms import releases as forms
from kolosi.counting.queries import release_pages as pages
from kolosi.kernel.refusals import Refused


@gate.needs("counting.read")
def releases(request: gate.Request) -> HttpResponse:
    """What was told to whom."""
    shown = {
        "releases": queries.releases(request.viewer),
        "may_release": request.viewer.may("counting.release"),
    }
    return render(request, "counting/releases/releases.html", shown)


@gate.needs("counting.read")
def told(request: gate.Request, ref: str) -> HttpResponse:
    """One release, a type and a stretch of time at a time."""
    asked = {"type_code": request.GET.get("type", ""), "time": request.GET.get("time", "")}
    page = queries.protected(request.viewer, ref, **asked)
    chosen = {"type": page.type, "time": page.time}
    form = forms.TableForm(initial=chosen, types=page.types, times=page.times)
    shown = {"page": page, "form": form, "simulated": page.head.simulated}
    return render(request, "counting/releases/told.html", shown)


@gate.needs("counting.release")
def release(request: gate.Request) -> HttpResponse:
    """Try a release, and write it when nothing stands in the way."""
    now = timezone.now()
    form = forms.ReleaseForm(request.POST or None, viewer=request.viewer, initial=request.GET.dict())
    if not form.is_valid():
        return _form(request, form)
    wanted = form.wanted(now=now)
    standing = rules.obstacles_to_trying(wanted, at=now)
    if standing:
        return _form(request, form, refused=sorted(standing))
    counted = queries.counted(request.viewer, wanted)
    if "write" not in request.POST:
        return _form(request, form, tried=pages.tried(request.viewer, wanted, counted))
    try:
        ref = operations.release(
            title=form.cleaned_data["title"], wanted=wanted, counted=counted, by=request.viewer, at=now
        )
    except Refused as refusal:
        tried = pages.tried(request.viewer, wanted, counted)
        return _form(request, form, refused=sorted(refusal.obstacles), tried=tried)
    messages.success(request, _("The figures are released. What was told is kept."))
    return redirect("release_told", ref)


def _form(request: gate.Request, form: forms.ReleaseForm, **shown: Any) -> HttpResponse:
    status = 422 if shown.get("refused") else 200
    return render(request, "counting/releases/release.html", {"form": form, **shown}, status=status)
