"""Addresses of exports and of workbooks that travel."""

from django.urls import URLPattern, path

from kolosi.conclusions.views import exchange

urlpatterns: list[URLPattern] = [
    path("hand-outs/", exchange.hand_outs, name="hand_outs"),
    path("hand-outs/hand_out/", exchange.hand_out, name="hand_out"),
    path("hand-outs/take_in/", exchange.take_in, name="take_in"),
    path("returns/<str:ref>/settle/", exchange.settle, name="settle"),
    path("export/", exchange.export, name="export"),
]
