"""Pages of the outbox: who is to hear of replies that are due or late, noted in Kolosi and, where mail is on, mailed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from kolosi.access import gate
from kolosi.kernel.refusals import Refused
from kolosi.letters import operations
from kolosi.letters.queries import outbox as queries


@gate.needs("letters.notify")
def notify(request: gate.Request) -> HttpResponse:
    """Show who is to hear of which letter, and note it in the outbox."""

    def act() -> str:
        noted = operations.notify(on=timezone.now().date(), by=request.viewer, at=timezone.now())
        told = ngettext("%(count)s notice is in the outbox.", "%(count)s notices are in the outbox.", noted)
        return told % {"count": noted}

    return _act(request, "letters/notify.html", act)


@gate.needs("letters.mail")
def mail(request: gate.Request) -> HttpResponse:
    """Send what waits in the outbox, or say why it stays."""

    def act() -> str:
        taken = operations.mail(by=request.viewer, at=timezone.now())
        told = ngettext("%(count)s message was sent.", "%(count)s messages were sent.", taken)
        return told % {"count": taken}

    return _act(request, "letters/mail.html", act)


def _act(request: gate.Request, page: str, act: Callable[[], str]) -> HttpResponse:
    refused: list[str] = []
    if request.method == "POST":
        try:
            told = act()
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, told)
            return redirect("letter_mail")
    box = queries.outbox(request.viewer, on=timezone.now().date())
    return render(request, page, {"box": box, "refused": refused}, status=422 if refused else 200)
