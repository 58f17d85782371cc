"""Pages of the acts on the register: each shows a form, does one thing, and leads back to the party."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import forms, operations, queries


@gate.needs("parties.propose")
def propose(request: gate.Request) -> HttpResponse:
    """Propose a party with its names."""
    form = forms.ProposeForm(request.POST or None, viewer=request.viewer)
    begun = [
        {"kind": "canonical", "language": "en"},
        {"kind": "canonical", "language": "fr"},
        {"kind": "acronym"},
    ]
    names = forms.ProposedNames(
        request.POST or None, initial=begun, prefix="names", form_kwargs={"viewer": request.viewer}
    )
    refused: list[str] = []
    if form.is_valid() and names.is_valid():
        try:
            code = operations.propose(
                code=form.cleaned_data["code"],
                described=form.described(),
                names=forms.names_of(names),
                reason=form.cleaned_data["reason"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, _("The party is proposed. Somebody else approves or declines it."))
            return redirect("party", code)
    shown = {"form": form, "names": names, "refused": refused}
    return render(request, "parties/propose.html", shown, status=422 if refused else 200)


@gate.needs("parties.approve")
def approve(request: gate.Request, code: str) -> HttpResponse:
    """Take a proposed party into the register."""
    form = forms.DecideForm(request.POST or None, needed=False)

    def act() -> None:
        operations.approve(code=code, **form.cleaned_data, by=request.viewer, at=timezone.now())

    return _act(request, code, "parties/approve.html", form, act, _("The party is in the register now."))


@gate.needs("parties.decline")
def decline(request: gate.Request, code: str) -> HttpResponse:
    """Decline a proposed party."""
    form = forms.DecideForm(request.POST or None, needed=True)

    def act() -> None:
        operations.decline(code=code, **form.cleaned_data, by=request.viewer, at=timezone.now())

    done = _("The proposal is declined. It stays on record with its reason.")
    return _act(request, code, "parties/decline.html", form, act, done)


@gate.needs("parties.describe")
def describe(request: gate.Request, code: str) -> HttpResponse:
    """Say anew what the party is."""
    told, revision = _sheet(request, code).described, queries.revision_of(request.viewer, code)
    begun = {
        **told._asdict(),
        "first": str(told.spell.first or ""),
        "last": str(told.spell.last or ""),
        "situations": list(told.situations),
        "revision": revision,
    }
    form = forms.DescribeForm(request.POST or None, viewer=request.viewer, initial=begun)

    def act() -> None:
        operations.describe(
            code=code,
            described=form.described(),
            revision=form.cleaned_data["revision"],
            by=request.viewer,
            at=timezone.now(),
        )

    done = _("The party is described anew. What was said before stays on record.")
    return _act(request, code, "parties/describe.html", form, act, done)


@gate.needs("parties.name")
def name(request: gate.Request, code: str) -> HttpResponse:
    """Add a name."""
    begun = {"kind": "alias", "language": "en"}
    form = forms.NameForm(request.POST or None, viewer=request.viewer, initial=begun)

    def act() -> None:
        operations.name(code=code, named=form.named(), by=request.viewer, at=timezone.now())

    return _act(request, code, "parties/name.html", form, act, _("The name is on record."))


@gate.needs("parties.ally")
def ally(request: gate.Request, code: str) -> HttpResponse:
    """Put the party under an umbrella."""
    form = forms.AllyForm(request.POST or None, viewer=request.viewer, apart=code)

    def act() -> None:
        operations.ally(
            code=code,
            umbrella=form.cleaned_data["other"],
            spell=form.spell(),
            source=form.cleaned_data["source"],
            by=request.viewer,
            at=timezone.now(),
        )

    return _act(request, code, "parties/ally.html", form, act, _("The membership is on record."))


@gate.needs("parties.part")
def part(request: gate.Request, code: str, ref: str) -> HttpResponse:
    """Note the end of a membership."""
    tie = next((one for one in _sheet(request, code).above if one.ref == ref), None)
    if tie is None:
        raise Absent
    begun = {"last": str(tie.spell.last or "")}
    form = forms.PartForm(request.POST or None, initial=begun)

    def act() -> None:
        operations.part(code=code, ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())

    done = _("The end of the membership is on record.")
    return _act(request, code, "parties/part.html", form, act, done, tie=tie)


@gate.needs("parties.succeed")
def succeed(request: gate.Request, code: str) -> HttpResponse:
    """Note what became of the party."""
    form = forms.SucceedForm(request.POST or None, viewer=request.viewer, apart=code)

    def act() -> None:
        typed = dict(form.cleaned_data)
        later = typed.pop("other")
        operations.succeed(code=code, later=later, **typed, by=request.viewer, at=timezone.now())

    return _act(request, code, "parties/succeed.html", form, act, _("The succession is on record."))


@gate.needs("parties.cross")
def cross(request: gate.Request, code: str) -> HttpResponse:
    """Add the party's identifier in another list."""
    form = forms.CrossForm(request.POST or None, viewer=request.viewer)

    def act() -> None:
        operations.cross(code=code, mark=form.mark(), by=request.viewer, at=timezone.now())

    return _act(request, code, "parties/cross.html", form, act, _("The identifier is on record."))


@gate.needs("parties.strike")
def strike(request: gate.Request, code: str) -> HttpResponse:
    """Ask that a fact told by mistake be struck."""
    form = forms.StrikeForm(request.POST or None, viewer=request.viewer, code=code)

    def act() -> None:
        operations.strike(code=code, **form.cleaned_data, by=request.viewer, at=timezone.now())

    done = _("You asked to strike it. It counts until somebody else agrees.")
    return _act(request, code, "parties/strike.html", form, act, done)


@gate.needs("parties.settle")
def settle(request: gate.Request, code: str, ref: str) -> HttpResponse:
    """Answer the wish to strike a fact."""
    asked = next((one for one in _sheet(request, code).strikes if one.ref == ref), None)
    if asked is None:
        raise Absent
    form = forms.SettleForm(request.POST or None)

    def act() -> None:
        operations.settle(code=code, ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())

    return _act(request, code, "parties/settle.html", form, act, _("Your answer is on record."), asked=asked)


@gate.needs("parties.export")
def export(request: gate.Request) -> HttpResponse:
    """Take the register along as a file."""
    form = forms.ExportForm(request.POST or None, viewer=request.viewer)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "parties/export.html", {"form": form}, status=status)
    made = operations.export(**form.cleaned_data, by=request.viewer, at=timezone.now())
    answer = HttpResponse(made.data, content_type=made.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{made.name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _sheet(request: gate.Request, code: str) -> queries.Sheet:
    sheet = queries.party(request.viewer, code, on=timezone.now().date())
    if sheet is None:
        raise Absent
    return sheet


def _act(
    request: gate.Request,
    code: str,
    template: str,
    form: Any,
    act: Callable[[], None],
    done: str,
    **more: Any,
) -> HttpResponse:
    """Show the form, or do what was asked and lead back; what stands in the way is told beside what was typed."""
    sheet, verb = _sheet(request, code), template.split("/")[1].removesuffix(".html")
    if verb not in sheet.may:
        raise Absent
    refused: list[str] = []
    if form.is_valid():
        try:
            act()
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, done)
            return redirect("party", code)
    shown = {"sheet": sheet, "form": form, "refused": refused, **more}
    return render(request, template, shown, status=422 if refused else 200)
