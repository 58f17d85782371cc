"""Pages of the acts on letters: each shows a form, does one thing, and leads back to the letter."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kolosi.access import gate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.letters import forms, operations
from kolosi.letters.queries import pages

# The page of each act, and what it says when the act is done.
DONE: dict[str, tuple[str, Promise]] = {
    "draft": ("letters/draft.html", _("The letter is drafted. Someone else clears it.")),
    "clear": ("letters/clear.html", _("The letter is cleared.")),
    "send": ("letters/send.html", _("The letter is sent. Its date is that day.")),
    "acknowledge": (
        "letters/acknowledge.html",
        _("The receipt is on record. The letter still waits for a reply."),
    ),
    "reply": ("letters/reply.html", _("The reply is on record, with the asks that it answers.")),
    "decline": ("letters/decline.html", _("The refusal is on record, with the asks of the letter.")),
    "assess": ("letters/assess.html", _("The reply is assessed.")),
    "remind": ("letters/remind.html", _("The follow-up letter is drafted. Someone else clears it.")),
}


def _today() -> date:
    return timezone.now().date()


@gate.needs("letters.draft")
def draft(request: gate.Request, document: str, key: str) -> HttpResponse:
    """Draft a piece of the pack of a document."""
    found = pages.pack(request.viewer, document, on=_today())
    piece = next((one for one in found.pieces if one.key == key), None) if found else None
    if found is None or piece is None or not found.may_draft:
        raise Absent
    form = forms.DraftForm(request.POST or None, offered=piece.forms, initial={"on": _today()})

    def act() -> str:
        return operations.draft(
            document=document, key=key, **form.cleaned_data, by=request.viewer, at=timezone.now()
        )

    shown = {"pack": found, "piece": piece, "simulated": found.simulated}
    return _act(request, "draft", form, act, shown)


@gate.needs("letters.clear")
def clear(request: gate.Request, ref: str) -> HttpResponse:
    """Clear a letter that someone else drafted."""
    return _step(request, ref, "clear", forms.SeenForm, operations.clear)


@gate.needs("letters.send")
def send(request: gate.Request, ref: str) -> HttpResponse:
    """Note that a letter was sent."""
    return _step(request, ref, "send", forms.SendForm, operations.send)


@gate.needs("letters.acknowledge")
def acknowledge(request: gate.Request, ref: str) -> HttpResponse:
    """Note a receipt."""
    return _step(request, ref, "acknowledge", forms.ReceiptForm, operations.acknowledge)


@gate.needs("letters.decline")
def decline(request: gate.Request, ref: str) -> HttpResponse:
    """Note a refusal."""
    return _step(request, ref, "decline", forms.DeclineForm, operations.decline)


@gate.needs("letters.assess")
def assess(request: gate.Request, ref: str) -> HttpResponse:
    """Say what the reply is worth."""
    return _step(request, ref, "assess", forms.AssessForm, operations.assess)


@gate.needs("letters.reply")
def reply(request: gate.Request, ref: str) -> HttpResponse:
    """Note a reply, clause by clause."""
    page = _page(request, ref, "reply")
    begun = {"number": page.number, "on": _today()}
    form = forms.ReplyForm(request.POST or None, viewer=request.viewer, asks=page.asks, initial=begun)

    def act() -> str:
        operations.reply(ref=ref, **form.replied(), by=request.viewer, at=timezone.now())
        return ref

    return _act(request, "reply", form, act, _shown(page, "reply"))


@gate.needs("letters.remind")
def remind(request: gate.Request, ref: str) -> HttpResponse:
    """Draft a follow-up letter to an addressee who is silent."""
    page = _page(request, ref, "remind")
    form = forms.RemindForm(request.POST or None, initial={"on": _today()})

    def act() -> str:
        return operations.remind(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())

    return _act(request, "remind", form, act, _shown(page, "remind"))


def _page(request: gate.Request, ref: str, act: str) -> pages.Page:
    page = pages.letter(request.viewer, ref, on=_today())
    if page is None or not request.viewer.may(f"letters.{act}", situation=page.situation):
        raise Absent
    return page


def _shown(page: pages.Page, act: str) -> dict[str, Any]:
    return {"page": page, "standing": page.acts.get(act, ()), "simulated": page.row.simulated}


def _step(
    request: gate.Request, ref: str, verb: str, kind: type[Form], operation: Callable[..., None]
) -> HttpResponse:
    page = _page(request, ref, verb)
    form = kind(request.POST or None, initial={"number": page.number, "on": _today()})

    def act() -> str:
        operation(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())
        return ref

    return _act(request, verb, form, act, _shown(page, verb))


def _act(
    request: gate.Request, verb: str, form: Form, act: Callable[[], str], shown: dict[str, Any]
) -> HttpResponse:
    page, done = DONE[verb]
    refused: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            ref = act()
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, str(done))
            return redirect("letter", ref)
    told = {**shown, "form": form, "refused": refused}
    return render(request, page, told, status=422 if refused else 200)
