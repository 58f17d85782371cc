"""Pages of decisions that another system had made: the files that tell them, and taking them over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Refused
from kolosi.verification import operations, queries

PART = 500  # decisions taken over by one click; whole archives by the command line
SHOWN = 200


@gate.needs("verification.take_over")
def files(request: gate.Request) -> HttpResponse:
    """List the files that can tell decisions."""
    found = queries.files_decided_elsewhere(request.viewer)
    return render(request, "verification/files.html", {"files": found})


@gate.needs("verification.take_over")
def take_over(request: gate.Request, ref: str) -> HttpResponse:
    """Show what a file tells of decisions, and take the next ones over."""
    now = timezone.now()
    try:
        found = queries.decided_in_file(request.viewer, ref, on=now.date())
        if request.method == "POST":
            decided = [operations.Invented(*one, at=now) for one in found.takeable[:PART]]
            done = operations.take_over(
                situation=found.situation, origin=found.origin, decided=decided, by=request.viewer, at=now
            )
            messages.success(request, _("Decisions taken over: {count}.").format(count=done))
            return redirect("take_over", ref)
    except Refused as refusal:
        shown = {"refused": sorted(refusal.obstacles), "ref": ref}
        return render(request, "verification/take_over.html", shown, status=422)
    return render(
        request,
        "verification/take_over.html",
        {"found": found, "left": found.left[:SHOWN], "ref": ref, "simulated": found.simulated},
    )
