"""A conversation in words: each message by whom, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse

from clearline.contact.overview.answered import Waiting
from clearline.contact.overview.around import Around
from clearline.contact.thread import Said as Told
from clearline.contact.thread import Thread
from clearline.web import spoken
from clearline.web.staff import travel, words
from clearline.web.staff.shown import Day, Said

# After that a correction would be read by nobody beside what it corrects: one writes anew.
MAY_CORRECT = timedelta(hours=24)
_AT_ONCE = timedelta(minutes=1)

FELT = {
    "good": "felt good",
    "ok": "felt OK",
    "not_great": "did not feel great",
    "dont_get_it": "did not get it",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What is needed to say a message in words."""

    child: str
    me: int
    people: Sequence[Around]
    waiting: Mapping[UUID, Waiting]
    now: datetime
    sees_all: bool = False
    asks_purpose: bool = True

    def role_of(self, person: int) -> str:
        """Return what somebody is here; whoever is nothing any more is said to be so."""
        return next(
            (words.ROLES[each.role] for each in self.people if each.id == person),
            "not here any more",
        )


def days(thread: Thread, setting: Setting) -> tuple[Day, ...]:
    """Return what was said, day by day."""
    found: dict[str, list[Said]] = {}
    for told in thread.said:
        name = spoken.day(told.at, now=setting.now)
        found.setdefault(name, []).append(_said(told, setting))
    return tuple(Day(name, tuple(said)) for name, said in found.items())


def _said(told: Told, setting: Setting) -> Said:
    return Said(
        id=told.id,
        side=_side(told),
        by=_by(told, setting),
        role=_role(told, setting),
        words=told.text,
        is_now=_is_now(told, setting),
        state=_STATES.get(told.state, "") or travel.state(told),
        about=_about(told, setting),
        see_why=_see_why(told, setting),
        may_correct=_may_correct(told, setting),
        corrects=told.corrects,
        felt=told.felt,
        felt_words=f"{setting.child} said: {FELT[told.felt]}" if told.felt in FELT else "",
    )


_STATES = {"held": "held", "refused": "stopped", "turned_down": "stopped", "withdrawn": "stopped"}


def _side(told: Told) -> str:
    if told.is_from_child:
        return "them"
    return "us" if told.author is not None else "home"


def _by(told: Told, setting: Setting) -> str:
    if told.author is None:
        return "Clearline"
    if told.is_mine:
        return "You"
    return setting.child if told.is_from_child else told.author.called


def _role(told: Told, setting: Setting) -> str:
    if told.author is None:
        return "by itself, because nobody could answer yet"
    return "" if told.is_from_child else setting.role_of(told.author.pk)


def _about(told: Told, setting: Setting) -> str:
    """Say to those who oversee what a message was for."""
    shown = setting.sees_all and not told.is_from_child and told.purpose
    return words.PURPOSE_OF.get(told.purpose or "", "") if shown else ""


def _see_why(told: Told, setting: Setting) -> str:
    known = told.is_mine or setting.sees_all
    return reverse("staff:answer", args=[told.id]) if told.state in _STATES and known else ""


def _may_correct(told: Told, setting: Setting) -> bool:
    is_new = setting.now - told.state_at < MAY_CORRECT
    return told.is_mine and told.state == "sent" and is_new and setting.asks_purpose


def _is_now(told: Told, setting: Setting) -> str:
    """Say what became of a message. Of a child's reading nothing is said, for nothing is known."""
    if told.is_from_child or told.author is None:
        by_text = ", by text" if told.channel == "sms" else ""
        way = travel.says(told, setting.child, now=setting.now) if not told.is_from_child else ""
        return f"{spoken.time(told.at)}{way or by_text}"
    if told.state == "held":
        return held_words(setting.waiting.get(told.id), setting)
    return _done(told, setting)


def _done(told: Told, setting: Setting) -> str:
    at, child = spoken.time(told.state_at), setting.child
    who = told.state_by.called if told.state_by else "somebody"
    who = "you" if told.state_by and told.state_by.pk == setting.me else who
    because = f": “{told.reason}”" if told.reason else ""
    return {
        "sent": _sent(told, setting),
        "refused": f"Not sent, {at}. {child} has not seen it.",
        "withdrawn": f"Taken back by {who}, {at}. {child} has not seen it.",
        "turned_down": f"Turned down by {who}, {at}{because}",
    }[told.state]


def _sent(told: Told, setting: Setting) -> str:
    written, at = spoken.time(told.at), spoken.time(told.state_at)
    sent = (
        f"Sent {at}"
        if told.state_at - told.at < _AT_ONCE
        else f"Written {written}, sent {_moment(told, setting)}"
    )
    return f"{sent}{travel.says(told, setting.child, now=setting.now)}"


def _moment(told: Told, setting: Setting) -> str:
    return spoken.moment(told.state_at, now=setting.now).removeprefix("today at ")


def held_words(waiting: Waiting | None, setting: Setting) -> str:
    """Say who has a held message, until when, and what then."""
    if waiting is None:
        return f"Held. {setting.child} has not seen it."
    if waiting.later:
        return (
            f"Held until {words.time_ahead(waiting.later, now=setting.now)}, then looked at again"
        )
    return f"Held. {turn_words(waiting, now=setting.now)}"


def turn_words(waiting: Waiting, *, now: datetime) -> str:
    """Say whose turn it is, until when, and whose then."""
    turn = waiting.turn
    until = words.time_ahead(turn.until, now=now)
    if not turn.who:
        return "Nobody holds the post that decides. Tell whoever runs the home."
    names = spoken.names([person.called for person in turn.who])
    have = "has" if len(turn.who) == 1 else "have"
    then = f", then the {words.ROLES[turn.then]}" if turn.then else ""
    return f"{names} {have} it until {until}{then}."
