"""A conversation, as one of the staff's side sees it."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.contact import drafts, reading, seen
from clearline.contact import thread as threads
from clearline.contact.overview import answered, around
from clearline.contact.overview import children as mine
from clearline.contact.overview.around import Around
from clearline.contact.overview.children import Known
from clearline.contact.seen import As, View
from clearline.contact.thread import Thread
from clearline.policy.terms import Purpose
from clearline.web import back
from clearline.web.crisis.words import TAPPED
from clearline.web.staff import channels, forms, thread, words
from clearline.web.staff.shown import Talk, Writing
from clearline.web.staff.thread import Setting

# One talk has one purpose: within this time the program knows it and does not ask again.
SAME_TALK = timedelta(hours=1)
# As far as the tables count.
_LAST_PLACE = 2**63 - 1


def talk(request: Request, conversation: UUID) -> HttpResponse:
    """Show a conversation."""
    view, at = opened(request, conversation), clock.now()
    before = forms.key(request.GET.get("before", ""))
    found = threads.read(view, before=before)
    writing = Writing(
        message=uuid4(),
        text=_tapped(request, _draft(view, found, at)) if may_write(view) else "",
        purpose=_purpose(request, found, at),
        purpose_note=request.GET.get("purpose_note", ""),
        channel=_channel(request, view, found, at),
    )
    writing = _correcting(request, found, writing)
    came = back.of(request, _back(view), "")
    shown = page(view, found, writing, at=at) | {"back": came.href}
    return render(request, "staff/talk.html", shown)


def _draft(view: View, found: Thread, at: datetime) -> str:
    """Return what the writer had typed, unless it has been sent since, or waits."""
    text = drafts.of(view.line, view.person, at=at)
    on_its_way = {t.text.strip() for t in found.said if t.is_mine and t.state in {"sent", "held"}}
    if text.strip() not in on_its_way:
        return text
    drafts.drop(view.line, view.person)
    return ""


def _tapped(request: Request, text: str) -> str:
    """Return the draft with the words that were tapped on the page of a crisis, once."""
    place = forms.key(request.GET.get("help", "")) or 0
    words = TAPPED[place - 1] if 0 < place <= len(TAPPED) else ""
    return text if words in text else f"{text} {words}".strip()


def since(request: Request, conversation: UUID, place: int) -> HttpResponse:
    """Return what is new or changed since a place of the ledger."""
    view, at = opened(request, conversation), clock.now()
    found = threads.since(view, min(place, _LAST_PLACE))
    if any(told.is_mine for told in found.said):
        # What was sent is in the conversation now, and no draft any more.
        drafts.drop(view.line, view.person)
    known = mine.known(view, at=at)
    setting = _setting(view, known, around.of(view.line, at=at), found, at)
    shown = {
        "days": thread.days(found, setting),
        "newest": found.newest,
        "private": view.line.is_protected,
    }
    return render(request, "staff/since.html", shown)


def view_of(request: Request, conversation: UUID) -> View:
    """Return the caller's view of a conversation."""
    view = seen.along(caller_of(request), conversation, at=clock.now())
    if view is None:
        raise Http404
    return view


def opened(request: Request, conversation: UUID) -> View:
    """Return the caller's view; that they read it is recorded before anything is shown."""
    view = view_of(request, conversation)
    reading.note(caller_of(request), view, at=clock.now())
    return view


def may_write(view: View) -> bool:
    """Say whether this viewer has a place from which to write."""
    return view.as_ in {As.WRITER, As.OVERSEER, As.HOLDER}


def page(view: View, found: Thread, writing: Writing, *, at: datetime) -> dict[str, object]:
    """Return everything that the page of a conversation shows."""
    known = mine.known(view, at=at)
    people = around.of(view.line, at=at)
    setting = _setting(view, known, people, found, at)
    line = view.line
    crisis = None if line.is_protected else known.crisis
    if crisis is not None:
        # There it is the purpose of whatever is written, and nobody is asked for another.
        writing = replace(writing, purpose=Purpose.CRISIS.value)
    shown = Talk(
        id=line.id,
        child=line.child,
        name=known.name,
        called=known.called,
        where="" if line.is_protected else words.whereabouts(known.where, now=at),
        is_private=line.is_protected,
        oversight=_oversight(view, known, people),
        days=thread.days(found, setting),
        newest=found.newest,
        earlier=found.said[0].place if found.has_older and found.said else None,
        back=_back(view),
        # Whoever mostly reads here has the box, and not all the purposes open under it.
        writes_often=view.as_ is not As.OVERSEER,
        may_write=may_write(view),
        asks_purpose=not line.is_protected and crisis is None,
        channels=channels.choices(line, writing.channel, at=at) if may_write(view) else (),
        in_crisis=_crisis_page(crisis, line.home),
    )
    return {
        "talk": shown,
        "may_start": may_start(view),
        "writing": writing,
        "everyday": words.EVERYDAY,
        "less_often": words.LESS_OFTEN,
        "more_open": writing.purpose in dict(words.LESS_OFTEN),
        "about": words.PURPOSE_OF.get(writing.purpose, ""),
        "private": line.is_protected,
    }


def _oversight(view: View, known: Known, people: list[Around]) -> dict[str, str]:
    sentence = words.who_can_read(
        people,
        me=view.person,
        child=known.called,
        home=known.where.home_name if view.line.home else "",
    )
    return {"sentence": sentence, "href": reverse("staff:who", args=[view.line.id])}


def may_start(view: View) -> bool:
    """Say whether one tap here starts a crisis: on a line of the home, for those who write."""
    return view.line.home is not None and view.as_ in {As.WRITER, As.OVERSEER}


def _crisis_page(crisis: int | None, home: int | None) -> str:
    return reverse("crises:one", args=[crisis]) if crisis and home is not None else ""


def _setting(
    view: View, known: Known, people: list[Around], found: Thread, at: datetime
) -> Setting:
    held = [told.id for told in found.said if told.state == "held"]
    return Setting(
        child=known.called,
        me=view.person,
        people=people,
        waiting=answered.waiting_of(held, at=at) if held else {},
        now=at,
        sees_all=view.sees_all,
        asks_purpose=not view.line.is_protected,
    )


def _back(view: View) -> str:
    if view.line.is_protected:
        return reverse("staff:private", args=[view.line.seat])
    if view.as_ is As.READER:
        return reverse("scrutineer:record")
    if view.as_ is As.REVIEWER:
        return reverse("staff:children")
    return reverse("staff:child", args=[view.line.child])


def _purpose(request: Request, found: Thread, at: datetime) -> str:
    """Return what was tapped on the child's page, or what the last of mine just now was for."""
    asked = request.GET.get("purpose", "")
    if asked in words.PURPOSE_OF:
        return asked
    own = [told for told in found.said if told.is_mine and at - told.at < SAME_TALK]
    return (own[-1].purpose or "") if own else ""


def _channel(request: Request, view: View, found: Thread, at: datetime) -> str:
    """Return the way that was tapped, or the one by which the child wrote last, just now."""
    if asked := request.GET.get("channel"):
        return channels.chosen(asked, view.line)
    theirs = [told for told in found.said if told.is_from_child and at - told.at < SAME_TALK]
    return channels.chosen(theirs[-1].channel if theirs else "", view.line)


def _correcting(request: Request, found: Thread, writing: Writing) -> Writing:
    """Put what is corrected above the box, if it is one of the writer's own on this page."""
    asked = request.GET.get("corrects", "")
    told = next((t for t in found.said if t.is_mine and str(t.id) == asked), None)
    if told is None or told.state != "sent":
        return writing
    return replace(
        writing,
        corrects=told.id,
        corrects_words=told.text,
        text=writing.text or told.text,
        purpose=told.purpose or "",
    )
