"""The addresses of worries."""

from django.urls import path

from clearline.web.worries import pages

app_name = "worries"

urlpatterns = [
    path("worries/", pages.front, name="front"),
    path("worries/<key:worry>/", pages.one, name="one"),
]
