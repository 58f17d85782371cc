"""Addresses of the overview, of one addressee, of cycles and tools."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
