"""The addresses that anybody may open."""

from django.urls import path

from clearline.web.public import help as helping
from clearline.web.public import record

app_name = "public"

urlpatterns = [
    path("help/", helping.get_help, name="help"),
    path("ledger/checkpoint", record.checkpoint, name="checkpoint"),
    path("ledger/key", record.key, name="key"),
    path("ledger/tile/<path:path>", record.tile, name="tile"),
]
