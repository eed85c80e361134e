"""How an approval, an account and a wish are said: one sentence of fact, and whose it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from clearline.contact.accounts.owing import Owed
from clearline.contact.accounts.stretches import Stretch
from clearline.contact.approvals.course import Course, Said, State
from clearline.policy.terms import Channel
from clearline.registers import people
from clearline.web import spoken
from clearline.web.staff.words import PURPOSE_OF

# The state of the line, and the word beside it.
STATES = {
    State.WAITING: ("waiting", "Asked"),
    State.AHEAD: ("open", "Approved"),
    State.OPEN: ("open", "Approved"),
    State.REFUSED: ("closed", "Refused"),
    State.REVOKED: ("closed", "Taken back"),
    State.LAPSED: ("closed", "Lapsed"),
    State.RAN_OUT: ("closed", "Ran out"),
    State.TAKEN_BACK: ("closed", "Not asked any more"),
    State.REPLACED: ("closed", "Asked anew"),
}
WAYS = {
    Channel.IN_APP: "App message",
    Channel.SMS: "Text message",
    Channel.VOICE_CALL: "Phone call",
    Channel.VIDEO_CALL: "Video call",
    Channel.EMAIL: "E-mail",
    Channel.FACE_TO_FACE: "Face to face",
}
# Where it is the first word of a draft.
_HOW = {
    Channel.IN_APP: "In the app",
    Channel.SMS: "By text",
    Channel.EMAIL: "By e-mail",
    Channel.VOICE_CALL: "On the phone",
    Channel.VIDEO_CALL: "By video",
    Channel.FACE_TO_FACE: "Face to face",
}
_DECIDED = {"approved": "Yes", "declined": "No", "revoked": "Took it back"}


@dataclass(frozen=True, slots=True)
class AskRow:
    """One asking in words, with every answer to it."""

    href: str
    state: str
    word: str
    who: str
    how: str
    days: str
    what_for: str
    why: str
    asked: str
    answers: tuple[str, ...]
    waits_for: str
    is_waiting: bool


def ask_row(found: Course, *, now: datetime) -> AskRow:
    """Put one asking into words."""
    ask, (state, word) = found.ask, STATES[found.state]
    return AskRow(
        href=reverse("leaving:approval", args=[ask.pk]),
        state=state,
        word=word,
        who=spoken.names([person.called for person in people.all_of(ask.workers)]),
        how=ways(ask.channels),
        days=days(ask.from_on, ask.until_on),
        what_for=ask.what_for,
        why=found.why or ask.why,
        asked=f"{ask.asked_by.called} asked {spoken.moment(ask.asked_at, now=now)}.",
        answers=tuple(answer(each, now=now) for each in found.said),
        waits_for=spoken.names(waits_for(found)),
        is_waiting=found.state is State.WAITING,
    )


def waits_for(found: Course) -> list[str]:
    """Return who has still to answer."""
    both = (found.ask.first, found.ask.second)
    return [person.called for person in both if found.waits_for(person.pk)]


def answer(each: Said, *, now: datetime) -> str:
    """Say one answer: whose, as what, when, why, and whether it still counts."""
    row = each.row
    reason = f" “{row.reason}”" if row.reason else ""
    over = f" {each.lapsed}" if each.lapsed else ""
    when = spoken.moment(row.decided_at, now=now)
    as_ = row.get_role_display()
    return f"{_DECIDED[row.decision]}: {row.decided_by.called}, {as_}, {when}.{reason}{over}"


def ways(channels: Iterable[str]) -> str:
    """Say some ways in one breath."""
    said = spoken.names([WAYS[Channel(name)].lower() for name in channels])
    return said[:1].upper() + said[1:]


def days(first: date, last: date) -> str:
    """Say from when until when."""
    return f"From {spoken.whole_date(first)} until {spoken.whole_date(last)}"


def line(found: Course | None, *, left: bool) -> str:
    """Say in a list how approval stands for one young person."""
    if found is None:
        return "No contact is approved." if left else "No contact is asked for yet."
    if found.state is State.WAITING:
        return f"Asked. Waits for {spoken.names(waits_for(found))}."
    if found.state in {State.OPEN, State.AHEAD}:
        return f"Approved until {spoken.whole_date(found.ask.until_on)}."
    return f"{STATES[found.state][1]}. {found.why}".strip()


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One account that is owed, in words."""

    href: str
    child: str
    who: str
    says: str
    due: str
    is_late: bool


def owed_rows(owed: Sequence[Owed], *, now: datetime) -> list[OwedRow]:
    """Put accounts that are owed into words."""
    keys = {each.child for each in owed} | {each.who for each in owed}
    called = {person.pk: person.called for person in people.all_of(keys)}
    return [
        OwedRow(
            href=reverse("leaving:account", args=[each.child, each.stretch.first.id]),
            child=called[each.child],
            who=called[each.who],
            says=when(each.stretch, now=now),
            due=spoken.span(abs(each.due_at - now)),
            is_late=each.is_late(now),
        )
        for each in owed
    ]


def when(stretch: Stretch, *, now: datetime) -> str:
    """Say how and when a contact was."""
    began, ended = stretch.first.at, stretch.last.at
    how = _HOW[Channel(stretch.first.channel)]
    said = f"{how}, {spoken.moment(began, now=now)}"
    return said if spoken.time(began) == spoken.time(ended) else f"{said} to {spoken.time(ended)}"


def draft(stretch: Stretch, called: str, *, now: datetime) -> str:
    """Write down what is known of a contact, for the worker to go on from."""
    theirs = sum(1 for each in stretch.said if each.is_from_child)
    ours = len(stretch.said) - theirs
    began = f"{called} wrote first." if stretch.first.is_from_child else "We wrote first."
    about = [PURPOSE_OF[each.purpose].lower() for each in stretch.said if each.purpose]
    of = f" About: {spoken.names(list(dict.fromkeys(about)))}." if about else ""
    counted = f"{theirs} from {called}, {ours} from us."
    return f"{when(stretch, now=now)}. {began} {counted}{of}"


def account_row(account: Any, *, now: datetime) -> dict[str, Any]:
    """Put one account that was written into words."""
    how = _HOW[Channel(account.channel)]
    began = "they began" if account.begun_by_child else "we began"
    return {
        "says": account.says,
        "about": f"{how}, {spoken.moment(account.began_at, now=now)}, {began}.",
        "by": f"{account.written_by.called}, {spoken.moment(account.written_at, now=now)}.",
        "is_late": account.is_late,
    }
