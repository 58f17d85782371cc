"""Addresses of the overview, of documents, of asks, and of workbooks that travel."""

from kolosi.conclusions.urls import asks, documents, exchange, overview

urlpatterns = [
    *overview.urlpatterns,
    *documents.urlpatterns,
    *asks.urlpatterns,
    *exchange.urlpatterns,
]
