"""The addresses of what leaves the building."""

from django.urls import path

from clearline.web.outside import called, texts

app_name = "outside"

urlpatterns = [
    path("channels/<str:channel>/<str:carrier>/", called.called, name="called"),
    path("texts/", texts.front, name="texts"),
    path("texts/join/", texts.join, name="join"),
    path("texts/numbers/<key:joining>/sure/", texts.confirm, name="confirm"),
    path("texts/numbers/<key:joining>/wrong/", texts.wrong, name="wrong"),
    path("texts/<uuid:text>/away/", texts.put_away, name="put_away"),
    path("texts/<uuid:message>/again/", texts.again, name="again"),
    path("texts/<uuid:message>/let-be/", texts.let_be, name="let_be"),
]
