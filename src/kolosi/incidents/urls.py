"""Addresses of incidents."""

from django.urls import path

from kolosi.incidents.views import acts, bringing, register, telling, together, views

urlpatterns = [
    path("incidents/", register.incidents, name="incidents"),
    path("incidents/report/", telling.report, name="report_incident"),
    path("incidents/together/", together.together, name="incidents_together"),
    path("incidents/keep_view/", views.keep_view, name="keep_view"),
    path("incidents/drop_view/", views.drop_view, name="drop_view"),
    path("incidents/submit/", bringing.submit, name="submit_incidents"),
    path("incidents/template/", bringing.template, name="incidents_template"),
    path("incidents/files/<str:ref>/bring_in/", bringing.bring_in, name="bring_in"),
    path("incidents/map_sheet/", bringing.map_sheet, name="map_sheet"),
    path("incidents/hand_out/", bringing.hand_out, name="hand_out_incidents"),
    path("incidents/<str:ref>/", register.incident, name="incident"),
    path("incidents/<str:ref>/revise/", telling.revise, name="incident_revise"),
    path("incidents/<str:ref>/complete/", acts.complete, name="incident_complete"),
    path("incidents/<str:ref>/withdraw/", acts.withdraw, name="incident_withdraw"),
    path("incidents/<str:ref>/close/", acts.close, name="incident_close"),
    path("incidents/<str:ref>/reopen/", acts.reopen, name="incident_reopen"),
    path("incidents/<str:ref>/link/", acts.link, name="incident_link"),
    path("incidents/<str:ref>/unlink/", acts.unlink, name="incident_unlink"),
]
