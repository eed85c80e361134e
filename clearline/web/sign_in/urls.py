"""The addresses of sign-in."""

from django.urls import path

from clearline.web.sign_in import (
    again,
    choose,
    connect,
    door,
    enrol,
    joining,
    link,
    mine,
    passkey,
    renewing,
    second,
    sso,
)

app_name = "sign_in"

urlpatterns = [
    path("", door.front, name="front"),
    path("sign-in/", door.door, name="door"),
    path("sign-in/second/", second.second, name="second"),
    path("sign-in/set-up/", second.set_up, name="set_up"),
    path("sign-in/again/", again.again, name="again"),
    path("sign-in/passkey/", passkey.sign_in_with, name="passkey"),
    path("sign-in/with/<int:which>/", sso.begin, name="with"),
    path("sign-in/back/", sso.back, name="back"),
    path("sign-in/as/", choose.choose, name="choose"),
    path("sign-out/", door.sign_out, name="sign_out"),
    # Short, so that the QR code is coarse and any camera reads it.
    path("l/<str:token>/", link.open_link, name="link"),
    path("l/<str:token>/with/<int:which>/", sso.begin_by_link, name="link_with"),
    path("enrol/", enrol.enrol, name="enrol"),
    path("signed-in/", mine.mine, name="mine"),
    path("signed-in/end/", mine.end, name="end"),
    path("signed-in/codes/", mine.codes, name="codes"),
    path("signed-in/passkey/", passkey.add, name="add_passkey"),
    path("connect/child/<key:child_id>/", connect.child, name="connect_child"),
    path("connect/phone/<key:equipment_id>/", connect.phone, name="connect_phone"),
    path("connect/staff/<key:person_id>/", connect.staff, name="connect_staff"),
    path("connect/two/", renewing.listing, name="renewals"),
    path("connect/two/<key:person_id>/", renewing.renew, name="renew"),
    path("connect/staff/<key:person_id>/joined/", joining.joined, name="joined"),
]
