"""The addresses of those who write to children."""

from django.urls import path

from clearline.web.staff import answer, child, children, private, shifts, talk, who, writing

app_name = "staff"

urlpatterns = [
    path("children/", children.children, name="children"),
    path("children/now/", children.now, name="children_now"),
    path("children/<key:child>/", child.child, name="child"),
    path("children/<key:child>/write/", child.write, name="write"),
    path("children/<key:child>/wish/", child.wish, name="wish"),
    path("conversations/<uuid:conversation>/", talk.talk, name="talk"),
    path("conversations/<uuid:conversation>/since/<int:place>/", talk.since, name="since"),
    path("conversations/<uuid:conversation>/send/", writing.send, name="send"),
    path("conversations/<uuid:conversation>/draft/", writing.keep, name="keep"),
    path("conversations/<uuid:conversation>/check/", writing.check, name="check"),
    path("conversations/<uuid:conversation>/contest/", writing.contest, name="contest"),
    path("conversations/<uuid:conversation>/who/", who.who, name="who"),
    path("messages/<uuid:message>/", answer.answer, name="answer"),
    path("shifts/", shifts.mine, name="shifts"),
    path("shifts/<key:key>/", shifts.one, name="shift"),
    path("shifts/swaps/<key:key>/", shifts.answer, name="swap"),
    path("private/<key:seat>/", private.line, name="private"),
]
