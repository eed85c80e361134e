"""The addresses of the registers."""

from django.urls import path

from clearline.web.manager.registers import keeping, pages

app_name = "registers"

urlpatterns = [
    path("", pages.front, name="front"),
    path("<str:kind>/", pages.listing, name="list"),
    path("<str:kind>/new/", keeping.new, name="new"),
    path("<str:kind>/<key:key>/", pages.page, name="page"),
    path("<str:kind>/<key:key>/<str:name>/", pages.book, name="book"),
    path("<str:kind>/<key:key>/<str:name>/add/", keeping.add, name="add"),
    path("<str:kind>/<key:key>/<str:name>/<key:row>/end/", keeping.end, name="stop"),
    path("<str:kind>/<key:key>/<str:name>/<key:row>/agree/", keeping.second, name="second"),
]
