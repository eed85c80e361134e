"""The addresses of those who watch."""

from django.urls import path

from clearline.web.scrutineer import figures, record, watch

app_name = "scrutineer"

urlpatterns = [
    path("watch/", watch.watch, name="watch"),
    path("record/", record.record, name="record"),
    path("figures/", figures.figures, name="figures"),
]
