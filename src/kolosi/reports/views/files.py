"""Products as files, and their pictures."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.utils import timezone

from kolosi.access import gate
from kolosi.kernel.refusals import Absent
from kolosi.reports import forms, queries
from kolosi.reports.gateways import as_csv, as_docx, as_json, as_xlsx, drawing
from kolosi.reports.rules.content import Grid, Product

A_YEAR = 365 * 24 * 60 * 60
_OFFICE = "application/vnd.openxmlformats-officedocument"
WRITERS: Mapping[str, tuple[Callable[[Product], bytes], str]] = {
    "docx": (as_docx.written, f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": (as_xlsx.written, f"{_OFFICE}.spreadsheetml.sheet"),
    "csv": (as_csv.written, "text/csv; charset=utf-8"),
    "json": (as_json.written, "application/json"),
}


@gate.needs("reports.read")
def product_file(request: gate.Request, ref: str, language: str, form: str) -> HttpResponse:
    """Hand out an issued product as a file."""
    return _file(_found(request, ref, language), form)


@gate.needs("reports.read")
def draft_file(request: gate.Request, form: str) -> HttpResponse:
    """Hand out a draft as a file, in the language of the page."""
    wanted = forms.AskedForm(request.GET, viewer=request.viewer)
    if not wanted.is_valid():
        raise Absent
    drafted = queries.draft(request.viewer, wanted.asked(now=timezone.now()))
    return _file(drafted.get(request.viewer.language) or drafted["en"], form)


@gate.needs("reports.read")
def picture(request: gate.Request, ref: str, language: str, key: str) -> HttpResponse:
    """Draw a chart or a map of an issued product."""
    for shown in _found(request, ref, language).shown():
        if shown.key == key and not isinstance(shown, Grid):
            response = HttpResponse(drawing.svg(shown), content_type="image/svg+xml")
            response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
            return response
    raise Absent


def _found(request: gate.Request, ref: str, language: str) -> Product:
    found = queries.product(request.viewer, ref, language=language)
    if found is None or found.product.language != language:
        raise Absent
    return found.product


def _file(product: Product, form: str) -> HttpResponse:
    if form not in WRITERS:
        raise Absent
    write, kind = WRITERS[form]
    response = HttpResponse(write(product), content_type=kind)
    name = f"{product.kind}-{product.situation}-{product.first}-{product.last}-{product.language}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
