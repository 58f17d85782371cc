"""Addresses of people and roles, of one's own account, and of the ledger."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
