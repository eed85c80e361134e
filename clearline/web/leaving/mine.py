"""What a young person wants: asked, shown, and changed at any time, by themselves or as told."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.contact import mine as lines
from clearline.contact.approvals import asking, course
from clearline.policy.terms import Channel
from clearline.registers import children, people
from clearline.registers.leaving import moves, wishes
from clearline.registers.leaving.wishes import Wants
from clearline.registers.recorded import Unkept
from clearline.web import spoken
from clearline.web.child import says as saying
from clearline.web.leaving import pages, words
from clearline.web.staff import forms

# In the words of somebody of nine.
_WAYS = {
    Channel.IN_APP: "Here in the app",
    Channel.SMS: "By text",
    Channel.VOICE_CALL: "By phone",
    Channel.VIDEO_CALL: "By video call",
    Channel.EMAIL: "By email",
    Channel.FACE_TO_FACE: "Meeting up",
}
_CHOOSE = "Choose at least one way."


def mine(request: Request) -> HttpResponse:
    """Show what is agreed, and take what they say."""
    caller, at = caller_of(request), clock.now()
    child = children.one(caller.person_id)
    why = ""
    if request.method == "POST":
        kept = _say(request, child, at)
        if not isinstance(kept, Unkept):
            return redirect(f"{reverse('leaving:mine')}?told=yes")
        why = _CHOOSE
    every = lines.all_of(caller, at=at)
    home = next((line for line in every if line.home is not None), None)
    place = home.home.short_name if home and home.home else "the home"
    context = {
        **_shown(request, child, at),
        "place": place,
        "has_left": moves.has_left(child, at=at),
        "is_known": moves.leaves_on(child) is not None,
        "agreed": _agreed(child.pk, at),
        "talk": f"{reverse('child:talk', args=[home.id])}#end" if home else "",
        "told": "Saved. You can change it at any time." if request.GET.get("told") else "",
        "errors": [("ways", why)] if why else [],
        "back": reverse("child:front"),
        "here": "front",
    }
    return render(request, "leaving/mine.html", context)


def told(request: Request, child_id: int) -> HttpResponse:
    """Write down what a young person says, with them."""
    caller, at = caller_of(request), clock.now()
    child = pages.open_(caller, child_id, at=at)
    why = ""
    if request.method == "POST":
        kept = _say(request, child, at)
        if not isinstance(kept, Unkept):
            return pages.back(child_id, "wants")
        why = str(kept)
    context = {
        **_shown(request, child, at),
        "child": child,
        "called": child.person.called,
        "ways": [(str(way), name) for way, name in words.WAYS.items()],
        "errors": [("ways", why)] if why else [],
    }
    return render(request, "leaving/wants.html", context)


def _say(request: Request, child: Any, at: datetime) -> Any:
    said = request.POST
    wants = Wants(
        wants=said.get("wants") != "no",
        channels=[way for way in wishes.WAYS if str(way) in said.getlist("way")],
        workers=[key for each in said.getlist("worker") if (key := forms.key(each))],
        words=said.get("words", ""),
    )
    return wishes.say(child, wants, by=people.one(caller_of(request).person_id), at=at)


def _shown(request: Request, child: Any, at: datetime) -> dict[str, Any]:
    wish, posted = wishes.now(child.pk), request.method == "POST"
    chosen = request.POST.getlist("way") if posted else list(wish.channels if wish else ())
    before = [str(key) for key in wish.workers] if wish else []
    named = request.POST.getlist("worker") if posted else before
    return {
        "wish": wish,
        "ways": [(str(way), name) for way, name in _WAYS.items()],
        "chosen": chosen,
        "workers": [
            (str(person.pk), saying.first(person)) for person in asking.workers_of(child, at=at)
        ],
        "named": named,
        "words": request.POST.get("words", wish.words if wish else ""),
        "now": at,
    }


def _agreed(child: int, at: datetime) -> dict[str, str] | None:
    """Return what both have approved, in the words of the young person."""
    stands = (each for each in course.of_child(child, at=at) if each.state in course.STANDS)
    found = next(stands, None)
    if found is None:
        return None
    who = spoken.names([saying.first(person) for person in people.all_of(found.ask.workers)])
    how = spoken.names([_WAYS[Channel(name)].lower() for name in found.ask.channels])
    return {
        "who": who,
        "how": how,
        "until": spoken.whole_date(found.ask.until_on),
        "what_for": found.ask.what_for,
    }
