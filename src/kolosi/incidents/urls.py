"""Addresses of incidents."""

from django.urls import path

from kolosi.incidents.views import acts, register, telling

urlpatterns = [
    path("incidents/", register.incidents, name="incidents"),
    path("incidents/report/", telling.report, name="report_incident"),
    path("incidents/<str:ref>/", register.incident, name="incident"),
    path("incidents/<str:ref>/revise/", telling.revise, name="incident_revise"),
    path("incidents/<str:ref>/complete/", acts.complete, name="incident_complete"),
    path("incidents/<str:ref>/withdraw/", acts.withdraw, name="incident_withdraw"),
    path("incidents/<str:ref>/link/", acts.link, name="incident_link"),
    path("incidents/<str:ref>/unlink/", acts.unlink, name="incident_unlink"),
]
