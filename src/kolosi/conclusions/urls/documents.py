"""Addresses of documents and of corrections to the wording of asks."""

from django.urls import URLPattern, path

from kolosi.conclusions.views import documents, wording

urlpatterns: list[URLPattern] = [
    path("documents/", documents.documents, name="documents"),
    path("documents/receive/", documents.receive, name="receive"),
    path("documents/<str:ref>/", documents.document, name="document"),
    path("documents/<str:ref>/accept/", documents.accept, name="accept"),
    path("documents/<str:ref>/reread/", documents.reread, name="reread"),
    path("documents/<str:ref>/witness/", documents.witness, name="witness"),
    path("documents/<str:ref>/withdraw/", documents.withdraw, name="withdraw"),
    path("asks/<str:ref>/split/", wording.split, name="split"),
    path("asks/<str:ref>/merge/", wording.merge, name="merge"),
    path("asks/<str:ref>/readdress/", wording.readdress, name="readdress"),
    path("asks/<str:ref>/retheme/", wording.retheme, name="retheme"),
]
