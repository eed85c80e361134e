"""Writing an account: drafted from what is known, so that it is done in a minute on a phone."""

from datetime import datetime, time
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.contact.accounts import reading, writing
from clearline.contact.accounts.owing import Owed
from clearline.contact.accounts.writing import Happened
from clearline.policy.terms import Channel
from clearline.registers import people
from clearline.registers.leaving import moves
from clearline.registers.recorded import Unkept
from clearline.web import spoken
from clearline.web.leaving import asking, pages, words
from clearline.web.staff import forms

# How the young person was: one tap, and a sentence of the account.
SEEMED = (
    ("well", "Well", "They seemed well."),
    ("mixed", "Up and down", "They seemed up and down."),
    ("worried", "I am worried", "I am worried about them."),
    ("unclear", "Hard to tell", "It was hard to tell how they are."),
)
_SENTENCE = {value: sentence for value, _, sentence in SEEMED}
_BEGAN = (("them", "They did"), ("us", "We did"))


def account(request: Request, child_id: int, message: UUID) -> HttpResponse:
    """Show the account that is owed, as far as it is known; or keep it."""
    caller, at = caller_of(request), clock.now()
    child = pages.open_(caller, child_id, at=at)
    owed = _owed(request, child_id, message, at)
    if owed is None:
        return pages.back(child_id, "not")
    says, why = words.draft(owed.stretch, child.person.called, now=at), ""
    if request.method == "POST":
        says = request.POST.get("says", "")
        last = forms.uuid(request.POST.get("last")) or owed.stretch.last.id
        by, whole = people.one(caller.person_id), _whole(request, says)
        seen = owed.stretch.first.id, last
        kept = writing.write(child, seen, whole, by=by, at=at)
        if not isinstance(kept, Unkept):
            return pages.back(child_id, "account")
        why = str(kept)
    context = {
        "child": child,
        "called": child.person.called,
        "when": words.when(owed.stretch, now=at),
        "owed": words.owed_rows([owed], now=at)[0],
        "last": owed.stretch.last.id,
        "line": reverse("staff:talk", args=[owed.stretch.first.line]),
        "seemed": [(value, label) for value, label, _ in SEEMED],
        "chosen": request.POST.get("seemed", ""),
        "says": says,
        "errors": [("says", why)] if why else [],
    }
    return render(request, "leaving/account.html", context)


def happened(request: Request, child_id: int) -> HttpResponse:
    """Write down a call, a visit or a chance meeting: what has happened is always taken down."""
    caller, at = caller_of(request), clock.now()
    child = pages.open_(caller, child_id, at=at)
    if not moves.has_left(child, at=at):
        raise Http404
    why: tuple[tuple[str, str], ...] = ()
    if request.method == "POST":
        what = _happened(request)
        by, whole = people.one(caller.person_id), _whole(request, request.POST.get("says", ""))
        kept = writing.tell(child, what, whole, by=by, at=at) if what else _HALF
        if not isinstance(kept, Unkept):
            return pages.back(child_id, "account")
        why = kept.why
    here = at.astimezone(spoken.LONDON)
    said = request.POST
    context = {
        "child": child,
        "called": child.person.called,
        "ways": [(str(way), words.WAYS[Channel(way)]) for way in writing.BY_HAND],
        "way": said.get("channel", str(Channel.VOICE_CALL)),
        "began": said.get("began", "them"),
        "who_began": _BEGAN,
        "on": said.get("on", here.date().isoformat()),
        "from": said.get("from", f"{here:%H:%M}"),
        "until": said.get("until", f"{here:%H:%M}"),
        "seemed": [(value, label) for value, label, _ in SEEMED],
        "chosen": said.get("seemed", ""),
        "says": said.get("says", ""),
        "errors": [(_FIELDS.get(field, ""), says) for field, says in why],
    }
    return render(request, "leaving/happened.html", context)


_FIELDS = {"says": "says", "ended_at": "until", "on": "on"}
_HALF = Unkept((("on", "Say on which day it was, from when and until when."),))


def _owed(request: Request, child_id: int, message: UUID, at: datetime) -> Owed | None:
    """Return the account that is owed, if the caller may write it."""
    caller = caller_of(request)
    mine = reading.owed_by(caller, at=at)
    every = [*mine, *reading.late_at_homes_of(caller, at=at)]
    of_this = (each for each in every if each.child == child_id)
    return next((each for each in of_this if _is_in(message, each)), None)


def _is_in(message: UUID, owed: Owed) -> bool:
    return any(each.id == message for each in owed.stretch.said)


def _whole(request: Request, says: str) -> str:
    """Return the words with the tapped sentence at their end; none where nothing was written."""
    sentence = _SENTENCE.get(request.POST.get("seemed", ""), "")
    return f"{says.strip()} {sentence}".strip() if says.strip() else ""


def _happened(request: Request) -> Happened | None:
    said = request.POST
    day = asking.day(said.get("on", ""))
    began, ended = _time(said.get("from", "")), _time(said.get("until", ""))
    way = next((each for each in writing.BY_HAND if str(each) == said.get("channel")), None)
    if day is None or began is None or ended is None or way is None:
        return None
    return Happened(
        way,
        datetime.combine(day, began, spoken.LONDON),
        datetime.combine(day, ended, spoken.LONDON),
        begun_by_child=said.get("began") == "them",
    )


def _time(said: str) -> time | None:
    try:
        return time.fromisoformat(said) if len(said) == 5 else None  # noqa: PLR2004 - hours and minutes
    except ValueError:
        return None
