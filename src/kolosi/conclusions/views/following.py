"""Pages of the acts on an ask: each shows a form, does one thing, and leads back to the ask."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.conclusions.forms import assessing as judging
from kolosi.conclusions.forms import following as forms
from kolosi.conclusions.operations import assessing
from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.queries import finding
from kolosi.kernel.refusals import Absent, Refused


@gate.needs("conclusions.assign")
def assign(request: gate.Request, ref: str) -> HttpResponse:
    """Say who follows the ask and who answers for it."""
    ground = _ground(request, ref, "assign")
    form = forms.AssignForm(
        request.POST or None,
        owners=ground.owners,
        focal_points=ground.answering,
        initial={
            "revision": ground.revision,
            "owner": ground.owner,
            "focal_points": ground.focal_points,
        },
    )

    def act() -> None:
        operations.assign(ref=ref, **form.assigned(), by=request.viewer, at=timezone.now())

    shown = {"ground": ground, "form": form}
    done = (
        _("The ask has been given to its owner.") if form.data.get("owner") else _("Nobody owns the ask now.")
    )
    return _act(request, "conclusions/asks/assign.html", shown, act, done)


@gate.needs("conclusions.schedule")
def schedule(request: gate.Request, ref: str) -> HttpResponse:
    """Write the plan and its milestones."""
    ground = _ground(request, ref, "schedule")
    begun = {**ground.plan._asdict(), "revision": ground.revision}
    form = forms.PlanForm(request.POST or None, initial=begun)
    steps = forms.MilestoneForms(request.POST or None, initial=forms.steps_of(ground.plan), prefix="steps")

    def act() -> None:
        operations.schedule(
            ref=ref,
            plan=forms.plan_of(form, steps),
            revision=form.cleaned_data["revision"],
            by=request.viewer,
            at=timezone.now(),
        )

    shown = {"ground": ground, "form": form, "steps": steps}
    done = _("The plan is written. The one before stays on record.")
    return _act(request, "conclusions/asks/schedule.html", shown, act, done)


@gate.needs("conclusions.update")
def update(request: gate.Request, ref: str) -> HttpResponse:
    """Tell what happened."""
    form = forms.UpdateForm(request.POST or None)

    def act() -> None:
        operations.update(ref=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())

    shown = {"ground": _ground(request, ref, "update"), "form": form}
    return _act(request, "conclusions/asks/update.html", shown, act, _("The update is on record."))


@gate.needs("conclusions.attach")
def attach(request: gate.Request, ref: str) -> HttpResponse:
    """Add a piece of evidence."""
    form = forms.EvidenceForm(request.POST or None, viewer=request.viewer)

    def act() -> None:
        operations.attach(ref=ref, shown=form.shown(), by=request.viewer, at=timezone.now())

    shown = {"ground": _ground(request, ref, "attach"), "form": form}
    return _act(request, "conclusions/asks/attach.html", shown, act, _("The evidence is on record."))


@gate.needs("conclusions.answer")
def answer(request: gate.Request, ref: str) -> HttpResponse:
    """Note what an addressee answered."""
    ground = _ground(request, ref, "answer")
    form = forms.AnswerForm(
        request.POST or None,
        viewer=request.viewer,
        addressees=[(body.code, body.name) for body in ground.row.addressees],
        initial={"on": timezone.now().date()},
    )

    def act() -> None:
        operations.answer(ref=ref, said=form.said(), by=request.viewer, at=timezone.now())

    shown = {"ground": ground, "form": form}
    return _act(request, "conclusions/asks/answer.html", shown, act, _("The answer is on record."))


@gate.needs("conclusions.assess")
def assess(request: gate.Request, ref: str) -> HttpResponse:
    """Say how the ask stands, and what shows it."""
    ground = _ground(request, ref, "assess")
    form = judging.AssessForm(
        request.POST or None,
        evidence=[(one.ref, f"{one.title} · {one.origin} · {one.kind_label}") for one in ground.evidence],
        initial={"revision": ground.revision, "on": timezone.now().date()},
    )

    def act() -> None:
        revision = form.cleaned_data["revision"]
        assessing.assess(
            ref=ref, judged=form.judged(), revision=revision, by=request.viewer, at=timezone.now()
        )

    may_attach = request.viewer.may("conclusions.attach", situation=ground.row.situation)
    shown = {"ground": ground, "form": form, "may_attach": may_attach}
    done = _("The assessment is on record. Those before it stay in sight.")
    return _act(request, "conclusions/asks/assess.html", shown, act, done)


@gate.needs("conclusions.supersede")
def supersede(request: gate.Request, ref: str) -> HttpResponse:
    """Say that something later took the place of the ask."""
    ground = _ground(request, ref, "supersede")
    form = judging.SupersedeForm(
        request.POST or None,
        later=finding.later_asks(request.viewer, ref),
        initial={"revision": ground.revision},
    )

    def act() -> None:
        revision = form.cleaned_data["revision"]
        assessing.supersede(
            ref=ref, later=form.later(), revision=revision, by=request.viewer, at=timezone.now()
        )

    shown = {"ground": ground, "form": form}
    done = _("The ask is superseded. It stays on record with its history.")
    return _act(request, "conclusions/asks/supersede.html", shown, act, done)


def _ground(request: gate.Request, ref: str, act: str) -> finding.Ground:
    found = finding.ground(request.viewer, ref, act, on=timezone.now().date())
    if found is None:
        raise Absent
    return found


def _act(
    request: gate.Request, template: str, shown: dict[str, Any], act: Callable[[], None], done: str
) -> HttpResponse:
    """Do the act when its form is complete and lead back to the ask; else show the form with what stands in the way."""
    ground: finding.Ground = shown["ground"]
    typed = [shown["form"], *([shown["steps"]] if "steps" in shown else [])]
    if request.method != "POST" or not all([one.is_valid() for one in typed]):
        return render(request, template, shown)
    try:
        act()
    except Refused as refused:
        return render(request, template, {**shown, "refused": sorted(refused.obstacles)}, status=422)
    messages.success(request, done)
    return redirect("ask", ground.row.ref)
