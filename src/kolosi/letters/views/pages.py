"""Pages that read letters: the calendar, the pack of a document, one letter, and the letter as a Word file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kolosi.access import gate
from kolosi.kernel.refusals import Absent
from kolosi.letters.gateways import as_docx
from kolosi.letters.queries import pages

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@gate.needs("letters.read")
def letters(request: gate.Request) -> HttpResponse:
    """Which letters wait for a reply until when, who is silent, and all others."""
    return render(
        request,
        "letters/letters.html",
        {
            "calendar": pages.calendar(request.viewer, on=timezone.now().date()),
            "may_notify": request.viewer.may("letters.notify"),
        },
    )


@gate.needs("letters.read")
def pack(request: gate.Request, document: str) -> HttpResponse:
    """All that the conclusions of a document make, drafted or to be drafted."""
    found = pages.pack(request.viewer, document, on=timezone.now().date())
    if found is None:
        raise Absent
    return render(request, "letters/pack.html", {"pack": found, "simulated": found.simulated})


@gate.needs("letters.read")
def letter(request: gate.Request, ref: str) -> HttpResponse:
    """One letter with its words and its life."""
    page = _page(request, ref)
    return render(request, "letters/letter.html", {"page": page, "simulated": page.row.simulated})


@gate.needs("letters.read")
def letter_file(request: gate.Request, ref: str) -> HttpResponse:
    """Hand out a letter as a Word file."""
    page = _page(request, ref)
    response = HttpResponse(as_docx.written(page.letter), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{page.letter.key}.docx"'
    return response


def _page(request: gate.Request, ref: str) -> pages.Page:
    page = pages.letter(request.viewer, ref, on=timezone.now().date())
    if page is None:
        raise Absent
    return page
