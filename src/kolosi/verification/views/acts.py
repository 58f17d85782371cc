"""Pages of the acts of judgement: each shows a form, does one thing, and leads back to the violation."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import gate
from kolosi.kernel.refusals import Absent, Refused
from kolosi.verification import forms, operations, queries, rules

BELOW = {"review": int(rules.Level.FOCAL_POINT), "propose": int(rules.Level.TECHNICAL)}


@gate.needs("verification.judge")
def judge(request: gate.Request, incident: str, number: int) -> HttpResponse:
    """Judge as a focal point."""
    done = _("The judgement is on record. It waits for the technical level.")
    return _opinion(
        request, f"{incident}/{number}", "verification/judge.html", forms.CriteriaForm, operations.judge, done
    )


@gate.needs("verification.review")
def review(request: gate.Request, incident: str, number: int) -> HttpResponse:
    """Judge at the technical level."""
    done = _("The judgement is on record. The task force decides.")
    return _opinion(
        request,
        f"{incident}/{number}",
        "verification/review.html",
        forms.CriteriaForm,
        operations.review,
        done,
    )


@gate.needs("verification.propose")
def propose(request: gate.Request, incident: str, number: int) -> HttpResponse:
    """Propose a final decision."""
    done = _("The decision is proposed and signed by you. It counts when another co-chair has signed.")
    return _opinion(
        request,
        f"{incident}/{number}",
        "verification/propose.html",
        forms.OpinionForm,
        operations.propose,
        done,
    )


@gate.needs("verification.sign")
def sign(request: gate.Request, incident: str, number: int, proposal: str) -> HttpResponse:
    """Agree with a proposed decision."""
    ref, form = f"{incident}/{number}", forms.SignForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        final = operations.sign(ref=ref, proposal=proposal, by=request.viewer, at=timezone.now())
        return _("The decision is final.") if final else _("You have signed. More co-chairs must sign.")

    return _act(request, ref, "verification/sign.html", form, act, proposal=proposal)


@gate.needs("verification.decline")
def decline(request: gate.Request, incident: str, number: int, proposal: str) -> HttpResponse:
    """Do not agree with a proposed decision."""
    ref, form = f"{incident}/{number}", forms.DeclineForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        told = {"words": form.cleaned_data["words"], "by": request.viewer, "at": timezone.now()}
        operations.decline(ref=ref, proposal=proposal, **told)
        return _("The proposal is declined. It stays on record with your reason.")

    return _act(request, ref, "verification/decline.html", form, act, proposal=proposal)


@gate.needs("verification.set_policy")
def set_policy(request: gate.Request, situation: str) -> HttpResponse:
    """Set what the task force asks for."""
    told = queries.situation_policies(request.viewer, on=timezone.now().date())
    one = next((one for one in told if one.situation == situation and one.may_set), None)
    if one is None:
        raise Absent
    form = forms.PolicyForm(request.POST or None, initial=one.now._asdict())
    refused: list[str] = []
    if form.is_valid():
        typed = dict(form.cleaned_data)
        since = typed.pop("since")
        try:
            operations.set_policy(
                situation=situation,
                policy=rules.Policy(**typed),
                since=since,
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, _("The policy is set. What was decided before stays as it was."))
            return redirect("policies")
    shown = {"one": one, "form": form, "refused": refused}
    return render(request, "verification/set_policy.html", shown, status=422 if refused else 200)


def _opinion(
    request: gate.Request, ref: str, template: str, kind: Any, operation: Callable[..., Any], done: str
) -> HttpResponse:
    """Show the form of a level, begun with what the level below said."""
    story = queries.story(request.viewer, ref, on=timezone.now().date())
    said = story.levels.get(BELOW.get(_verb(template), 0))
    begun: dict[str, Any] = {"state": story.state, "on": timezone.now().date()}
    if said is not None:
        begun |= {"status": said.status}
    form = kind(request.POST or None, viewer=request.viewer, initial=begun)

    def act() -> str:
        state = form.cleaned_data["state"]
        operation(ref=ref, state=state, opinion=form.opinion(), by=request.viewer, at=timezone.now())
        return done

    return _act(request, ref, template, form, act, below=said)


def _act(
    request: gate.Request, ref: str, template: str, form: Any, act: Callable[[], str], **more: Any
) -> HttpResponse:
    """Show the form, or do what was asked and lead back; what stands in the way is told beside what was typed."""
    story = queries.story(request.viewer, ref, on=timezone.now().date())
    proposal, standing = more.get("proposal"), story.acts.get(_verb(template))
    if standing is None or (proposal and proposal not in {one.ref for one in story.proposals}):
        raise Absent
    if proposal and (story.open_proposal is None or proposal != story.open_proposal.ref):
        standing = (rules.Obstacle.CLOSED_PROPOSAL,)
    refused = list(standing)
    if request.method == "POST" and form.is_valid():
        try:
            done = act()
        except Refused as refusal:
            refused = sorted(refusal.obstacles)
        else:
            messages.success(request, done)
            return redirect("violation", story.incident, story.number)
    shown = {"story": story, "form": form, "refused": refused, "standing": standing, **more}
    return render(
        request,
        template,
        shown | {"simulated": story.simulated},
        status=422 if refused or form.errors else 200,
    )


def _verb(template: str) -> str:
    return template.split("/")[1].removesuffix(".html")
