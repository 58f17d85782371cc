"""Addresses of products."""

from django.urls import path

from kolosi.reports.views import acts, files, pages

urlpatterns = [
    path("reports/", pages.products, name="products"),
    path("reports/draft/", pages.draft, name="draft"),
    path("reports/draft/<str:form>/", files.draft_file, name="draft_file"),
    path("reports/issue/", acts.issue, name="issue"),
    path("reports/<slug:ref>/", pages.product, name="product"),
    path("reports/<slug:ref>/<str:language>.<str:form>", files.product_file, name="product_file"),
    path("reports/<slug:ref>/pictures/<str:language>/<slug:key>.svg", files.picture, name="product_picture"),
]
