"""What the doctor looks at of push: the key, who may be written to, and what a service answers."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from clearline import clock
from clearline.channels.push import keys, posting
from clearline.cli.checkup import Is, Line
from clearline.contact.outside.channel import Fate
from clearline.contact.telling import browsers, words
from clearline.contact.telling.browsers import Said

_CONTACTS = ("mailto:", "https://")


def lines() -> Iterator[Line]:
    """Look at the key, and at whom a push service may write to."""
    if not settings.PUSH_KEY:
        yield Line(Is.NOTE, "Push is not set up: secrets/push_key is missing.")
        return
    try:
        keys.read(settings.PUSH_KEY)
    except keys.NoKey as told:
        yield Line(Is.MEND, f"secrets/push_key: {told}")
        return
    if not (settings.PUSH_CONTACT or settings.ADDRESS).startswith(_CONTACTS):
        says = "Some push services refuse who names nobody: set CLEARLINE_PUSH_CONTACT (mailto:…)."
        yield Line(Is.NOTE, says)
    yield Line(Is.WELL, "Push is set up: staff choose for themselves where they are told.")


def tried() -> list[Line]:
    """Tell the newest browser of each service that something waits, and say what was answered."""
    wrong = [line for line in lines() if line.stands is not Is.WELL]
    if any(line.must_be_mended for line in wrong) or not posting.is_set_up():
        return wrong
    newest = {}
    for row in browsers.everybodys(at=clock.now()):
        newest[urlsplit(row.endpoint).netloc] = row
    if not newest:
        return [*wrong, Line(Is.NOTE, "Nobody has turned a browser on: there is nobody to tell.")]
    told = [
        (name, posting.tell(Said(row.endpoint, row.key, row.secret), words.A_TRY, at=clock.now()))
        for name, row in sorted(newest.items())
    ]
    return [*wrong, *(_line(name, answer) for name, answer in told)]


def _line(name: str, answer: posting.Answer) -> Line:
    if answer.fate is Fate.ON_ITS_WAY:
        return Line(Is.WELL, f"{name} took it: look at the browser that was turned on last.")
    if answer.is_gone:
        return Line(Is.NOTE, f"{name} knows that browser no more: turn it on again.")
    return Line(Is.MEND, f"{name} did not take it: {answer.says}.")
