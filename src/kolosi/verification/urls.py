"""Addresses of judgement; a violation is named by its incident and its number in it."""

from django.urls import path

from kolosi.verification.views import acts, elsewhere, reading

ONE = "verification/<str:incident>/<int:number>/"
urlpatterns = [
    path("verification/", reading.waiting, name="verification"),
    path("verification/receipts/", reading.receipts, name="receipts"),
    path("verification/policies/", reading.policies, name="policies"),
    path("verification/policies/<str:situation>/set_policy/", acts.set_policy, name="policy_set"),
    path("verification/files/", elsewhere.files, name="files_decided_elsewhere"),
    path("verification/files/<slug:ref>/take_over/", elsewhere.take_over, name="take_over"),
    path(ONE, reading.violation, name="violation"),
    path(f"{ONE}judge/", acts.judge, name="violation_judge"),
    path(f"{ONE}review/", acts.review, name="violation_review"),
    path(f"{ONE}propose/", acts.propose, name="violation_propose"),
    path(f"{ONE}<slug:proposal>/sign/", acts.sign, name="violation_sign"),
    path(f"{ONE}<slug:proposal>/decline/", acts.decline, name="violation_decline"),
]
