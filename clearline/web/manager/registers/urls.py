"""The addresses of the registers."""

from django.urls import path

from clearline.web.manager.registers import keeping, pages

app_name = "registers"

urlpatterns = [
    path("", pages.front, name="front"),
    path("<str:kind>/", pages.listing, name="list"),
    path("<str:kind>/new/", keeping.new, name="new"),
    path("<str:kind>/<int:key>/", pages.page, name="page"),
    path("<str:kind>/<int:key>/<str:name>/", pages.book, name="book"),
    path("<str:kind>/<int:key>/<str:name>/add/", keeping.add, name="add"),
    path("<str:kind>/<int:key>/<str:name>/<int:row>/end/", keeping.end, name="stop"),
]
