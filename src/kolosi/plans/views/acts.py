"""Pages of the acts on a commitment: each shows a form, does one thing, and leads back to the commitment."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Absent
from kolosi.plans import forms, operations, queries
from kolosi.plans.views.acting import acted, page


@gate.needs("plans.sign")
def sign(request: gate.Request) -> HttpResponse:
    """Put a commitment on record."""
    form = forms.SignForm(request.POST or None, viewer=request.viewer)

    def act() -> str:
        situation = form.cleaned_data["situation"]
        return operations.sign(situation=situation, told=form.told(), by=request.viewer, at=timezone.now())

    return acted(request, "plans/sign.html", form, act, _("The commitment is on record."), {})


@gate.needs("plans.amend")
def amend(request: gate.Request, ref: str) -> HttpResponse:
    """Correct what is on record of a commitment."""
    shown = page(request, ref, "amend")
    told = shown.row.plan.signed
    begun = {**told._asdict(), "signed": str(told.signed), "number": shown.row.plan.number}
    form = forms.AmendForm(request.POST or None, viewer=request.viewer, initial=begun)

    def act() -> str:
        number = form.cleaned_data["number"]
        operations.amend(ref=ref, number=number, told=form.told(), by=request.viewer, at=timezone.now())
        return ref

    done = _("The commitment is corrected. What was said before stays on record.")
    return acted(request, "plans/amend.html", form, act, done, {"page": shown})


@gate.needs("plans.end")
def end(request: gate.Request, ref: str) -> HttpResponse:
    """Note how a commitment ended."""
    shown = page(request, ref, "end")
    begun = {"number": shown.row.plan.number}
    form = forms.EndForm(request.POST or None, viewer=request.viewer, initial=begun)

    def act() -> str:
        operations.end(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())
        return ref

    return acted(request, "plans/end.html", form, act, _("Its end is on record."), {"page": shown})


@gate.needs("plans.undertake")
def undertake(request: gate.Request, ref: str) -> HttpResponse:
    """Add a benchmark."""
    shown = page(request, ref, "undertake")
    form = forms.UndertakeForm(request.POST or None, viewer=request.viewer, plan=shown.row.plan)

    def act() -> str:
        operations.undertake(ref=ref, terms=form.terms(), by=request.viewer, at=timezone.now())
        return ref

    return acted(
        request, "plans/undertake.html", form, act, _("The benchmark is on record."), {"page": shown}
    )


@gate.needs("plans.review")
def review(request: gate.Request, ref: str, party: str) -> HttpResponse:
    """Decide whether a flagged party is bound."""
    shown = page(request, ref, "review")
    bound = next((one for one in shown.bound if one.party.code == party), None)
    if bound is None:
        raise Absent
    form = forms.ReviewForm(request.POST or None)

    def act() -> str:
        operations.review(ref=ref, party=party, **form.cleaned_data, by=request.viewer, at=timezone.now())
        return ref

    more: dict[str, Any] = {"page": shown, "one": bound}
    return acted(request, "plans/review.html", form, act, _("The decision is on record."), more)


@gate.needs("plans.answer")
def answer(request: gate.Request, ref: str, violation: str) -> HttpResponse:
    """Note what somebody makes of a breach signal."""
    shown = page(request, ref, "answer")
    breach = _breach(shown, violation)
    form = forms.AnswerForm(request.POST or None)

    def act() -> str:
        operations.answer(
            ref=ref, violation=violation, **form.cleaned_data, by=request.viewer, at=timezone.now()
        )
        return ref

    more: dict[str, Any] = {"page": shown, "breach": breach}
    return acted(request, "plans/answer.html", form, act, _("The note stands beside the signal."), more)


def _breach(shown: queries.Page, violation: str) -> queries.Breach:
    told = shown.kept.breaches if shown.kept else ()
    found = next((one for one in told if one.signal.act.violation == violation), None)
    if found is None:
        raise Absent
    return found
