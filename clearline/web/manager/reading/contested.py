"""Findings that their writer says are wrong: looked at, and answered in two taps."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import looks, records
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.contact.found import contests
from clearline.contact.found.contests import Agreed, Contested, For
from clearline.registers import people
from clearline.registers.recorded import Unkept
from clearline.web import spoken
from clearline.web.manager.reading.doors import doors

AGREE_BECAUSE = {
    True: ("It is a professional’s", "It is the home’s own"),
    False: ("It’s fine in context", "The words mean something else"),
}
DECLINE_BECAUSE = ("It is somebody’s own", "It could be misread")
TOLD = {
    "agreed": "Agreed. It is known from now on, and its writer is told.",
    "declined": "Not agreed. It stays as it is, and its writer is told.",
    contests.Refusal.ANSWERED_ALREADY: "Somebody else was quicker. Nothing was done twice.",
    contests.Refusal.YOUR_OWN: "You wrote that one yourself, so somebody else decides.",
    contests.Refusal.NO_REASON: "Say why, in a few words. It still waits.",
    contests.Refusal.NO_DETAIL: "Say what the detail is and whose it is. It still waits.",
    "unkept": "It could not be taken down: it may be known already. It still waits.",
}
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One contested finding, as it is shown."""

    id: int
    writer: str
    child: str
    when: str
    before: str
    words: str
    after: str
    tone: str
    why: str
    clause: str
    becomes: str
    value: str
    is_mine: bool
    talk: str
    reasons: tuple[str, ...]


def front(request: Request) -> HttpResponse:
    """Show what waits to be looked at."""
    caller, at = caller_of(request), clock.now()
    waiting = contests.waiting(_homes(request, at))
    # Words that somebody wrote to a child are about to be shown: a look at each conversation.
    seen = {
        str(w.row.message.conversation_id): w.row.message.conversation.child_id for w in waiting
    }
    looks.take_all(caller, LookKind.CONVERSATION, seen, at=at)
    page = {
        "doors": doors("reading:contested"),
        "rows": [_row(each, caller.person_id, at) for each in waiting],
        "decline_because": DECLINE_BECAUSE,
        "whom": WHOM,
        "told": TOLD.get(request.GET.get("told", ""), ""),
    }
    return render(request, "manager/reading/contested.html", page)


WHOM = (
    (For.CHILD.value, "this child only"),
    (For.HOME.value, "every child here"),
)


def answer(request: Request, contest: int) -> HttpResponse:
    """Agree or not, with a reason."""
    at = clock.now()
    found = contests.one(contest, _homes(request, at))
    if found is None:
        raise Http404
    what, _, why = request.POST.get("act", "").partition(":")
    reason = request.POST.get(f"{what}_reason", "") if why == "own" else why
    by = people.one(caller_of(request).person_id)
    reason = reason.strip()[:_LONGEST]
    if what == "agree":
        agreed = _agreed(request, found)
        result = contests.agree(found, reason=reason, by=by, at=at, agreed=agreed)
    else:
        result = contests.decline(found, reason=reason, by=by, at=at)
    code = "unkept" if isinstance(result, Unkept) else result
    code = code or ("agreed" if what == "agree" else "declined")
    return redirect(f"{reverse('reading:contested')}?told={code}")


def _agreed(request: Request, found: Contested) -> Agreed | None:
    """Return what the detail is, whose, and for whom; the name of whose may stay unsaid."""
    value = request.POST.get("value", "").strip()[:300]
    to = request.POST.get("to", For.CHILD.value)
    if not value or found.becomes is None or to not in {For.CHILD, For.HOME}:
        return None
    whose = request.POST.get("whose", "").strip()[:200] or "Not said"
    return Agreed(For(to), value, whose)


def _homes(request: Request, at: datetime) -> list[int]:
    return [home.pk for home in records.homes_managed_by(caller_of(request), at=at)]


def _row(each: Contested, me: int, at: datetime) -> Row:
    row, finding = each.row, each.finding
    line = row.message.conversation
    return Row(
        id=each.id,
        writer=row.contested_by.called,
        child=line.child.person.called,
        when=spoken.moment(row.contested_at, now=at),
        before=each.text[: row.start],
        words=each.words,
        after=each.text[row.end :],
        tone="hold" if finding and finding.outcome == "hold" else "",
        why=spoken.set_(finding.why) if finding else "",
        clause=finding.clause if finding else "",
        becomes=each.becomes.label if each.becomes else "",
        value=each.value,
        is_mine=row.contested_by_id == me,
        talk=reverse("staff:talk", args=[line.pk]),
        reasons=AGREE_BECAUSE[each.becomes is not None],
    )
