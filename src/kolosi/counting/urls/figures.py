"""Addresses of figures and of frozen sets."""

from django.urls import path

from kolosi.counting.views import figures, pictures

urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/trends/", figures.trends, name="trends"),
    path("figures/records/", figures.records, name="figures_records"),
    path("figures/freeze/", figures.freeze, name="freeze"),
    path("figures/trend/<str:scheme>/<str:signed>.svg", pictures.trend, name="figures_trend"),
    path("figures/frozen/", figures.frozen_sets, name="frozen_sets"),
    path("figures/frozen/<str:ref>/", figures.frozen, name="frozen"),
]
