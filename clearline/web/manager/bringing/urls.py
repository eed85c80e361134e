"""The addresses of bringing in."""

from django.urls import path

from clearline.web.manager.bringing import matches, pages

app_name = "bringing"

urlpatterns = [
    path("", pages.front, name="front"),
    path("same/", matches.listing, name="matches"),
    path("same/<int:key>/", matches.answer, name="answer"),
    path("template/<str:what>/", pages.template, name="template"),
    path("<int:key>/", pages.one, name="one"),
    path("<int:key>/go/", pages.go, name="go"),
    path("<int:key>/leave/", pages.leave, name="leave"),
    path("<int:key>/faults/", pages.faults, name="faults"),
]
