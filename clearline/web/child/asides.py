"""What a child can do beside talking: say how it felt, ask, hide and show."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import caller_of
from clearline.contact import marks, seen, thread
from clearline.contact.mine import Felt, Mine, Wants
from clearline.web.child import glossary, says
from clearline.web.child.talk import FACES, FELT, line_of

WHOM = [(w.value, w.label) for w in Wants if w is not Wants.MEANING]


def _said_at(request: HttpRequest, line: Mine, place: int) -> thread.Said:
    """Return the message at a place of a line, as the child sees it."""
    if seen.may_read(caller_of(request), line.view):
        for said in thread.read(line.view, before=place + 1, length=1).said:
            if said.place == place:
                return said
    raise Http404


def _back(line: Mine, told: str, place: int | None = None) -> HttpResponseRedirect:
    """Lead back to the conversation, at the message it was about."""
    at = "end" if place is None else f"p{place}"
    return HttpResponseRedirect(f"{reverse('child:talk', args=[line.id])}?told={told}#{at}")


def feel(request: HttpRequest, conversation: UUID, place: int) -> HttpResponse:
    """Take down how a message felt; the writer sees it only if the child then says so."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    said = _said_at(request, line, place)
    if request.method == "POST":
        return _felt(request, line, said, at)
    writer = says.first(said.author) if said.author else ""
    context = {
        "said": said,
        "writer": writer,
        "felt": FELT.get(said.felt, ""),
        "faces": FACES,
        "talk": line,
        **_frame(line),
    }
    return render(request, "child/felt.html", context)


def _felt(request: HttpRequest, line: Mine, said: thread.Said, at: datetime) -> HttpResponse:
    chosen = request.POST.get("felt", "")
    show = chosen == "show"
    felt = said.felt if show else chosen
    if felt not in Felt.values or not marks.felt(
        line.view, said.id, Felt(felt), at=at, to_writer=show
    ):
        raise Http404
    if felt == Felt.SKIPPED or show:
        return _back(line, "shown" if show else "skipped", said.place)
    return HttpResponseRedirect(reverse("child:feel", args=[line.id, said.place]))


def someone_else(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Ask for somebody else to talk to: anyone, a woman, a man, or somebody by name."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    if line.is_private:
        raise Http404
    wants, note = request.POST.get("wants", ""), request.POST.get("note", "")
    if request.method == "POST" and wants in dict(WHOM):
        marks.ask(line.view, Wants(wants), at=at, note=note)
        return _asked(request, line, at)
    context = {
        "choices": WHOM,
        "chosen": wants,
        "note": note,
        "errors": [("ask", "Tap who you would like.")] if request.method == "POST" else [],
        "place": line.home.short_name if line.home else "work",
        "who_gets_it": f"{says.manager_of(line, at=at)} gets this and answers you.",
        **_frame(line),
    }
    return render(request, "child/someone_else.html", context)


def _asked(request: HttpRequest, line: Mine, at: datetime) -> HttpResponse:
    who = says.manager_of(line, at=at)
    context = {"head": "Asked", "says": f"{who} has it, and will answer you here.", **_frame(line)}
    return render(request, "child/told.html", context)


def meaning(request: HttpRequest, conversation: UUID, place: int) -> HttpResponse:
    """Explain the words of a message; or let the writer know that it was not clear."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    said = _said_at(request, line, place)
    if request.method == "POST" and not line.is_private:
        note = request.POST.get("note", "")
        marks.ask(line.view, Wants.MEANING, at=at, note=note, message=said.id)
        return _back(line, "asked", place)
    context = {
        "said": said,
        "by": says.first(said.author) if said.author else says.name_of(line),
        "meanings": glossary.all_explained(said.text),
        **_frame(line),
    }
    return render(request, "child/meaning.html", context)


def hide(request: HttpRequest, conversation: UUID, place: int) -> HttpResponse:
    """Put one of my own messages out of my own sight."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    if not marks.hide(line.view, _said_at(request, line, place).id, at=at):
        raise Http404
    return _back(line, "hidden", place)


def show(request: HttpRequest, conversation: UUID, place: int) -> HttpResponse:
    """Bring it back."""
    at = clock.now()
    line = line_of(request, conversation, at=at)
    if not marks.show(line.view, _said_at(request, line, place).id, at=at):
        raise Http404
    return _back(line, "", place)


def _frame(line: Mine) -> dict[str, object]:
    return {"back": reverse("child:talk", args=[line.id]) + "#end", "private": line.is_private}
