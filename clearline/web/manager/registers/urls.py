"""The addresses of the registers."""

from django.urls import path

from clearline.web.manager.registers import keeping, pages

app_name = "registers"

urlpatterns = [
    path("", pages.front, name="front"),
    path("<slug:kind>/", pages.listing, name="list"),
    path("<slug:kind>/new/", keeping.new, name="new"),
    path("<slug:kind>/<int:key>/", pages.page, name="page"),
    path("<slug:kind>/<int:key>/<slug:name>/", pages.book, name="book"),
    path("<slug:kind>/<int:key>/<slug:name>/add/", keeping.add, name="add"),
    path("<slug:kind>/<int:key>/<slug:name>/<int:row>/end/", keeping.end, name="end"),
]
