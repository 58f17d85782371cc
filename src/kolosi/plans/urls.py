"""Addresses of commitments."""

from django.urls import path

from kolosi.plans.views import acts, pages, steps

urlpatterns = [
    path("plans/", pages.commitments, name="plans"),
    path("plans/sign/", acts.sign, name="plan_sign"),
    path("plans/trend/<str:scheme>/<str:signed>.svg", pages.trend, name="plan_trend"),
    path("plans/parties/<slug:party>/", pages.compliance, name="plans_of_party"),
    path("plans/parties/<slug:party>/briefing.docx", pages.briefing, name="plans_briefing"),
    path("plans/<slug:ref>/", pages.commitment, name="plan"),
    path("plans/<slug:ref>/amend/", acts.amend, name="plan_amend"),
    path("plans/<slug:ref>/end/", acts.end, name="plan_end"),
    path("plans/<slug:ref>/undertake/", acts.undertake, name="plan_undertake"),
    path("plans/<slug:ref>/parties/<slug:party>/review/", acts.review, name="plan_review"),
    path("plans/<slug:ref>/signals/<path:violation>/answer/", acts.answer, name="plan_answer"),
    path("plans/<slug:ref>/benchmarks/<slug:benchmark>/reword/", steps.reword, name="plan_reword"),
    path("plans/<slug:ref>/benchmarks/<slug:benchmark>/begin/", steps.begin, name="plan_begin"),
    path("plans/<slug:ref>/benchmarks/<slug:benchmark>/claim/", steps.claim, name="plan_claim"),
    path("plans/<slug:ref>/benchmarks/<slug:benchmark>/verify/", steps.verify, name="plan_verify"),
    path("plans/<slug:ref>/benchmarks/<slug:benchmark>/regress/", steps.regress, name="plan_regress"),
]
