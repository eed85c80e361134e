"""One ask: what was said, what somebody else has to confirm, papers, and stopping its links."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access import consents, family
from clearline.access.middleware import Request, caller_of
from clearline.registers import people
from clearline.registers.asking import answers, asks, papers, wordings
from clearline.registers.asking.answers import Said
from clearline.registers.asking.forms import Channel, How, Says
from clearline.registers.recorded import Unkept
from clearline.web.permissions import asking, sheet

_HOW = {"telephone": How.TELEPHONE, "paper": How.PAPER, "in_person": How.IN_PERSON}
_SAYS = {says.value: says for says in Says}
# A whole request may be as large as a picture and its form, and no larger.
LARGEST = 5 * 1024 * 1024


def one(request: Request, ask_id: int) -> HttpResponse:
    """Show one ask, and do what is to be done with it."""
    caller, at = caller_of(request), clock.now()
    ask = consents.ask(caller, ask_id, at=at)
    if ask is None:
        raise Http404
    sheet.open_(caller, ask.child_id, at=at)
    if request.method != "POST":
        return _page(request, ask, at=at)
    by, doing = people.one(caller.person_id), request.POST.get("act", "")
    if doing in {"link", "paper"}:
        if not consents.may_begin(caller, ask.child_id, at=at) or not asks.is_open(ask, at=at):
            raise Http404
        return asking.shown_link(request, ask, by=by, at=at, on_paper=doing == "paper")
    kept = _DOES[doing](request, ask, by, at) if doing in _DOES else Unkept((("", "Look again."),))
    if isinstance(kept, Unkept):
        return _page(request, ask, at=at, why=str(kept))
    return redirect(f"{reverse('permissions:one', args=[ask.pk])}?{urlencode({'told': doing})}")


def paper(request: Request, ask_id: int, scan: int) -> HttpResponse:
    """Give out a signed paper, to be looked at and never run."""
    caller, at = caller_of(request), clock.now()
    ask = consents.ask(caller, ask_id, at=at)
    found = papers.one(ask, scan) if ask is not None else None
    if ask is None or found is None:
        raise Http404
    sheet.open_(caller, ask.child_id, at=at)
    answer = HttpResponse(bytes(found.content), content_type=found.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="signed-paper-{found.pk}"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _take(request: Request, ask: Any, by: Any, at: datetime) -> Any:
    """Take down what was said; a signed paper that comes along is kept first."""
    how = _HOW.get(request.POST.get("how", ""))
    if how is None:
        return Unkept((("how", "Choose how they told you."),))
    sent = request.FILES.get("paper")
    if sent is not None:
        content = sent.read(LARGEST)
        kept = papers.keep_scan(ask, sent.name or "", content, by=by, at=at)
        if isinstance(kept, Unkept):
            return kept
    words = request.POST.get("words", "").strip()[:500]
    said = {
        Channel(form): Said(_SAYS[value], words=words)
        for form in ask.forms
        if (value := request.POST.get(form, "")) in _SAYS
    }
    return answers.take_down(ask, said, how=how, by=by, at=at)


def _second(request: Request, ask: Any, by: Any, at: datetime) -> Any:
    """Confirm every yes of this ask that somebody else wrote down."""
    waiting = [a for a in answers.waiting(ask) if str(a.pk) in request.POST.getlist("answer")]
    for answer in waiting:
        kept = answers.second(answer, by=by, at=at)
        if isinstance(kept, Unkept):
            return kept
    return waiting or Unkept((("", "There is nothing to confirm any more. Look again."),))


def _stop(request: Request, ask: Any, by: Any, at: datetime) -> Any:  # noqa: ARG001 - as the others
    family.end(ask, by=by, at=at)
    return asks.stop(ask, by=by, at=at)


_DOES = {"take": _take, "second": _second, "stop": _stop}
_TOLD = {
    "take": "Written down. A no counts already; a yes once somebody else confirms it.",
    "second": "Confirmed. It counts from now on.",
    "stop": "Stopped. The link opens nothing any more.",
}


def _page(request: Request, ask: Any, *, at: datetime, why: str = "") -> HttpResponse:
    said = answers.newest(ask.child_id, ask.person_id)
    waiting = list(answers.waiting(ask))
    context = {
        "asked": ask,
        "who": ask.person.called if ask.person else "The social worker and the manager",
        "is_open": asks.is_open(ask, at=at),
        "is_together": ask.person is None,
        "rows": [_row(Channel(form), said.get(Channel(form))) for form in ask.forms],
        "waiting": [a for a in waiting if a.recorded_by_id != caller_of(request).person_id],
        "mine_waits": any(a.recorded_by_id == caller_of(request).person_id for a in waiting),
        "links": list(family.out(ask, at=at)),
        "scans": papers.of(ask),
        "back": reverse("permissions:sheet", args=[ask.child_id]),
        "told": _TOLD.get(request.GET.get("told", ""), ""),
        "why": why,
        "languages": wordings.in_force(at=at).values(),
    }
    return render(request, "permissions/one.html", context, status=200)


def _row(channel: Channel, answer: Any) -> dict[str, Any]:
    label = channel.label
    return {
        "channel": channel.value,
        "name": label[:1].upper() + label[1:],
        "answer": answer,
    }
