"""Pages that read: the queue, one violation's dossier, receipts, policies."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kolosi.access import gate
from kolosi.verification import queries

A_PAGE = 50


@gate.needs("verification.read")
def waiting(request: gate.Request) -> HttpResponse:
    """What waits for the viewer, part by part."""
    on, parts = timezone.now().date(), queries.parts(request.viewer)
    asked = request.GET.get("part", "")
    part = next((one for one in parts if one == asked), None) or _first(parts)
    count = parts.get(part, 0) if part else 0
    page = Paginator(range(min(count, queries.COUNTED)), A_PAGE).get_page(request.GET.get("page"))
    rows = (
        queries.queue(request.viewer, part, on=on, offset=max(0, page.start_index() - 1), limit=len(page))
        if part
        else ()
    )
    shown = {
        "parts": parts,
        "part": part,
        "many": count > queries.COUNTED,
        "rows": rows,
        "page": page,
        "query": f"part={part}",
        "may_take_over": request.viewer.may("verification.take_over"),
    }
    return render(request, "verification/queue.html", shown)


def _first(parts: dict[queries.Part, int]) -> queries.Part | None:
    """Return the first part in which something waits, else the first."""
    return next((part for part, count in parts.items() if count), next(iter(parts), None))


@gate.needs("verification.read")
def violation(request: gate.Request, incident: str, number: int) -> HttpResponse:
    """One violation with all that its judges look at."""
    story = queries.story(request.viewer, f"{incident}/{number}", on=timezone.now().date())
    return render(request, "verification/violation.html", {"story": story, "simulated": story.simulated})


@gate.needs("verification.read_own")
def receipts(request: gate.Request) -> HttpResponse:
    """Where each report of the viewer's organisation stands."""
    count = queries.receipts_count(request.viewer)
    page = Paginator(range(count), A_PAGE).get_page(request.GET.get("page"))
    rows = queries.receipts(request.viewer, offset=max(0, page.start_index() - 1), limit=A_PAGE)
    return render(request, "verification/receipts.html", {"rows": rows, "page": page, "query": ""})


@gate.needs("verification.read")
def policies(request: gate.Request) -> HttpResponse:
    """What each task force asks for."""
    told = queries.situation_policies(request.viewer, on=timezone.now().date())
    return render(request, "verification/policies.html", {"policies": told})
