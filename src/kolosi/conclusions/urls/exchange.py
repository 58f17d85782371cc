"""Addresses of exports and of workbooks that travel."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
