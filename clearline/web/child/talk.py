"""A child's conversations: reading, writing, and what is new since."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import cookies
from clearline.access.middleware import caller_of
from clearline.contact import drafts, front, marks, mine, seen, thread
from clearline.contact.draft import Answer, Draft
from clearline.contact.mine import Felt, Mine
from clearline.contact.thread import Thread
from clearline.web import spoken
from clearline.web.child import glossary, says, seen_here
from clearline.web.child.shown import Day, Feel, Said, Talk
from clearline.web.send import SAYS

FACES = [(felt.value, felt.label) for felt in Felt if felt is not Felt.SKIPPED]
FELT = {felt.value: felt.label.lower() for felt in Felt}


def line_of(request: HttpRequest, conversation: UUID, *, at: datetime) -> Mine:
    """Return one of the caller's own lines; there is no other."""
    line = mine.one_of(caller_of(request), conversation, at=at)
    if line is None:
        raise Http404
    return line


def with_home(request: HttpRequest) -> HttpResponse:
    """Lead to the line with the home, or to the first page where there is none."""
    for line in mine.all_of(caller_of(request), at=clock.now()):
        if line.home is not None:
            return HttpResponseRedirect(reverse("child:talk", args=[line.id]) + "#end")
    return HttpResponseRedirect(reverse("child:front"))


def talk(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Show one conversation; or send, where no script does."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    if request.method != "POST":
        return _page(request, line, at)
    answer = _send(request, line)
    if answer.problem is not None:
        said = {"problem": SAYS[answer.problem], "draft_id": str(answer.draft)}
        return _page(request, line, at, words=request.POST.get("text", ""), also=said)
    drafts.drop(line.view.line, line.view.person)
    told = "" if seen.may_read(caller_of(request), line.view) else "?told=sent"
    return HttpResponseRedirect(reverse("child:talk", args=[line.id]) + told + "#end")


def _send(request: HttpRequest, line: Mine) -> Answer:
    try:
        # Made by the form: sent twice, it gets the first answer.
        name = UUID(request.POST.get("id", ""))
    except ValueError:
        name = uuid4()
    draft = Draft(name, line.id, request.POST.get("text", ""), session=cookies.digest_in(request))
    return front.submit(draft).result()


def since(request: HttpRequest, conversation: UUID, place: int) -> HttpResponse:
    """Show what is new or has changed since a place, for the script to put in."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    if not seen.may_read(caller_of(request), line.view):
        return render(request, "child/since.html", {"days": (), "newest": place})
    found, ties = thread.since(line.view, place), says.ties_on(line, at=at)
    days = _days(line, found, ties, at)
    if any(said.is_mine and said.read_by for day in days for said in day.said):
        # Whoever reads the last has read those before it as well.
        days = tuple(
            _read_or_new(day, place) for day in _days(line, thread.read(line.view), ties, at)
        )
    newest = max(found.newest, place)
    shown = {
        "days": days,
        "newest": newest,
        "talk": _bare(line, newest),
        "private": line.is_private,
    }
    response = render(request, "child/since.html", shown)
    seen_here.note(request, response, line.id, newest)
    return response


def _read_or_new(day: Day, place: int) -> Day:
    return replace(day, said=tuple(s for s in day.said if s.read_by or s.place > place))


def keep(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Keep words not yet sent; they are the child's alone."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    drafts.keep(line.view.line, line.view.person, request.POST.get("text", "")[:20_000], at=at)
    return HttpResponse(status=204)


def _page(
    request: HttpRequest,
    line: Mine,
    at: datetime,
    *,
    words: str | None = None,
    also: dict[str, str] | None = None,
) -> HttpResponse:
    before = request.GET.get("before", "")
    upto = int(before) if before.isascii() and before.isdigit() else None
    shown = _talk(request, line, at, before=upto)
    kept = drafts.of(line.view.line, line.view.person, at=at) if words is None else words
    context = {
        "talk": replace(shown, draft=kept),
        "private": line.is_private,
        "back": reverse("child:front"),
        "faces": FACES,
        "draft_id": uuid4(),
        "told": TOLD.get(request.GET.get("told", ""), ""),
        **(also or {}),
    }
    response = render(request, "child/talk.html", context)
    if upto is None and not shown.is_shut:
        seen_here.note(request, response, line.id, shown.newest)
    return response


TOLD = {
    "hidden": "Hidden from you. Staff can still read it.",
    "felt": "Only you can see that.",
    "shown": "They can see now how it felt.",
    "skipped": "We will not ask again. You can still say it under any message.",
    "sent": "Sent. It is safe, though it does not show on this phone yet.",
    "asked": "Asked. Somebody will answer you.",
}
"""What a child is told after a tap; the word stands in the address, and holds nothing."""


def _talk(request: HttpRequest, line: Mine, at: datetime, *, before: int | None) -> Talk:
    """Put together one stretch of a conversation."""
    ties = says.ties_on(line, at=at)
    who_can_see = says.who_can_see(line, ties, at=at)
    if not seen.may_read(caller_of(request), line.view):
        return replace(_bare(line, -1), who_can_see=who_can_see, is_shut=True)
    found = thread.read(line.view, before=before)
    days = _days(line, found, ties, at)
    return replace(
        _bare(line, found.newest),
        who_can_see=who_can_see,
        days=days,
        earlier=found.said[0].place if found.has_older else None,
        feel=_feel(line, days) if before is None else None,
    )


def _bare(line: Mine, newest: int) -> Talk:
    return Talk(line.id, says.name_of(line), line.is_private, "", (), newest)


def _feel(line: Mine, days: tuple[Day, ...]) -> Feel | None:
    """Ask how the newest words of somebody felt: at most once, and never in a private line."""
    written = [s for day in days for s in day.said if not s.is_mine and not s.is_by_itself]
    if not written or line.is_private or not marks.may_be_asked(line.view):
        return None
    return Feel(written[-1].place, written[-1].by)


def _days(line: Mine, found: Thread, ties: mine.Ties, at: datetime) -> tuple[Day, ...]:
    roles, others = says.roles_on(line, ties)
    shown = [_said(each, roles, others) for each in found.said]
    return tuple(
        Day(name, tuple(said))
        for name, said in groupby(shown, key=lambda each: spoken.day(each.at, now=at))
    )


def _said(each: thread.Said, roles: Mapping[int, str], others: str) -> Said:
    author = each.author
    return Said(
        place=each.place,
        message=each.id,
        words=each.text,
        at=each.at,
        is_mine=each.is_mine,
        by=says.first(author) if author and not each.is_mine else "",
        role=roles.get(author.pk, others) if author and not each.is_mine else "",
        read_by=f"{says.first(each.read_by)} has read it." if each.read_by else "",
        felt=FELT.get(each.felt, ""),
        corrects=each.corrects is not None,
        is_hidden=each.is_hidden,
        meanings=() if each.is_mine else glossary.explained(each.text),
    )
