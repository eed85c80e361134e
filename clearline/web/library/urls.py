"""The addresses of the library."""

from django.urls import path

from clearline.web.library import declaring, pages, publishing

app_name = "library"

urlpatterns = [
    path("policies/", pages.front, name="front"),
    path("policies/new/", publishing.publish, name="publish"),
    path("policies/declare/", declaring.declare, name="declare"),
    path("policies/readers/", publishing.readers, name="readers"),
    path("policies/<key:key>/", pages.one, name="one"),
    path("policies/<key:key>/file/", pages.file, name="file"),
]
