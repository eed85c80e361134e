"""Every address of the program."""

from django.urls import URLPattern, URLResolver, include, path

from clearline.web import addresses

addresses.know()

handler403 = "clearline.web.public.errors.forbidden"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("clearline.web.sign_in.urls")),
    path("", include("clearline.web.public.urls")),
    path("f/", include("clearline.web.family.urls")),
    path("me/", include("clearline.web.child.urls")),
    path("", include("clearline.web.manager.urls")),
    path("", include("clearline.web.book.urls")),
    path("", include("clearline.web.library.urls")),
    path("", include("clearline.web.worries.urls")),
    path("", include("clearline.web.manager.reading.urls")),
    path("", include("clearline.web.scrutineer.urls")),
    path("", include("clearline.web.administrator.urls")),
    path("", include("clearline.web.crisis.urls")),
    path("", include("clearline.web.clocks.urls")),
    path("registers/", include("clearline.web.manager.registers.urls")),
    path("", include("clearline.web.permissions.urls")),
    path("bring-in/", include("clearline.web.manager.bringing.urls")),
    path("", include("clearline.web.leaving.urls")),
    path("", include("clearline.web.staff.urls")),
    path("", include("clearline.web.outside.urls")),
]
