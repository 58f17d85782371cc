"""Issuing a product on a page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Refused
from kolosi.reports import forms, operations


@gate.needs("reports.issue")
def issue(request: gate.Request) -> HttpResponse:
    """Ask for a product to be issued; its figures are frozen with it."""
    form = forms.AskedForm(request.POST or None, viewer=request.viewer, initial=request.GET.dict())
    refused: list[str] = []
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            ref = operations.issue(asked=form.asked(now=now), by=request.viewer, at=now)
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, _("The product is issued. Its figures are frozen."))
            return redirect("product", ref)
    told = {"form": form, "refused": refused}
    return render(request, "reports/issue.html", told, status=422 if refused else 200)
