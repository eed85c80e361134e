"""The addresses of the pages about the reading of words."""

from django.urls import path

from clearline.web.manager.reading import contested, figures, known, policy

app_name = "reading"

urlpatterns = [
    path("reading/", contested.front, name="contested"),
    path("reading/<key:contest>/", contested.answer, name="answer"),
    path("reading/known/", known.front, name="known"),
    path("reading/figures/", figures.front, name="figures"),
    path("policy/", policy.show, name="policy"),
    path("policy/change/", policy.change, name="change"),
]
