"""Who can read a conversation and why, and who has looked."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import looks
from clearline.access.middleware import Request
from clearline.access.models import LookKind
from clearline.contact.overview import around
from clearline.contact.overview import children as mine
from clearline.web.staff import talk, words
from clearline.web.staff.shown import Looked, Reader

LAST = 50

_WHY = {
    "registered_manager": "Manages the home, and answers for what its staff write.",
    "deputy_manager": "Helps to manage the home.",
    "responsible_individual": "Answers for the homes, and stands in for the manager.",
    "residential_worker": "Works at the home, and may write.",
    "keyworker": "Keyworker at the home, and may write.",
    "allocated_worker": "The child’s social worker.",
    "personal_adviser": "Their personal adviser.",
    "safeguarding_lead": "Watches over the safety of the children. Reads, and leaves a mark.",
    "inspector": "Inspects the home, for a time. Reads, and leaves a mark.",
    "iro": "Reviews the child’s care plan.",
    "duty_iro": "Reviews the child’s care plan until another is named.",
}
_ON_THE_PRIVATE_LINE = "Holds the other end of this line."


def who(request: Request, conversation: UUID) -> HttpResponse:
    """Show who can read this conversation, and who has looked without being in it."""
    view, at = talk.view_of(request, conversation), clock.now()
    private = view.line.is_protected
    readers = [
        Reader(
            each.name, _ON_THE_PRIVATE_LINE if private else _WHY[each.role], each.id == view.person
        )
        for each in around.of(view.line, at=at)
    ]
    taken = looks.at_thing(LookKind.CONVERSATION, str(view.line.id))
    page = {
        "child": mine.known(view, at=at),
        "readers": readers,
        "looked": [Looked(look.person.called, look.at) for look in taken[:LAST]],
        "private": private,
        "back": reverse("staff:talk", args=[conversation]),
        "roles": words.ROLES,
    }
    return render(request, "staff/who.html", page)
