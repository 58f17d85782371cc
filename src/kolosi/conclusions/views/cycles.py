"""Between cycles: two conclusions on one situation side by side, what came again and what was dropped."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kolosi.access import gate
from kolosi.conclusions.forms.overview import CycleForm
from kolosi.conclusions.queries import cycles as queries
from kolosi.conclusions.views import pictures
from kolosi.kernel.refusals import Absent

# Each change with its words and tone, in the order of the page.
CHANGES: dict[str, tuple[Promise, str]] = {
    "strengthened": (_("Strengthened"), "going"),
    "weakened": (_("Weakened"), "heed"),
    "repeated": (_("Repeated"), "going"),
    "new": (_("New"), "idle"),
    "lapsed": (_("Lapsed"), "wrong"),
}


@gate.needs("conclusions.compare")
def cycles(request: gate.Request) -> HttpResponse:
    """Choose two conclusions on one situation, and see them compared."""
    offered = queries.comparable(request.viewer)
    form = CycleForm(request.GET or None, offered=offered)
    found = None
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        found = queries.comparison(request.viewer, earlier=typed["earlier"], later=typed["later"])
        if found is None:
            raise Absent
    shown = {
        "form": form,
        "offered": offered,
        "found": found,
        "groups": _groups(found) if found else (),
        "picture": _picture(found) if found else None,
        "simulated": found is not None and (found.earlier.simulated or found.later.simulated),
    }
    return render(request, "conclusions/cycles/cycles.html", shown)


def _groups(found: queries.Comparison) -> list[tuple[str, Promise, str, list[queries.Row]]]:
    return [
        (change, label, tone, [row for row in found.rows if row.change == change])
        for change, (label, tone) in CHANGES.items()
        if found.counts[change]
    ]


def _picture(found: queries.Comparison) -> pictures.Picture | None:
    """Draw how many asks went each way; what lapsed is divided by whether it had been done."""
    rows = tuple(
        (str(label), ((tone, found.counts[change]),))
        for change, (label, tone) in CHANGES.items()
        if change != "lapsed"
    )
    done = found.counts["lapsed"] - found.unimplemented
    lapsed = (str(CHANGES["lapsed"][0]), (("kept", done), ("wrong", found.unimplemented)))
    return pictures.picture(
        "bars", (*rows, lapsed), gettext("What became of the asks between the two conclusions")
    )
