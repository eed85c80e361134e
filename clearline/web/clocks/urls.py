"""The addresses of clocks."""

from django.urls import path

from clearline.web.clocks import browsers, pages

app_name = "clocks"

urlpatterns = [
    path("clocks/", pages.front, name="front"),
    path("clocks/now/", pages.now, name="now"),
    path("clocks/seen/", pages.seen, name="seen"),
    path("clocks/told/", browsers.mine, name="browsers"),
    path("clocks/told/<key:which>/off/", browsers.off, name="off"),
]
