"""Pages of the acts on one benchmark: worded anew, begun, claimed, verified, regressed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kolosi.access import gate
from kolosi.kernel.refusals import Absent
from kolosi.plans import forms, operations, queries
from kolosi.plans.views.acting import acted, page

# The page of each step, and what it says when the step is made.
STEPS: dict[str, tuple[str, Promise]] = {
    "begin": ("plans/begin.html", gettext_lazy("The benchmark is in progress.")),
    "claim": (
        "plans/claim.html",
        gettext_lazy("The claim is on record. It counts once the United Nations verified it."),
    ),
    "verify": ("plans/verify.html", gettext_lazy("The benchmark is verified.")),
    "regress": ("plans/regress.html", gettext_lazy("The benchmark has regressed.")),
}


@gate.needs("plans.reword")
def reword(request: gate.Request, ref: str, benchmark: str) -> HttpResponse:
    """Word a benchmark anew."""
    shown = page(request, ref, "reword")
    known = _benchmark(shown, benchmark).benchmark
    begun = {**known.terms._asdict(), "due": str(known.terms.due or ""), "revision": known.revision}
    form = forms.RewordForm(request.POST or None, viewer=request.viewer, plan=shown.row.plan, initial=begun)

    def act() -> str:
        operations.reword(
            ref=ref,
            benchmark=benchmark,
            revision=form.cleaned_data["revision"],
            terms=form.terms(),
            by=request.viewer,
            at=timezone.now(),
        )
        return ref

    done = _("The benchmark is worded anew. The earlier wording stays on record.")
    return acted(request, "plans/reword.html", form, act, done, {"page": shown})


@gate.needs("plans.begin")
def begin(request: gate.Request, ref: str, benchmark: str) -> HttpResponse:
    """Note that work goes on."""
    return _step(request, ref, benchmark, "begin", operations.begin)


@gate.needs("plans.claim")
def claim(request: gate.Request, ref: str, benchmark: str) -> HttpResponse:
    """Note what is claimed."""
    return _step(request, ref, benchmark, "claim", operations.claim)


@gate.needs("plans.verify")
def verify(request: gate.Request, ref: str, benchmark: str) -> HttpResponse:
    """Note what the United Nations verified."""
    return _step(request, ref, benchmark, "verify", operations.verify)


@gate.needs("plans.regress")
def regress(request: gate.Request, ref: str, benchmark: str) -> HttpResponse:
    """Note that something fell back."""
    return _step(request, ref, benchmark, "regress", operations.regress)


def _step(
    request: gate.Request, ref: str, benchmark: str, verb: str, operation: Callable[..., None]
) -> HttpResponse:
    shown = page(request, ref, verb)
    known = _benchmark(shown, benchmark)
    begun = {"on": timezone.now().date(), "number": len(known.benchmark.steps)}
    form = _form(request, verb, begun)

    def act() -> str:
        operation(ref=ref, benchmark=benchmark, **form.typed(), by=request.viewer, at=timezone.now())
        return ref

    template, done = STEPS[verb]
    return acted(request, template, form, act, str(done), {"page": shown, "known": known})


def _form(request: gate.Request, verb: str, begun: dict[str, Any]) -> forms.BeginForm:
    if verb == "claim":
        return forms.ClaimForm(request.POST or None, viewer=request.viewer, initial=begun)
    kind = forms.VerifyForm if verb == "verify" else forms.BeginForm
    return kind(request.POST or None, initial=begun)


def _benchmark(shown: queries.Page, ref: str) -> queries.ShownBenchmark:
    found = next((one for one in shown.benchmarks if one.benchmark.ref == ref), None)
    if found is None:
        raise Absent
    return found
