"""The addresses of whoever runs the system."""

from django.urls import path

from clearline.web.administrator import front

app_name = "administrator"

urlpatterns = [path("runs/", front.front, name="front")]
