"""What a document does: tools used, time to adoption, and what a drafter might look at again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kolosi.access import gate
from kolosi.conclusions.queries import toolkit as queries
from kolosi.kernel.refusals import Absent

KINDS: dict[str, tuple[Promise, Promise]] = {
    "not_measurable": (
        _("Without a measurable verb"),
        _(
            "On a given day nobody can tell whether these were kept. Agreed language with a specific verb may help."
        ),
    ),
    "ambiguous_addressee": (
        _("Ambiguous addressee"),
        _("The words can mean more than one body, and each may leave it to the other."),
    ),
    "duplicate": (
        _("Said in two channels"),
        _("These items repeat another channel, in whole or in part. They are followed as one ask."),
    ),
    "hedged": (_("Hedged"), _("The words leave room: as appropriate, within existing resources.")),
    "orphan": (_("Asked of a body that has ended"), _("Someone must say who takes these over.")),
    "dated": (_("With a day set by the text"), _("Directives hardly ever set a day; these do.")),
}


@gate.needs("conclusions.read")
def toolkit(request: gate.Request, ref: str) -> HttpResponse:
    """Show the tools and the findings of one document."""
    found = queries.used(request.viewer, ref, on=timezone.now().date())
    if found is None:
        raise Absent
    kinds = [
        (kind, title, hint, found.counts[kind], [one for one in found.remarks if one.kind == kind])
        for kind, (title, hint) in KINDS.items()
    ]
    shown = {"found": found, "kinds": kinds, "simulated": found.simulated}
    return render(request, "conclusions/toolkit/toolkit.html", shown)
