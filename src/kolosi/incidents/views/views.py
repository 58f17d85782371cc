"""Pages on which a person keeps filters of the list, or forgets them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.incidents import forms, operations
from kolosi.kernel.refusals import Refused


@gate.needs("incidents.keep_view")
def keep_view(request: gate.Request) -> HttpResponse:
    """Keep the filters in the address under a name."""
    form = forms.KeepViewForm(
        request.POST or None, initial={"query": request.GET.urlencode()[: forms.LONGEST]}
    )
    refused: list[str] = []
    if form.is_valid():
        try:
            operations.keep_view(**form.cleaned_data, by=request.viewer, at=timezone.now())
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, _("The filters are kept. You find them above the list."))
            return redirect(f"{reverse('incidents')}?{form.cleaned_data['query']}")
    status = 422 if refused or form.errors else 200
    return render(request, "incidents/keep_view.html", {"form": form, "refused": refused}, status=status)


@gate.needs("incidents.drop_view")
def drop_view(request: gate.Request) -> HttpResponse:
    """Forget filters that were kept."""
    form = forms.DropViewForm(request.POST or None, viewer=request.viewer)
    if form.is_valid():
        operations.drop_view(**form.cleaned_data, by=request.viewer, at=timezone.now())
        messages.success(request, _("The filters are forgotten."))
        return redirect("incidents")
    return render(request, "incidents/drop_view.html", {"form": form}, status=422 if form.errors else 200)
