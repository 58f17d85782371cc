"""Addresses of the room of figures."""

from kolosi.counting.urls import figures

urlpatterns = [*figures.urlpatterns]
