"""What the pages of acts share: the commitment that is acted on, and the way from a form to what is done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kolosi.access import gate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.plans import queries


def page(request: gate.Request, ref: str, act: str) -> queries.Page:
    """Return the page of the commitment where the viewer may do that; absent elsewhere."""
    found = queries.commitment(request.viewer, ref, at=timezone.now())
    if found is None or act not in found.may:
        raise Absent
    return found


def acted(
    request: gate.Request,
    template: str,
    form: Form,
    act: Callable[[], str],
    done: str,
    more: dict[str, Any],
) -> HttpResponse:
    """Show the form, or do what was asked and lead to the commitment; what stands in the way is told beside the form."""
    refused: list[str] = []
    if form.is_valid():
        try:
            ref = act()
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, done)
            return redirect("plan", ref)
    shown = more.get("page")
    simulated = bool(shown and shown.row.plan.simulated)
    told = {**more, "form": form, "refused": refused, "simulated": simulated}
    return render(request, template, told, status=422 if refused else 200)
