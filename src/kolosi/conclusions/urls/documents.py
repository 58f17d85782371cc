"""Addresses of documents and of corrections to the wording of asks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
