"""What the gate's answer comes to, in words: how a message stands, who has it, what can be done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.urls import reverse

from clearline.contact.overview.answered import Answered, Waiting
from clearline.contact.overview.around import Around
from clearline.web import spoken
from clearline.web.staff import reasons, words
from clearline.web.staff.shown import Acts, Answer, Clock, Reason

_NUMBERS = ("Nothing", "One thing", "Two things", "Three things", "Four things", "Five things")
_SHAPES = {"sent": "open", "held": "held"}
# What no other words mend, and no hour.
_BY_WORDS = frozenset({"wording", "purpose_declared"})


def of(found: Answered, child: str, people: Sequence[Around], *, now: datetime) -> Answer:
    """Return the page of one answer."""
    on = found.state_at.astimezone(spoken.LONDON).date()
    why = (
        []
        if found.state == "sent"
        else reasons.of(found.answer, found.facts, people, on=on, child=child)
    )
    who = "You" if found.is_mine else found.author.called
    return Answer(
        id=found.id,
        child=child,
        state=_SHAPES.get(found.state, "closed"),
        head=_head(found, child),
        says=_says(found, why, now=now),
        back=reverse("staff:talk", args=[found.view.line.id]),
        written=f"{who}, {spoken.moment(found.at, now=now).removeprefix('today at ')}",
        by=who,
        about=words.PURPOSE_OF.get(found.purpose or "", "nothing said"),
        pieces=reasons.pieces(found.text, found.facts),
        clock=_clock(found.waiting, now=now) if found.waiting else None,
        reasons=tuple(why[: reasons.MOST]),
        more_reasons=tuple(why[reasons.MOST :]),
        checks=tuple(reasons.checks(found.answer, found.facts, at=found.state_at)),
        policy=str(found.answer.get("policy", "")),
        acts=_acts(found, now=now) if found.is_mine else Acts(),
    )


def being_refused(shown: Answer) -> Answer:
    """Return the page for whoever has just refused the message, and can still take that back."""
    return replace(
        shown,
        state="closed",
        head=f"Refused. {shown.child} has not seen it.",
        says=f"For ten seconds you can undo it. Then it counts, and {shown.by} reads why.",
        clock=None,
    )


def _head(found: Answered, child: str) -> str:
    heads = {
        "sent": f"Sent. It is on {child}’s page.",
        "held": f"Held. {child} has not seen it.",
        "refused": f"Not sent. {child} has not seen it.",
        "turned_down": f"Turned down. {child} has not seen it.",
        "withdrawn": f"Taken back. {child} has not seen it.",
    }
    return heads[found.state]


def _says(found: Answered, why: Sequence[Reason], *, now: datetime) -> str:
    when = spoken.moment(found.state_at, now=now)
    who = found.state_by.called if found.state_by else "Somebody"
    done = {
        "sent": f"It went {when}.",
        "turned_down": f"{who} decided {when}: “{found.reason}”",
        "withdrawn": f"It was taken back {when}. It stays in the record.",
    }
    if found.state in done:
        return done[found.state]
    stopped = f"{_count(len(why))} stopped it." if why else found.reason
    if found.waiting is None:
        return stopped
    return f"{_who_decides(found.waiting)} {stopped}"


def _count(things: int) -> str:
    return _NUMBERS[things] if things < len(_NUMBERS) else f"{things} things"


def _who_decides(waiting: Waiting) -> str:
    turn = waiting.turn
    if not turn.who:
        return "Nobody holds the post that decides: tell whoever runs the home."
    who = spoken.names([person.called for person in turn.who])
    return f"{who}, {words.ROLES[turn.role]}, will read it and decide."


def _clock(waiting: Waiting, *, now: datetime) -> Clock:
    """Show the time until the next who decides has it, or until the morning that was chosen."""
    if waiting.later:
        at = words.time_ahead(waiting.later, now=now)
        then = f"At {at} it is looked at again, and goes if nothing else stops it"
        return Clock(_share(waiting.placed_at, waiting.later, now), _left(waiting.later, now), then)
    turn = waiting.turn
    span = turn.until - waiting.placed_at
    whose = f"then the {words.ROLES[turn.then]} has it too" if turn.then else "and they keep it"
    then = f"By {words.time_ahead(turn.until, now=now)}, {whose}"
    return Clock(_share(turn.until - span, turn.until, now), _left(turn.until, now), then)


def _left(until: datetime, now: datetime) -> str:
    return f"{spoken.span(max(until - now, timedelta(0)))} left"


def _share(begun: datetime, until: datetime, now: datetime) -> int:
    """Return how much of the time is still to come, of a hundred."""
    return round(100 * (until - now) / (until - begun)) if until > begun else 0


def _acts(found: Answered, *, now: datetime) -> Acts:
    if found.state == "held" and found.waiting:
        return _acts_while_held(found.waiting, now)
    if found.state in {"refused", "turned_down", "withdrawn"}:
        rules = {each["rule"] for each in found.answer.get("reasons", ())}
        mends = bool(rules & _BY_WORDS) or found.state != "refused"
        return Acts(change="Change my words" if mends else "Keep my words for later")
    return Acts()


def _acts_while_held(waiting: Waiting, now: datetime) -> Acts:
    names = spoken.names([person.called.split()[0] for person in waiting.turn.who])
    send_later, change = "", "Change my words"
    if waiting.for_hours and waiting.opens_at is None:
        change = "Take it back, to send it now"
    elif waiting.for_hours and waiting.opens_at and not waiting.later:
        send_later = f"Send at {words.time_ahead(waiting.opens_at, now=now)}"
    return Acts(
        send_later=send_later,
        change=change,
        take_back="Take it back",
        leave=f"Leave it for {names}" if names else "Leave it",
    )
