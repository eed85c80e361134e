"""The addresses of bringing in."""

from django.urls import path

from clearline.web.manager.bringing import matches, pages

app_name = "bringing"

urlpatterns = [
    path("", pages.front, name="front"),
    path("same/", matches.listing, name="matches"),
    path("same/<key:key>/", matches.answer, name="answer"),
    path("template/<str:what>/", pages.template, name="template"),
    path("out/<str:what>/", pages.give, name="export"),
    path("<key:key>/", pages.one, name="one"),
    path("<key:key>/go/", pages.go, name="go"),
    path("<key:key>/leave/", pages.leave, name="leave"),
    path("<key:key>/faults/", pages.faults, name="faults"),
]
