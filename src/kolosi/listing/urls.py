"""Addresses of listings."""

urlpatterns: list[object] = []
