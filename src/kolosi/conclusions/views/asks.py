"""Pages that read asks: the list with its search, and one ask with all that is known of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kolosi.access import gate
from kolosi.conclusions.forms import asks as forms
from kolosi.conclusions.queries import ask_page
from kolosi.conclusions.queries import asks as queries
from kolosi.kernel.refusals import Absent

DEEP = ("situation", "document", "kind", "channel", "pressure", "owner", "due", "sort")  # filters folded away


@gate.needs("conclusions.read_addressed")
def asks(request: gate.Request) -> HttpResponse:
    """The asks in reach: searched, narrowed, sorted, fifty on a page."""
    form = forms.FilterForm(request.GET, viewer=request.viewer)
    wanted = form.wanted()
    found = queries.asks(request.viewer, wanted, on=timezone.now().date(), page=_number(request))
    shown = {
        "form": form,
        "found": found,
        "chosen": form.chosen(),
        "query": forms.query(wanted),
        "deep": any(name in form.errors for name in DEEP),  # what is chosen stands below the form anyway
        "may": [act for act in ("export", "receive") if request.viewer.may(f"conclusions.{act}")],
    }
    return render(request, "conclusions/asks/asks.html", shown)


@gate.needs("conclusions.read_addressed")
def ask(request: gate.Request, ref: str) -> HttpResponse:
    """One ask: what it says, what is planned, what happened, and what can be done."""
    page = ask_page.ask(request.viewer, ref, on=timezone.now().date())
    if page is None:
        raise Absent
    may_correct = request.viewer.may("conclusions.retheme", situation=page.row.situation)
    shown = {"page": page, "simulated": page.simulated, "may_correct": may_correct and not page.merged_into}
    return render(request, "conclusions/asks/ask.html", shown)


def _number(request: gate.Request) -> int:
    told = request.GET.get("page", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 7 else 1
