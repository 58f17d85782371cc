"""Addresses of the thread. References of violations and replies hold a stroke, so a reference comes last."""

from django.urls import path

from kolosi.thread import views

urlpatterns = [
    path("thread/", views.threads, name="threads"),
    path("thread/picture/<str:scheme>/<str:signed>.svg", views.picture, name="thread_picture"),
    path("thread/without/<str:incident>/", views.rehearsal, name="rehearsal"),
    path("thread/of/<path:ref>/", views.thread, name="thread"),
]
