"""The addresses of a child's pages."""

from django.urls import path

from clearline.web.child import about, asides, front, help_now, number, talk

app_name = "child"

urlpatterns = [
    path("", front.front, name="front"),
    path("help/", front.get_help, name="help"),
    path("help/now/", help_now.help_now, name="help_now"),
    path("number/", number.number, name="number"),
    path("seen/", about.seen, name="seen"),
    path("words/", about.words, name="words"),
    path("talk/", talk.with_home, name="talk_with_home"),
    path("talk/<uuid:conversation>/", talk.talk, name="talk"),
    path("talk/<uuid:conversation>/since/<int:place>/", talk.since, name="since"),
    path("talk/<uuid:conversation>/draft/", talk.keep, name="keep"),
    path("talk/<uuid:conversation>/who/", about.who, name="who"),
    path("talk/<uuid:conversation>/someone-else/", asides.someone_else, name="someone_else"),
    path("talk/<uuid:conversation>/<key:place>/felt/", asides.feel, name="feel"),
    path("talk/<uuid:conversation>/<key:place>/meaning/", asides.meaning, name="meaning"),
    path("talk/<uuid:conversation>/<key:place>/hide/", asides.hide, name="hide"),
    path("talk/<uuid:conversation>/<key:place>/show/", asides.show, name="show"),
]
