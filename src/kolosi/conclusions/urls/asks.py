"""Addresses of asks and of what is done about them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
