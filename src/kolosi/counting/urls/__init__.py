"""Addresses of the room of figures."""

from kolosi.counting.urls import figures, releases

urlpatterns = [*figures.urlpatterns, *releases.urlpatterns]
