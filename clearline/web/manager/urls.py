"""The addresses of the manager's pages."""

from django.urls import path

from clearline.web.manager import decisions, equipment, gaps, lists, rota, today, unproven

app_name = "manager"

urlpatterns = [
    path("today/", today.today, name="today"),
    path("today/<uuid:message>/", decisions.decide, name="decide"),
    path("conversations/", lists.conversations, name="conversations"),
    path("equipment/", equipment.listing, name="equipment"),
    path("equipment/<key:key>/lost/", equipment.lost, name="lost"),
    path("equipment/<key:key>/found/", equipment.found, name="found"),
    path("equipment/unproven/<key:key>/", unproven.seen, name="unproven_seen"),
    path("rota/", rota.week, name="rota"),
    path("rota/<key:key>/", rota.shift, name="shift"),
    path("rota/swaps/<key:key>/", rota.swap, name="swap"),
    path("looks/", lists.who_looked, name="looks"),
    path("missing/", gaps.listing, name="gaps"),
]
