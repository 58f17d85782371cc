"""Pages of annual reports: all that are recorded, one with its files, and the acts of recording and correcting."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.listing import forms, operations
from kolosi.listing.gateways import as_csv, as_docx, as_ftm, as_json, sheet
from kolosi.listing.gateways.content import Sheet
from kolosi.listing.queries import annexes, files
from kolosi.listing.queries import report as pages
from kolosi.listing.rules.annexes import Annex, Complaint, Entry, placed

# What each file is: how it is written, and its kind.
FILES: dict[str, tuple[Callable[[Sheet], bytes], str]] = {
    "docx": (
        as_docx.written,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "csv": (as_csv.written, "text/csv; charset=utf-8"),
    "json": (as_json.written, "application/json"),
    "ftm.json": (as_ftm.written, "application/x-ndjson"),
}


class Typed(NamedTuple):
    """The annexes as someone told them, and what cannot be read or recorded of them."""

    annex: Annex
    faults: tuple[Complaint, ...]


@gate.needs("listing.read")
def reports(request: gate.Request) -> HttpResponse:
    """Every annual report whose annexes are recorded."""
    shown = {
        "reports": reversed(annexes.reports(request.viewer)),
        "may_record": request.viewer.may("listing.record"),
    }
    return render(request, "listing/reports.html", shown)


@gate.needs("listing.read")
def report(request: gate.Request, year: int) -> HttpResponse:
    """The annexes of one report."""
    page = pages.page(request.viewer, year)
    if page is None:
        raise Absent
    return render(request, "listing/report.html", {"page": page, "simulated": page.recorded.simulated})


@gate.needs("listing.read")
def report_file(request: gate.Request, year: int, kind: str) -> HttpResponse:
    """Hand out the annexes of one report as a file."""
    told = files.sheet(request.viewer, year)
    if told is None or kind not in FILES:
        raise Absent
    written, content_type = FILES[kind]
    response = HttpResponse(written(told), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="annex-{year}.{kind}"'
    return response


@gate.needs("listing.record")
def record(request: gate.Request) -> HttpResponse:
    """Record the annexes of a report, row by row or from a sheet."""
    today = timezone.now().date()
    begun = {"year": today.year, "data_year": today.year - 1}
    form = forms.ReportForm(request.POST or None, request.FILES or None, viewer=request.viewer, initial=begun)

    def act(annex: Annex) -> int:
        return operations.record(annex=annex, by=request.viewer, at=timezone.now())

    return _act(
        request, "listing/record.html", form, _rows(request), act, {}, _("The annexes are on record.")
    )


@gate.needs("listing.correct")
def correct(request: gate.Request, year: int) -> HttpResponse:
    """Tell the annexes of a report anew."""
    found = annexes.report(request.viewer, year)
    if found is None or not annexes.may_record(request.viewer, "correct", found.annex.situations):
        raise Absent
    told = found.annex
    begun = {**told._asdict(), "situations": list(told.situations), "number": found.number}
    form = forms.CorrectForm(
        request.POST or None, request.FILES or None, viewer=request.viewer, initial=begun
    )

    def act(annex: Annex) -> int:
        said = form.cleaned_data
        operations.correct(
            annex=annex, number=said["number"], reason=said["reason"], by=request.viewer, at=timezone.now()
        )
        return year

    shown = {"found": found, "simulated": found.simulated}
    done = _("The annexes are told anew. What was told before stays on record.")
    return _act(request, "listing/correct.html", form, _rows(request, told.entries), act, shown, done)


def _rows(request: gate.Request, entries: tuple[Entry, ...] = ()) -> Any:
    begun = [{**one._asdict(), "triggers": list(one.triggers)} for one in entries]
    chosen = forms.choices(request.viewer)
    return forms.Entries(
        request.POST or None, initial=begun, prefix="entries", form_kwargs={"chosen": chosen}
    )


def _act(
    request: gate.Request,
    page: str,
    form: forms.ReportForm,
    rows: Any,
    act: Callable[[Annex], int],
    shown: dict[str, Any],
    done: str,
) -> HttpResponse:
    refused: list[str] = []
    faults: tuple[Complaint, ...] = ()
    if request.method == "POST" and form.is_valid() and (form.cleaned_data["file"] or rows.is_valid()):
        try:
            typed = _typed(request, form, rows, shown)
            faults = typed.faults
            if not faults:
                year = act(typed.annex)
                messages.success(request, done)
                return redirect("listing_report", year)
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
    told = {**shown, "form": form, "rows": rows, "refused": refused, "faults": _labelled(faults)}
    return render(request, page, told, status=422 if refused or faults else 200)


def _typed(request: gate.Request, form: forms.ReportForm, rows: Any, shown: dict[str, Any]) -> Typed:
    """Return the annexes that were typed or sent; a sheet stands for all rows."""
    sent = form.cleaned_data["file"]
    read = sheet.read(sent.read()) if sent else None
    entries = read.entries if read else tuple(forms.entries_of(rows))
    year = shown["found"].annex.year if "found" in shown else 0
    annex = form.annex(entries, year=year)
    found = annexes.complaints(request.viewer, annex, today=_today())
    if read is None:
        return Typed(annex, found)
    return Typed(annex, (*read.complaints, *placed(found, read.rows)))


def _labelled(faults: tuple[Complaint, ...]) -> list[tuple[Complaint, Any]]:
    """Return the complaints with the label of each field, which is the heading of its column in a sheet too."""
    fields = {**forms.EntryForm.base_fields, **forms.ReportForm.base_fields}
    return [(one, fields[one.field].label) for one in faults]


def _today() -> date:
    return timezone.now().date()
