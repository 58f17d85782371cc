"""Pages of documents: the list, receiving one, the document beside its clauses, accepting, reading again, witnessing, withdrawing."""

import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.conclusions.forms import documents as forms
from kolosi.conclusions.gateways import facts, files
from kolosi.conclusions.gateways.unreadable import Unreadable
from kolosi.conclusions.operations import documents as operations
from kolosi.conclusions.queries import document_items as parts
from kolosi.conclusions.queries import document_page, witnesses
from kolosi.conclusions.queries import documents as queries
from kolosi.conclusions.rules import documents as rules
from kolosi.conclusions.rules import reading, shapes
from kolosi.kernel.refusals import Absent, Refused

ALREADY = rules.Obstacle.ALREADY_RECEIVED


@gate.needs("conclusions.read")
def documents(request: gate.Request) -> HttpResponse:
    """The documents in reach, the last received first."""
    form = forms.FilterForm(request.GET, viewer=request.viewer)
    situation = form.chosen()
    found = queries.documents(request.viewer, situation=situation, page=_number(request))
    shown = {
        "form": form,
        "found": found,
        "narrowed": bool(situation),
        "query": f"situation={situation}" if situation else "",
        "may_receive": request.viewer.may("conclusions.receive"),
    }
    return render(request, "conclusions/documents/documents.html", shown)


@gate.needs("conclusions.receive")
def receive(request: gate.Request) -> HttpResponse:
    """Take a document in, read it, and lead to its preview; nothing is kept of what cannot be read."""
    form = forms.ReceiveForm(request.POST or None, request.FILES or None, viewer=request.viewer)
    if not form.is_valid():
        return _form(request, form, status=422 if form.is_bound else 200)
    data, name = form.document()
    try:
        found = reading.read(files.opened(data, name))
    except Unreadable as unreadable:
        return _form(request, form, refused=[unreadable.told(_)], status=422)
    said = found.document["situation"]
    situation = form.cleaned_data["situation"] or rules.situation_of(said)
    if not situation or not request.viewer.may("conclusions.receive", situation=situation):
        return _unplaced(request, form, said)
    try:
        ref = operations.receive(
            data=data,
            name=name,
            found=found,
            situation=situation,
            **{name: form.cleaned_data[name] for name in ("simulated", "symbol", "adopted_on")},
            by=request.viewer,
            at=timezone.now(),
        )
    except Refused as refused:
        there = queries.same(request.viewer, hashlib.sha256(data).hexdigest(), situation)
        known = there if ALREADY in refused.obstacles else ""
        return _form(request, form, codes=sorted(refused.obstacles), known=known, status=422)
    messages.success(request, _("The document is received and read. Look it over before you accept it."))
    return redirect("document", ref)


def _unplaced(request: gate.Request, form: forms.ReceiveForm, said: str | None) -> HttpResponse:
    told = _(
        "The document does not say which situation it is about. Choose it, and hand the document in again."
    )
    if said:
        told = _(
            "The document speaks about {name}, which is no situation that you may receive documents for."
            " Choose one, and hand the document in again."
        ).format(name=said)
    form.add_error("situation", told)
    return _form(request, form, status=422)


def _form(request: gate.Request, form: forms.ReceiveForm, *, status: int, **shown: Any) -> HttpResponse:
    return render(request, "conclusions/documents/receive.html", {"form": form, **shown}, status=status)


@gate.needs("conclusions.read")
def document(request: gate.Request, ref: str) -> HttpResponse:
    """A document, item by item, beside what was understood of it."""
    page = _page(request, ref)
    shown = {"page": page, "simulated": page.simulated, "query": _query(page.text)}
    return render(request, "conclusions/documents/document.html", shown)


@gate.needs("conclusions.accept")
def accept(request: gate.Request, ref: str) -> HttpResponse:
    """Follow the document's asks from now on."""
    return _move(request, ref, "accept", _("The document is accepted. Its asks are followed from now on."))


@gate.needs("conclusions.withdraw")
def withdraw(request: gate.Request, ref: str) -> HttpResponse:
    """Take the document and its asks out of sight."""
    return _move(
        request, ref, "withdraw", _("The document is withdrawn. It is out of sight, and still kept.")
    )


def _move(request: gate.Request, ref: str, act: str, done: str) -> HttpResponse:
    page = _page(request, ref)
    if act not in page.acts:
        raise Absent
    form = forms.RevisionForm(request.POST or None, initial={"revision": page.revision})
    if not form.is_valid():
        shown = {"page": page, "form": form, "simulated": page.simulated, "obstacles": page.acts[act]}
        return render(request, TEMPLATES[act], shown)
    getattr(operations, act)(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())
    messages.success(request, done)
    return redirect("documents") if act == "withdraw" else redirect("document", ref)


TEMPLATES = {
    "accept": "conclusions/documents/accept.html",
    "withdraw": "conclusions/documents/withdraw.html",
}


@gate.needs("conclusions.witness")
def witness(request: gate.Request, ref: str) -> HttpResponse:
    """Show which asks of another document this one says again, and keep it as their witness when that is wanted."""
    choices = witnesses.choices(request.viewer, ref)
    chosen = request.POST.get("other") or request.GET.get("other") or (choices[0][0] if choices else "")
    preview = witnesses.preview(request.viewer, ref, chosen)
    known = queries.known(request.viewer, ref)
    if preview is None or known is None:
        raise Absent
    if not request.viewer.may("conclusions.witness", situation=known.situation):
        raise Absent
    form = forms.WitnessForm(request.POST or None, initial={"revision": preview.revision, "other": chosen})
    if not form.is_valid():
        pick = forms.OtherForm(initial={"other": chosen}, choices=choices)
        shown = {"preview": preview, "form": form, "pick": pick, "simulated": preview.simulated}
        return render(request, "conclusions/documents/witness.html", shown)
    operations.witness(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())
    messages.success(request, _("The document is kept as a witness. Its words stand beside the asks."))
    return redirect("document", ref)


@gate.needs("conclusions.reread")
def reread(request: gate.Request, ref: str) -> HttpResponse:
    """Show what the present grammar makes of the document's bytes, and take it over when that is wanted."""
    known = queries.known(request.viewer, ref)
    if known is None or not request.viewer.may("conclusions.reread", situation=known.situation):
        raise Absent
    found = _read(known)
    preview = queries.preview(request.viewer, ref, found)
    form = forms.RevisionForm(request.POST or None, initial={"revision": known.revision})
    if preview is None or not form.is_valid():
        shown = {"known": known, "preview": preview, "form": form, "simulated": known.simulated}
        return render(request, "conclusions/documents/reread.html", shown)
    operations.reread(ref=ref, found=found, **form.cleaned_data, by=request.viewer, at=timezone.now())
    messages.success(request, _("The new reading is taken over. What a person set by hand was kept."))
    return redirect("document", ref)


def _read(known: queries.Known) -> shapes.Reading:
    if known.format == "facts":
        return facts.read(known.data, known.name)
    return reading.read(files.opened(known.data, known.name))


def _page(request: gate.Request, ref: str) -> document_page.Page:
    text = request.GET.get("text", "")
    page = document_page.document(
        request.viewer,
        ref,
        on=timezone.now().date(),
        page=_number(request),
        item=request.GET.get("item", ""),
        text=text if text in parts.TEXTS else parts.REPAIRED,
    )
    if page is None:
        raise Absent
    return page


def _query(text: str) -> str:
    return "" if text == parts.REPAIRED else f"text={text}"


def _number(request: gate.Request) -> int:
    told = request.GET.get("page", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 7 else 1
