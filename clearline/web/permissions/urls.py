"""The addresses of permission, of what is to be done, and of what the lead is shown."""

from django.urls import path

from clearline.web.permissions import (
    answering,
    asking,
    languages,
    overview,
    sheet,
    tasks,
    withdrawn,
)

app_name = "permissions"

urlpatterns = [
    path("permissions/", overview.overview, name="overview"),
    path("permissions/languages/", languages.languages, name="languages"),
    path("permissions/languages/sheet/", languages.sheet, name="language_sheet"),
    path("permissions/languages/<key:key>/stop/", languages.stop, name="language_stop"),
    path("children/<key:child_id>/permissions/", sheet.sheet, name="sheet"),
    path("children/<key:child_id>/permissions/ask/", asking.ask, name="ask"),
    path("children/<key:child_id>/permissions/says/", sheet.agreement, name="agreement"),
    path("asks/<key:ask_id>/", answering.one, name="one"),
    path("asks/<key:ask_id>/paper/<key:scan>/", answering.paper, name="paper"),
    path("tasks/", tasks.mine, name="tasks"),
    path("tasks/<key:task>/", tasks.do, name="do"),
    path("withdrawn/", withdrawn.listing, name="withdrawn"),
]
