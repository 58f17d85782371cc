"""Addresses of the overview, of one addressee, of cycles and tools."""

from django.urls import URLPattern, path

from kolosi.conclusions.views import addressees, cycles, overview, pictures, toolkit

urlpatterns: list[URLPattern] = [
    path("", overview.page, name="overview"),
    path("chart/<str:scheme>/<str:signed>.svg", pictures.chart, name="chart"),
    path("addressees/<str:code>/", addressees.addressee, name="addressee"),
    path("addressees/<str:code>/sheet/", addressees.sheet, name="sheet"),
    path("cycles/", cycles.cycles, name="cycles"),
    path("documents/<str:ref>/toolkit/", toolkit.toolkit, name="toolkit"),
]
