"""Addresses of the register of places."""

from django.urls import path

from kolosi.places import views

urlpatterns = [
    path("places/", views.places, name="places"),
    path("places/receive/", views.receive, name="places_receive"),
    path("places/received/<slug:ref>/load/", views.load, name="places_load"),
    path("places/map/<str:scheme>.svg", views.places_map, name="places_map"),
    path("places/<slug:code>/", views.place, name="place"),
]
