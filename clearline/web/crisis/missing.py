"""The pages of a child who is gone: saying so, what was done, and that they are back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.clocks import ladder
from clearline.contact.crises import missing as gone
from clearline.contact.crises.missing import Absence, Away, Gone, Person, Sought
from clearline.registers import missing, people
from clearline.registers.recorded import Unkept
from clearline.web import spoken
from clearline.web.crisis.shown import Line
from clearline.web.crisis.words import TAPPED, TRIED

M, A = Away.MISSING.value, Away.AWAY_WITHOUT_LEAVE.value
_TOLD = (Sought.POLICE, Sought.AUTHORITY, Sought.FAMILY, Sought.UNSAFE)


@dataclass(frozen=True, slots=True)
class Row:
    """One child in a list: who is gone, or came back and is owed a talk."""

    href: str
    child: str
    says: str
    is_open: bool


def rows(request: Request, at: datetime) -> list[Row]:
    """Return those who are gone now, and those who are owed an interview."""
    return [_row(each, at) for each in gone.of(caller_of(request), at=at)]


def _row(each: Absence, at: datetime) -> Row:
    kind = "Missing" if each.kind == M else "Away without leave"
    says = f"{kind} for {spoken.span(at - each.from_at)}"
    if each.returned_at is not None:
        by = each.returned_at + missing.INTERVIEW_WITHIN
        late = "should have been offered" if by < at else "to be offered"
        says = f"Back. A talk is {late} by {spoken.moment(by, now=at)}"
    href = reverse("crises:missing", args=[each.pk])
    return Row(href, each.child.person.called, says, each.returned_at is None)


def say(request: Request, child_id: int) -> HttpResponse:
    """Say that a child is gone: nobody knows where, or they are known to be somewhere."""
    caller, at = caller_of(request), clock.now()
    child = records.child_in_care_of(caller, child_id, at=at)
    if child is None:
        raise Http404
    now = missing.gone(child.pk)
    if now is not None:
        return redirect("crises:missing", absence=now.pk)
    problem, kind = "", request.POST.get("kind", "")
    if request.method == "POST":
        since, problem = _moment(request, at)
        if kind not in {M, A}:
            problem = "Choose one of the two. Nothing was written down yet."
        if not problem:
            by = people.one(caller.person_id)
            kept = gone.say(child, Away(kind), since=since, by=by, at=at)
            if not isinstance(kept, Unkept):
                return _after(*kept)
            problem = str(kept)
    page = {
        "child": child,
        "called": child.person.called,
        "problem": problem,
        "kind": kind,
        "since": request.POST.get("since", ""),
    }
    return render(request, "crisis/gone.html", page, status=422 if problem else 200)


def _after(absence: Absence, crisis: object) -> HttpResponse:
    key = getattr(crisis, "pk", None)
    if key is not None:
        return redirect("crises:one", crisis=key)
    return redirect("crises:missing", absence=absence.pk)


def _moment(request: Request, at: datetime) -> tuple[datetime | None, str]:
    """Return the moment that was typed, as the clock in England shows it, or what is wrong."""
    said = request.POST.get("since", "").strip()
    if not said:
        return None, ""
    try:
        moment = datetime.fromisoformat(said).replace(tzinfo=spoken.LONDON)
    except ValueError:
        return None, "That is no time. Leave it empty for now."
    return (moment, "") if moment <= at else (None, "That is still to come.")


def one(request: Request, absence: int) -> HttpResponse:
    """Show what is known and was done; or write down what was tapped."""
    caller, at = caller_of(request), clock.now()
    found = gone.one(caller, absence, at=at)
    if found is None:
        raise Http404
    following = missing.followed_by(found.absence)
    if following is not None:
        return redirect("crises:missing", absence=following.pk)
    problem = ""
    if request.method == "POST":
        answer = _do(request, found, people.one(caller.person_id), at)
        if not isinstance(answer, Unkept):
            return redirect("crises:missing", absence=absence)
        problem = str(answer)
    return render(
        request, "crisis/missing.html", _page(found, at, problem), status=422 if problem else 200
    )


def _do(request: Request, found: Gone, by: Person, at: datetime) -> object:
    act, says = request.POST.get("act", ""), request.POST.get("says", "")
    if act in Sought.values:
        tapped = request.POST.get("tapped", "") or says
        words = tapped if act in {Sought.POLICE, Sought.TRIED} else ""
        return missing.note(found.absence, Sought(act), words, by=by, at=at)
    verb = _VERBS.get(act)
    if verb is None:
        raise Http404
    return verb(request, found, by, at)


def _back(request: Request, found: Gone, by: Person, at: datetime) -> object:
    since, problem = _moment(request, at)
    if problem:
        return Unkept((("since", problem),))
    return missing.come_back(found.absence, returned_at=since, by=by, at=at)


def _other(_: Request, found: Gone, by: Person, at: datetime) -> object:
    other = Away.AWAY_WITHOUT_LEAVE if found.absence.kind == M else Away.MISSING
    return gone.say(found.absence.child, other, since=None, by=by, at=at)


_VERBS: dict[str, Callable[[Request, Gone, Person, datetime], object]] = {
    "back": _back,
    "other": _other,
}


def _page(found: Gone, at: datetime, problem: str) -> dict[str, object]:
    absence, by = found.absence, found.interview_by
    began = absence.returned_at
    done = {step.kind: step for step in found.searches}
    return {
        "found": found,
        "absence": absence,
        "called": absence.child.person.called,
        "is_missing": absence.kind == M,
        "for_so_long": spoken.span(at - absence.from_at),
        "told": [(kind.value, done.get(kind.value)) for kind in _TOLD],
        "police": [step for step in found.searches if step.kind == Sought.POLICE],
        "done": done,
        "tried": TRIED,
        "talk": _talk(found),
        "timeline": _timeline(found),
        "interview_by": by,
        "is_late": by is not None and by < at,
        "left": ladder.share_left(began, by, now=at) if by and began else 0,
        "problem": problem,
        "now": at,
    }


def _talk(found: Gone) -> str:
    """Lead to the line with them, with words in the box that show nothing."""
    if found.line is None:
        return ""
    query = f"?purpose=welfare&help={len(TAPPED)}#words"
    return reverse("staff:talk", args=[found.line]) + query


def _timeline(found: Gone) -> list[Line]:
    absence = found.absence
    kind = "Nobody knows where" if absence.kind == M else "Known to be somewhere"
    lines = [Line(absence.from_at, f"Gone. {kind}: {absence.recorded_by.called}.")]
    lines += [
        Line(
            step.recorded_at,
            f"{step.get_kind_display().capitalize()}: {step.recorded_by.called}.",
            step.says,
        )
        for step in found.searches
    ]
    lines += [
        Line(event.at, f"Wrote in the app: {event.message.author.called}.")
        for event in found.wrote
        if event.message is not None and event.message.author is not None
    ]
    if absence.returned_at is not None and absence.returned_by is not None:
        lines.append(Line(absence.returned_at, f"Back: {absence.returned_by.called}."))
    return sorted(lines, key=lambda line: line.at, reverse=True)
