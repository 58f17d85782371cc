"""Addresses of releases."""

from django.urls import path

from kolosi.counting.views import releases

urlpatterns = [
    path("figures/releases/", releases.releases, name="releases"),
    path("figures/releases/release/", releases.release, name="release"),
    path("figures/releases/<slug:ref>/", releases.told, name="release_told"),
]
