"""Pages of files with incidents: submitting one, seeing what would become of it, bringing it in, handing incidents out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.incidents import operations
from kolosi.incidents.forms import bringing as forms
from kolosi.incidents.gateways import csv_files, workbook
from kolosi.incidents.gateways.sample import Seen, seen
from kolosi.incidents.gateways.workbook_opened import CannotOpen
from kolosi.incidents.queries import bringing as reads
from kolosi.incidents.queries import export
from kolosi.kernel import workbooks
from kolosi.kernel.refusals import Absent, Refused

PART = 500  # incidents brought in by one click; whole archives come in by the command line
LOOKED_AT = 200  # incidents of a file that are looked at before anything is written


@gate.needs("incidents.submit")
def submit(request: gate.Request) -> HttpResponse:
    """Submit a file, and see those that were submitted."""
    mappings = [(one.ref, f"{one.situation}: {one.name}") for one in reads.mappings(request.viewer)]
    form = forms.SubmitForm(
        request.POST or None, request.FILES or None, viewer=request.viewer, mappings=mappings
    )
    refused: list[str] = []
    if form.is_valid():
        try:
            ref = operations.submit(
                situation=form.cleaned_data["situation"],
                file=form.submitted(),
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        except Absent:
            form.add_error("mapping", _("Choose a way of reading that was saved for this situation."))
        else:
            return redirect("bring_in", ref)
    shown = {"form": form, "refused": refused, "files": reads.bringings(request.viewer)}
    return render(
        request, "incidents/bringing/submit.html", shown, status=422 if refused or form.errors else 200
    )


@gate.needs("incidents.bring_in")
def bring_in(request: gate.Request, ref: str) -> HttpResponse:
    """Show what would become of a file, and bring in its next incidents."""
    try:
        if request.method == "POST":
            operations.bring_in(ref=ref, how_many=PART, by=request.viewer, at=timezone.now())
            if reads.bringing(request.viewer, ref).done:
                reads.path_of(request.viewer, ref).unlink(missing_ok=True)
            return redirect("bring_in", ref)
        shown = _shown(request, ref)
    except CannotOpen as error:
        return _unreadable(request, ref, [error.reason])
    except Refused as refusal:
        return _unreadable(request, ref, sorted(refusal.obstacles))
    return render(request, "incidents/bringing/bring_in.html", shown)


def _shown(request: gate.Request, ref: str) -> dict[str, Any]:
    """Return what the page says of a file; one that is done is not laid out again."""
    handle = reads.bringing(request.viewer, ref)
    about = {
        "handle": handle,
        "total": handle.incidents,
        "unfit": reads.unfit(request.viewer, ref),
        "simulated": handle.simulated,
    }
    if handle.done:
        return about
    staged, after = reads.staged(request.viewer, ref), handle.progress.position
    found = reads.preview(request.viewer, ref, after=after, how_many=LOOKED_AT, at=timezone.now())
    return about | {
        "total": staged.incidents,
        "left": staged.incidents - after,
        "heads": [head for head in staged.heads if head.left],
        "orphans": staged.orphans,
        "outlook": reads.outlook(request.viewer, found),
        "complaints": [complaint for one in found for complaint in one.complaints][:LOOKED_AT],
        "looked_at": len(found),
    }


def _unreadable(request: gate.Request, ref: str, refused: list[str]) -> HttpResponse:
    shown = {"handle": reads.bringing(request.viewer, ref), "refused": refused}
    return render(request, "incidents/bringing/bring_in.html", shown, status=422)


@gate.needs("incidents.map_sheet")
def map_sheet(request: gate.Request) -> HttpResponse:
    """Save how somebody's sheet is read; the headings can be taken from a file of that kind."""
    if "look" in request.POST:
        return _looked_at(request)
    form = forms.MapSheetForm(request.POST or None, viewer=request.viewer)
    columns = forms.MappedColumns(
        request.POST or None, prefix="columns", form_kwargs={"language": request.viewer.language}
    )
    refused: list[str] = []
    if form.is_valid() and columns.is_valid():
        mapped = [one for one in (column.mapped() for column in columns) if one is not None]
        try:
            operations.map_sheet(**form.cleaned_data, columns=mapped, by=request.viewer, at=timezone.now())
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            return redirect("submit_incidents")
    shown = {"form": form, "columns": columns, "refused": refused, "sample": forms.SampleForm()}
    wrong = refused or form.errors or (columns.is_bound and not columns.is_valid())
    return render(request, "incidents/bringing/map_sheet.html", shown, status=422 if wrong else 200)


def _looked_at(request: gate.Request) -> HttpResponse:
    sample = forms.SampleForm(request.POST, request.FILES)
    refused: list[str] = []
    found: tuple[Seen, ...] = ()
    if sample.is_valid():
        try:
            found = seen(sample.cleaned_data["sample"].read())
        except CannotOpen as error:
            refused = [error.reason]
    shown = {
        "form": forms.MapSheetForm(viewer=request.viewer),
        "columns": forms.looked_at(found, language=request.viewer.language),
        "refused": refused,
        "sample": sample,
    }
    return render(
        request, "incidents/bringing/map_sheet.html", shown, status=422 if refused or sample.errors else 200
    )


@gate.needs("incidents.hand_out")
def hand_out(request: gate.Request) -> HttpResponse:
    """Hand out all incidents of a situation in a file."""
    form = forms.HandOutForm(request.POST or None, viewer=request.viewer)
    if not form.is_valid():
        return render(
            request, "incidents/bringing/hand_out.html", {"form": form}, status=422 if form.errors else 200
        )
    now, chosen = timezone.now(), form.cleaned_data
    operations.hand_out(situation=chosen["situation"], form=chosen["form"], by=request.viewer, at=now)
    told = export.exported(request.viewer, situation=chosen["situation"])
    language, stem = request.viewer.language, f"incidents-{chosen['situation']}-{now.date()}"
    if chosen["form"] == "csv":
        return _file(csv_files.written(told, language=language), f"{stem}.zip", "application/zip")
    data = workbook.written(told, language=language, on=now.date(), translate=_)
    return _file(data, f"{stem}.xlsx", workbooks.TYPE)


@gate.needs("incidents.submit")
def template(request: gate.Request) -> HttpResponse:
    """Hand out an empty workbook to fill in."""
    today = timezone.now().date()
    data = workbook.written((), language=request.viewer.language, on=today, translate=_)
    return _file(data, "incidents.xlsx", workbooks.TYPE)


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
