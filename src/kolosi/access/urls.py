"""Addresses of people, organisations and roles, and of one's own account."""

from django.urls import path

from kolosi.access import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/enrol/", views.enrol, name="enrol"),
    path("people/<slug:ref>/", views.person, name="person"),
    path("people/<slug:ref>/grant/", views.grant, name="grant"),
    path("people/<slug:ref>/roles/<slug:grant>/revoke/", views.revoke, name="revoke"),
    path("people/<slug:ref>/renew/", views.renew, name="renew"),
    path("people/<slug:ref>/close/", views.close, name="close"),
    path("people/<slug:ref>/reopen/", views.reopen, name="reopen"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/admit/", views.admit, name="admit"),
    path("account/", views.account, name="account"),
]
