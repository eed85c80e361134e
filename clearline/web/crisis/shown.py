"""A crisis in words, for its page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from clearline.clocks import ladder
from clearline.contact.crises import deadlines, reading
from clearline.contact.crises.reading import Kind, Told
from clearline.contact.crises.working import QUESTIONS
from clearline.web import spoken
from clearline.web.crisis import helplines
from clearline.web.crisis.words import ASKS, DUE, HELPS, HURTS, OPENS, SAYS, TAPPED


@dataclass(frozen=True, slots=True)
class Ringing:
    """Somebody who can be rung, and what they know."""

    name: str
    says: str
    number: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what happened."""

    at: datetime
    says: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the four questions, and what was answered."""

    name: str
    number: int
    asks: str
    said: str


def of(told: Told, me: int, *, at: datetime) -> dict[str, object]:
    """Return what the page shows."""
    crisis, course = told.crisis, told.course
    last = reading.wrote_last(told)
    message = last.message if last else None
    return {
        "crisis": crisis,
        "told": told,
        "called": crisis.child.person.called,
        "with_you": _with_you(told, me),
        "minutes": ladder.minutes_left(course.contact_by, now=at),
        "left": ladder.share_left(course.declared_at, course.contact_by, now=at),
        "contact_by": course.contact_by,
        "late": spoken.span(at - course.contact_by) if at >= course.contact_by else "",
        "wrote": getattr(getattr(message, "words", None), "text", "") if message else "",
        "wrote_at": last.at if last else None,
        "ringing": _ringing(told, me, at),
        "lines": helplines.lines(),
        "has_duty_team": helplines.has_duty_team(),
        "number": told.numbers.get(crisis.child_id, ""),
        "questions": [
            Question(name, place, ASKS[name], told.answers.get(name, ""))
            for place, name in enumerate(QUESTIONS, start=1)
        ],
        "level": _level(told.answers),
        "answers": SAYS.items(),
        "helps": _helps(told),
        "hurts": HURTS,
        "timeline": _timeline(told),
        "opens": course.opens(at),
        "opened": [OPENS[word] for word in OPENS if word in told.opens],
        "opens_until": course.opens_until,
        "is_narrowed": deadlines.is_narrowed(
            crisis.declared_at, acknowledged=told.acknowledged is not None, now=at
        ),
        "renewable": at >= course.opens_until - deadlines.ASKED_BEFORE_THE_END,
        "talk": reverse("staff:talk", args=[crisis.conversation_id]) + "?purpose=crisis",
        "now": at,
    }


def _helps(told: Told) -> list[tuple[int, str]]:
    """Return the words that help, numbered; to who is gone, first those that show nothing."""
    numbered = list(enumerate(TAPPED, start=1))
    if told.crisis.why == reading.Why.MISSING:
        return numbered[len(HELPS) :] + numbered[: len(HELPS)]
    return numbered[: len(HELPS)]


def _with_you(told: Told, me: int) -> str:
    others = [person.called for person in told.together if person.pk != me]
    is_in = any(person.pk == me for person in told.together)
    names = [*(["You"] if is_in else []), *others]
    return f"{spoken.names(names)}." if names else "Nobody has come to it yet."


def _ringing(told: Told, me: int, at: datetime) -> list[Ringing]:
    """Return whom to ring, each once: who works on it, who is on call, and who is next."""
    there, known = told.there, told.acknowledged
    began = told.crisis.declared_at
    found: dict[int, Ringing] = {}
    home = told.crisis.home.telephone

    def put(people: object, says: str, *, is_late: bool = False) -> None:
        for person in people:  # type: ignore[attr-defined]
            number = told.numbers.get(person.pk, "") or home
            found.setdefault(person.pk, Ringing(person.name, says, number, is_late))

    silent = "Told in the app. No answer yet."
    if known is not None and known.by is not None:
        put([known.by], f"Knows of it since {spoken.time(known.at)}.")
    put(there.on_call, f"On call. {silent if known is None else ''}", is_late=known is None)
    put(there.on_shift, "On shift.")
    for rung, people in ((0, there.next_on_call), (1, there.managers), (2, there.responsible)):
        step = deadlines.SILENCE[rung]
        moment = spoken.time(began + step.after)
        waits = began + step.after > at and known is None
        put(people, f"Told at {moment} if nobody answers." if waits else _ROLES[rung])
    found.pop(me, None)
    return list(found.values())


_ROLES = ("Next on call.", "Manager.", "Responsible individual.")


def _level(answers: dict[str, str]) -> str:
    """Say what the answers so far add up to: the practice guidance has four levels."""
    if answers.get("when") == "yes":
        return "Level 3. One of you rings 999 now, the other stays with them."
    if "yes" in {answers.get("plan"), answers.get("means")}:
        return "Level 2. The manager joins. Ring the duty team."
    if answers.get("thoughts") == "yes":
        return "Level 1. Answer within 15 minutes, and stay in touch."
    return ""


def _timeline(told: Told) -> list[Line]:
    crisis = told.crisis
    by = (
        "They asked for it"
        if crisis.declared_by_id == crisis.child_id
        else (crisis.declared_by.called)
    )
    found = [Line(crisis.declared_at, f"Started. {crisis.get_why_display()}: {by}.")]
    found += [_line(told, step) for step in told.steps]
    if crisis.ended_at is not None and crisis.ended_by is not None:
        says = f"Over, {crisis.get_ending_display()}: {crisis.ended_by.called}"
        found.append(Line(crisis.ended_at, says, crisis.reason or ""))
    return found[::-1]


def _line(told: Told, step: reading.CrisisStep) -> Line:
    by = step.by.called if step.by else ""
    whom = step.person.called if step.person else ""
    says = {
        Kind.JOINED: f"{by} came to it",
        Kind.ASKED: f"{by} asked for help now",
        Kind.BROUGHT_IN: f"{by} asked {whom} to help",
        Kind.NOTE: by,
        Kind.ANSWERED: f"{ASKS.get(step.of, '')} {SAYS.get(step.says, '')} ({by})",
        Kind.RINGS: f"{whom} rings 999",
        Kind.ACKNOWLEDGED: f"{by} knows of it",
        Kind.RENEWED: f"{by} let it go on",
        Kind.DUE: _due(told, step),
    }[Kind(step.kind)]
    return Line(step.at, says, step.says if step.kind == Kind.NOTE else "")


def _due(told: Told, step: reading.CrisisStep) -> str:
    names = [told.names[key].called for key in step.people if key in told.names]
    says = DUE.get(step.of, "It goes on only if a manager says so")
    whom = f"Told in the app: {spoken.names(names)}." if names else "Nobody holds that post."
    return f"{says}. {whom}"


def since(at: datetime, began: datetime) -> str:
    """Say for how long it has been."""
    return spoken.span(max(at - began, timedelta(0)))
