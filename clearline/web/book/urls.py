"""The address of the rule book."""

from django.urls import path

from clearline.web.book import pages

app_name = "book"

urlpatterns = [path("rules/", pages.rules, name="rules")]
