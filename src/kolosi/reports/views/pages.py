"""Pages that read products: the list, a draft from today's figures, one that was issued."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from kolosi.access import gate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.reports import forms, queries
from kolosi.reports.views import shown

FORMATS = ("docx", "xlsx", "csv", "json")


@gate.needs("reports.read")
def products(request: gate.Request) -> HttpResponse:
    """All products that were issued."""
    told = {"products": queries.products(request.viewer), "may_issue": request.viewer.may("reports.issue")}
    return render(request, "reports/products.html", told)


@gate.needs("reports.read")
def product(request: gate.Request, ref: str) -> HttpResponse:
    """One product as it was issued, with links to what stands behind each number."""
    found = queries.product(request.viewer, ref, language=request.GET.get("in", ""), at=timezone.now())
    if found is None:
        raise Absent
    told = {
        "page": found,
        "product": found.product,
        "chapters": tuple(shown.chapters(request.viewer, found.product, ref)),
        "formats": FORMATS,
        "simulated": found.head.simulated,
    }
    return render(request, "reports/product.html", told)


@gate.needs("reports.read")
def draft(request: gate.Request) -> HttpResponse:
    """A product as it would be issued now, and what stands in the way."""
    form = forms.AskedForm(request.GET or None, viewer=request.viewer)
    told: dict[str, Any] = {"form": form, "formats": FORMATS, "draft": True}
    if form.is_valid():
        asked = form.asked(now=timezone.now())
        told["refused"] = sorted(queries.settled(request.viewer, asked)[1])
        try:
            drafted = queries.draft(request.viewer, asked)
        except Refused as refusal:
            told["refused"] = sorted(refusal.obstacles | set(told["refused"]))
            return render(request, "reports/draft.html", told)
        product = drafted.get(request.viewer.language) or drafted["en"]
        told |= {
            "product": product,
            "chapters": tuple(shown.chapters(request.viewer, product)),
            "may_issue": request.viewer.may("reports.issue", situation=asked.situation),
            "query": urlencode({name: request.GET.get(name, "") for name in form.fields}),
            "simulated": product.simulated,
        }
    return render(request, "reports/draft.html", told)
