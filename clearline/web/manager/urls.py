"""The addresses of the manager's pages."""

from django.urls import path

from clearline.web.manager import decisions, lists, today

app_name = "manager"

urlpatterns = [
    path("today/", today.today, name="today"),
    path("today/<uuid:message>/", decisions.decide, name="decide"),
    path("conversations/", lists.conversations, name="conversations"),
    path("looks/", lists.who_looked, name="looks"),
]
