"""How far a message is that left the building, in words."""

from datetime import datetime

from clearline.contact.outside.outbox import TWICE
from clearline.contact.thread import Said
from clearline.web import spoken

_SAYS = {
    "": " as a text. It leaves in a moment",
    "leaving": " as a text. It leaves now",
    "handed_over": " as a text. Given to the text service {at}, not at the phone yet",
    "not_taken": " as a text. The text service did not take it, {at}. It is tried again by itself",
    "answer_lost": " as a text. The text service did not answer, {at}. It may have arrived",
    "delivered": " as a text. At {child}’s phone {at}",
    "undelivered": " as a text. Not delivered, {at}: somebody must decide, under Texts",
    "set_aside": " as a text. Nobody could send it, {at}: somebody must decide, under Texts",
    "tried_again": " as a text. It is tried again, since {at}",
    "let_be": " as a text. Not delivered, and let be, {at}",
}
_STOPPED = frozenset({"undelivered", "set_aside", "let_be"})


def says(told: Said, child: str, *, now: datetime) -> str:
    """Say what became of it, after “Sent 9:40 pm”; nothing of what stayed in the app."""
    if told.channel != "sms":
        return ""
    last = told.travel[-1] if told.travel else None
    at = spoken.moment(last.at, now=now).removeprefix("today at ") if last else ""
    words = _SAYS[last.kind if last else ""].format(at=at, child=child)
    return f"{words}.{_twice(told)}"


def _twice(told: Said) -> str:
    sent_again = any(step.says.endswith(TWICE) for step in told.travel)
    return " An answer was lost, so it may have come twice." if sent_again else ""


def state(told: Said) -> str:
    """Say how it stands, where that is not well."""
    if told.channel != "sms" or told.state != "sent" or not told.travel:
        return ""
    return "stopped" if told.travel[-1].kind in _STOPPED else ""
