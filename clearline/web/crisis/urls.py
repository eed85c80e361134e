"""The addresses of crises."""

from django.urls import path

from clearline.web.crisis import acting, missing, pages, plan

app_name = "crises"

urlpatterns = [
    path("crises/", pages.front, name="front"),
    path("crises/declare/", acting.declare, name="declare"),
    path("crises/plan/<int:child_id>/", plan.plan, name="plan"),
    path("crises/missing/<int:child_id>/", missing.say, name="gone"),
    path("crises/missing/of/<int:absence>/", missing.one, name="missing"),
    path("crises/<int:crisis>/", pages.one, name="one"),
    path("crises/<int:crisis>/now/", pages.now, name="now"),
    path("crises/<int:crisis>/do/", acting.do, name="do"),
    path("crises/<int:crisis>/close/", acting.close, name="close"),
]
