"""What a child may know: who can read, who has looked, and what hard words mean."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import looks
from clearline.access.middleware import caller_of
from clearline.access.models import LookKind
from clearline.contact import mine
from clearline.contact.mine import Mine
from clearline.web.child import glossary, says
from clearline.web.child.shown import Looked, Readers, Talk
from clearline.web.child.talk import line_of

_NEWEST_LOOKS = 20


def who(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Say who can see a conversation and why, and who has looked."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    shown = Readers(line.id, says.name_of(line), line.is_private, says.readers_of(line, at=at))
    if not line.is_private:
        shown = replace(shown, looked=_looked(line, shown))
    context = {
        "who": shown,
        "private": line.is_private,
        "back": reverse("child:talk", args=[line.id]) + "#end",
    }
    return render(request, "child/who.html", context)


def _looked(line: Mine, shown: Readers) -> tuple[Looked, ...]:
    why = {reader.name: reader.why for reader in shown.readers}
    taken = looks.at_thing(LookKind.CONVERSATION, str(line.id))[:_NEWEST_LOOKS]
    return tuple(Looked(look.person.name, why.get(look.person.name, ""), look.at) for look in taken)


def seen(request: HttpRequest) -> HttpResponse:
    """Say of every line of mine who can see it."""
    at = clock.now()
    lines = [
        Talk(line.id, says.name_of(line), line.is_private, _who_can_see(line, at), (), -1)
        for line in mine.all_of(caller_of(request), at=at)
    ]
    context = {"lines": lines, "back": reverse("child:front")}
    return render(request, "child/seen.html", context)


def _who_can_see(line: Mine, at: datetime) -> str:
    return says.who_can_see(line, says.ties_on(line, at=at), at=at)


def words(request: HttpRequest) -> HttpResponse:
    """Explain every hard word we know."""
    context = {"meanings": glossary.in_order(), "back": reverse("child:front")}
    return render(request, "child/words.html", context)
