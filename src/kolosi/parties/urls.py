"""Addresses of the register of parties."""

from django.urls import path

from kolosi.parties.views import acts, register

urlpatterns = [
    path("parties/", register.parties, name="parties"),
    path("parties/alliances/", register.alliances, name="alliances"),
    path("parties/alliances/<str:scheme>.svg", register.picture, name="alliances_picture"),
    path("parties/proposals/", register.proposals, name="proposals"),
    path("parties/export/", acts.export, name="export_parties"),
    path("parties/propose/", acts.propose, name="propose"),
    path("parties/<slug:code>/", register.party, name="party"),
    path("parties/<slug:code>/approve/", acts.approve, name="party_approve"),
    path("parties/<slug:code>/decline/", acts.decline, name="party_decline"),
    path("parties/<slug:code>/describe/", acts.describe, name="party_describe"),
    path("parties/<slug:code>/name/", acts.name, name="party_name"),
    path("parties/<slug:code>/ally/", acts.ally, name="party_ally"),
    path("parties/<slug:code>/memberships/<slug:ref>/part/", acts.part, name="party_part"),
    path("parties/<slug:code>/succeed/", acts.succeed, name="party_succeed"),
    path("parties/<slug:code>/cross/", acts.cross, name="party_cross"),
    path("parties/<slug:code>/strike/", acts.strike, name="party_strike"),
    path("parties/<slug:code>/strikes/<slug:ref>/settle/", acts.settle, name="party_settle"),
]
