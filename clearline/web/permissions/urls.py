"""The addresses of permission, of what is to be done, and of what the lead is shown."""

from django.urls import path

from clearline.web.permissions import answering, asking, overview, sheet, tasks, withdrawn

app_name = "permissions"

urlpatterns = [
    path("permissions/", overview.overview, name="overview"),
    path("children/<int:child_id>/permissions/", sheet.sheet, name="sheet"),
    path("children/<int:child_id>/permissions/ask/", asking.ask, name="ask"),
    path("children/<int:child_id>/permissions/says/", sheet.agreement, name="agreement"),
    path("asks/<int:ask_id>/", answering.one, name="one"),
    path("asks/<int:ask_id>/paper/<int:scan>/", answering.paper, name="paper"),
    path("tasks/", tasks.mine, name="tasks"),
    path("tasks/<int:task>/", tasks.do, name="do"),
    path("withdrawn/", withdrawn.listing, name="withdrawn"),
]
