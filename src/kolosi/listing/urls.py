"""Addresses of listings."""

from django.urls import path

from kolosi.listing.views import annexes, parties, sanctions

urlpatterns = [
    path("listing/", parties.listing, name="listing"),
    path("listing/pictures/<str:scheme>/<str:signed>.svg", parties.picture, name="listing_picture"),
    path("listing/reports/", annexes.reports, name="listing_reports"),
    path("listing/reports/record/", annexes.record, name="listing_record"),
    path("listing/reports/<int:year>/", annexes.report, name="listing_report"),
    path("listing/reports/<int:year>/annex.<str:kind>", annexes.report_file, name="listing_file"),
    path("listing/reports/<int:year>/correct/", annexes.correct, name="listing_correct"),
    path("listing/sanctions/", sanctions.sanctions, name="listing_sanctions"),
    path("listing/sanctions/screen/", sanctions.screen, name="listing_screen"),
    path("listing/sanctions/<slug:ref>/match/", sanctions.match, name="listing_match"),
    path("listing/sanctions/<slug:ref>/unmatch/", sanctions.unmatch, name="listing_unmatch"),
    path("listing/situations/<slug:situation>/", parties.matrix, name="listing_matrix"),
    path(
        "listing/situations/<slug:situation>/<slug:party>/<slug:trigger>/",
        parties.party,
        name="listing_party",
    ),
]
