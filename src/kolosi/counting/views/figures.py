"""Pages of figures: the set of a period, what stands behind a number, trends, and sets that were frozen."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kolosi.access import gate
from kolosi.access.fields import situations
from kolosi.counting import operations, queries
from kolosi.counting.forms import figures as forms
from kolosi.counting.queries import behind as behind_number
from kolosi.counting.queries import frozen_pages, pages
from kolosi.counting.queries import trends as trends_of
from kolosi.counting.queries.grouping import Rows
from kolosi.counting.rules.basis import Basis
from kolosi.counting.views import pictures
from kolosi.kernel.periods import Period, end_of
from kolosi.kernel.refusals import Absent, Refused


@gate.needs("counting.read")
def figures(request: gate.Request) -> HttpResponse:
    """The complete set of a period on one basis, with a link from every number to what stands behind it."""
    now = timezone.now()
    form = forms.QuestionForm(request.GET or _first(request, now.date()), viewer=request.viewer)
    told = form.told()
    shown: dict[str, Any] = {"form": form, "may_freeze": request.viewer.may("counting.freeze")}
    if form.is_valid():
        at, basis = end_of(told.get("as_of"), now=now), Basis(told.get("basis", Basis.TOTAL))
        found = queries.figures(request.viewer, told["period"], at=at, situations=[told["situation"]])
        asked = {
            "situation": told["situation"],
            "period": str(told["period"]),
            "as_of": told.get("as_of") or "",
        }
        shown |= {
            "sheet": pages.sheet(request.viewer, found, basis, Rows(told.get("rows", Rows.TOLD))),
            "asked": urlencode({**asked, "basis": basis}),
        }
    return render(request, "counting/figures/figures.html", shown)


@gate.needs("counting.read")
def trends(request: gate.Request) -> HttpResponse:
    """How figures ran over the last quarters or years, as known now: a picture and its numbers."""
    now = timezone.now()
    form = forms.QuestionForm(request.GET or _first(request, now.date()), viewer=request.viewer)
    del form.fields["as_of"], form.fields["rows"]
    told = form.told()
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        basis = Basis(told.get("basis", Basis.TOTAL))
        ran = trends_of.trend(request.viewer, told["period"], basis, at=now, situation=told["situation"])
        shown |= {"trend": ran, "picture": pictures.picture(ran), "other_length": ran is None}
    return render(request, "counting/figures/trends.html", shown)


@gate.needs("counting.read")
def records(request: gate.Request) -> HttpResponse:
    """The violations behind one number, as far as the viewer may see them."""
    now = timezone.now()
    form = forms.QuestionForm(request.GET, viewer=request.viewer)
    told = form.told()
    if not form.is_valid():
        return redirect("figures")
    at, basis = end_of(told.get("as_of"), now=now), Basis(told.get("basis", Basis.TOTAL))
    found = queries.figures(request.viewer, told["period"], at=at, situations=[told["situation"]])
    kind, code, row = (request.GET.get(name, "") for name in ("kind", "type", "row"))
    rows = Rows(told.get("rows", Rows.TOLD))
    behind = behind_number.behind(request.viewer, found, basis, kind=kind, type_code=code, row=row, rows=rows)
    if behind is None:
        raise Absent
    back = {name: request.GET.get(name, "") for name in ("situation", "period", "as_of", "basis")}
    return render(request, "counting/figures/records.html", {"behind": behind, "back": urlencode(back)})


@gate.needs("counting.freeze")
def freeze(request: gate.Request) -> HttpResponse:
    """Freeze the set of a period for a product."""
    now = timezone.now()
    form = forms.FreezeForm(request.POST or None, viewer=request.viewer, initial=request.GET.dict())
    reasons: frozenset[Any] = frozenset()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            ref = operations.freeze(
                title=told["title"],
                situation=told["situation"],
                period=told["period"],
                as_of=end_of(told["as_of"], now=now),
                by=request.viewer,
                at=now,
            )
        except Refused as refused:
            reasons = refused.obstacles
        else:
            return redirect(reverse("frozen", args=[ref]))
    status = 422 if reasons else 200
    return render(
        request, "counting/figures/freeze.html", {"form": form, "reasons": sorted(reasons)}, status=status
    )


@gate.needs("counting.read")
def frozen_sets(request: gate.Request) -> HttpResponse:
    """All frozen sets."""
    shown = {
        "sets": frozen_pages.frozen_rows(request.viewer),
        "notices": queries.corrections(request.viewer),
        "may_freeze": request.viewer.may("counting.freeze"),
        "may_judge": request.viewer.may("verification.read"),
    }
    return render(request, "counting/figures/frozen_sets.html", shown)


@gate.needs("counting.read")
def frozen(request: gate.Request, ref: str) -> HttpResponse:
    """One frozen set as it was, and each violation that counts differently today."""
    shown = frozen_pages.frozen_page(request.viewer, ref, at=timezone.now())
    may_judge = request.viewer.may("verification.read")
    told = {"page": shown, "may_judge": may_judge, "simulated": shown.head.simulated}
    return render(request, "counting/figures/frozen.html", told)


def _first(request: gate.Request, today: date) -> dict[str, str]:
    """Return the question of whoever asks nothing yet: their first situation, the quarter that ended last."""
    known = situations(request.viewer, "counting.read")
    this = Period.quarter_of(today)
    ended = Period.quarter_of(date.fromordinal(this.first.toordinal() - 1))
    preferred = [code for code, _ in known if code == "ML"] or [code for code, _ in known]
    return {"situation": preferred[0] if preferred else "", "period": str(ended), "basis": str(Basis.TOTAL)}
