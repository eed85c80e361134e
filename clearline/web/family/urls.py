"""The addresses of the family's pages."""

from django.urls import path

from clearline.web.family import pages

app_name = "family"

urlpatterns = [
    path("<str:token>/", pages.opened, name="open"),
    path("<str:token>/not-me/", pages.not_me, name="not_me"),
]
