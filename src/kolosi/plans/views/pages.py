"""Pages that read commitments: the list, one commitment, how a party keeps what binds it, pictures and the briefing."""

from django.core import signing
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kolosi.access import gate
from kolosi.kernel.refusals import Absent
from kolosi.plans import forms, queries
from kolosi.plans.gateways import as_docx
from kolosi.plans.gateways import trend as drawing
from kolosi.plans.views import briefing as telling
from kolosi.plans.views import pictures

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
A_YEAR = 365 * 24 * 60 * 60
A_PAGE = 50  # signals


@gate.needs("plans.read")
def commitments(request: gate.Request) -> HttpResponse:
    """All commitments in reach, as they stand today."""
    form = forms.SoughtForm(request.GET or None, viewer=request.viewer)
    told = form.told()
    rows = queries.commitments(request.viewer, on=timezone.now().date(), **told)
    shown = {"form": form, "rows": rows, "narrowed": bool(told), "may_sign": request.viewer.may("plans.sign")}
    return render(request, "plans/plans.html", shown)


@gate.needs("plans.read")
def commitment(request: gate.Request, ref: str) -> HttpResponse:
    """One commitment: benchmarks, whom it binds, breach signals, the years around the signature."""
    page = queries.commitment(request.viewer, ref, at=timezone.now())
    if page is None:
        raise Absent
    breaches = page.kept.breaches if page.kept else ()
    shown = {
        "page": page,
        "breaches": Paginator(breaches, A_PAGE).get_page(request.GET.get("page")),
        "picture": pictures.picture(page.kept, page.row.plan),
        "simulated": page.row.plan.simulated,
    }
    return render(request, "plans/plan.html", shown)


@gate.needs("plans.read")
def compliance(request: gate.Request, party: str) -> HttpResponse:
    """How one party keeps what binds it."""
    sheet = queries.compliance(request.viewer, party, at=timezone.now())
    if sheet is None:
        raise Absent
    drawn = [(one, pictures.picture(one.kept, one.row.plan)) for one in sheet.under]
    shown = {"sheet": sheet, "under": drawn, "simulated": sheet.simulated}
    return render(request, "plans/compliance.html", shown)


@gate.needs("plans.read")
def briefing(request: gate.Request, party: str) -> HttpResponse:
    """Hand out the same as a Word file whose links lead back to the pages."""
    sheet = queries.compliance(request.viewer, party, at=timezone.now())
    if sheet is None:
        raise Absent
    told = telling.briefing(sheet, address=request.build_absolute_uri("/"))
    data = as_docx.written(told, at=sheet.at)
    response = HttpResponse(data, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="commitments-{party}.docx"'
    return response


@gate.needs("plans.read")
def trend(request: gate.Request, scheme: str, signed: str) -> HttpResponse:
    """Draw what the address holds."""
    try:
        drawn = pictures.drawn(signed)
    except signing.BadSignature:
        raise Absent from None
    picture = drawing.svg(drawn, "dark" if scheme == "dark" else "light")
    response = HttpResponse(picture, content_type="image/svg+xml")
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    return response
