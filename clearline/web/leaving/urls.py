"""The addresses of what comes after leaving."""

from django.urls import path

from clearline.web.leaving import accounts, answering, asking, mine, pages

app_name = "leaving"

urlpatterns = [
    path("leaving/", pages.front, name="front"),
    path("leaving/<key:child_id>/", pages.one, name="one"),
    path("leaving/<key:child_id>/stay/", pages.stay, name="stay"),
    path("leaving/<key:child_id>/ask/", asking.ask, name="ask"),
    path("leaving/<key:child_id>/wants/", mine.told, name="wants"),
    path("leaving/<key:child_id>/happened/", accounts.happened, name="happened"),
    path("leaving/<key:child_id>/account/<uuid:message>/", accounts.account, name="account"),
    path("leaving/approval/<key:ask_id>/", answering.approval, name="approval"),
    path("leaving/approval/<key:ask_id>/take-back/", asking.take_back, name="take_back"),
    path("me/leaving/", mine.mine, name="mine"),
]
