"""One act on several incidents at once: all of them, or none, with the reasons for each that stands in the way."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kolosi.access import gate
from kolosi.incidents import operations
from kolosi.kernel.refusals import Absent, Refused, Stale

ACTS: dict[str, Callable[..., int]] = {
    "complete": operations.complete,
    "close": operations.close,
    "reopen": operations.reopen,
}
MOST = 200
_SEEN = re.compile(r"[A-Z0-9-]{1,30}@[0-9]{1,8}")  # the incident, and the state in which it was seen


@dataclass(frozen=True)
class Hindered:
    """An incident for which the act cannot be done: the reasons as codes, or in words."""

    ref: str
    codes: tuple[str, ...] = ()
    words: str = ""


class _Undone(Exception):
    """Takes back what was written, so that nothing is half done."""


@gate.needs("incidents.read_own")
def together(request: gate.Request) -> HttpResponse:
    """Do one act on all incidents that were ticked in the list."""
    act, ticked = str(request.POST.get("do", "")), request.POST.getlist("chosen")[:MOST]
    chosen = [one for one in ticked if _SEEN.fullmatch(one)]
    if act not in ACTS or not chosen:
        return redirect("incidents")
    hindered: list[Hindered] = []
    try:
        with transaction.atomic():
            hindered = [found for one in chosen if (found := _done(request, act, one))]
            if hindered:
                raise _Undone
    except _Undone:
        shown = {"hindered": hindered, "count": len(chosen), "act": f"incidents.{act}"}
        return render(request, "incidents/together.html", shown, status=422)
    done = ngettext("Done for %(count)s incident.", "Done for %(count)s incidents.", len(chosen))
    messages.success(request, done % {"count": len(chosen)})
    return redirect("incidents")


def _done(request: gate.Request, act: str, one: str) -> Hindered | None:
    """Do the act on one incident, as it was seen: `ML-2017-00042@3`; or say what stands in the way."""
    ref, _at, number = one.partition("@")
    try:
        with transaction.atomic():
            ACTS[act](ref=ref, number=int(number), by=request.viewer, at=timezone.now())
    except Refused as refusal:
        return Hindered(ref, tuple(sorted(refusal.obstacles)))
    except Stale:
        return Hindered(ref, words=_("Someone told it anew since you opened the list. Look at it again."))
    except Absent:
        return Hindered(ref, words=_("This is not yours to do here."))
    return None
