"""The menu: one for each role, the same on all of their pages, of what is open to them."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from clearline.access.caller import Caller
from clearline.access.pages import Verdict, verdict
from clearline.access.work import renewing

# In the order in which they stand; each is shown to those to whom its page is open.
DOORS = (
    ("Today", "manager:today"),
    ("Watch", "scrutineer:watch"),
    ("How it runs", "administrator:front"),
    ("Children", "staff:children"),
    ("Texts", "outside:texts"),
    ("Crises", "crises:front"),
    ("Clocks", "clocks:front"),
    ("Worries", "worries:front"),
    ("To do", "permissions:tasks"),
    ("After they leave", "leaving:front"),
    ("Taken back", "permissions:withdrawn"),
    ("Conversations", "manager:conversations"),
    ("The record", "scrutineer:record"),
    ("In figures", "scrutineer:figures"),
    ("Who has looked", "manager:looks"),
    ("Permission", "permissions:overview"),
    ("Reading words", "reading:contested"),
    ("Equipment", "manager:equipment"),
    ("Lost second steps", "sign_in:renewals"),
    ("Missing", "manager:gaps"),
    ("Rota", "manager:rota"),
    ("My shifts", "staff:shifts"),
    ("Registers", "registers:front"),
    ("Policies", "library:front"),
    ("Rule book", "book:rules"),
)


@dataclass(frozen=True, slots=True)
class Door:
    """One door in the menu."""

    label: str
    href: str
    is_here: bool


def of(caller: Caller, *, here: str) -> list[Door]:
    """Return somebody's menu, with where they are."""
    shut = _shut(caller)
    is_open = [
        (label, name)
        for label, name in DOORS
        if verdict(name, "GET", caller) is Verdict.OPEN and name not in shut
    ]
    at = _door_of(here, [name for _, name in is_open])
    return [Door(label, reverse(name), name == at) for label, name in is_open]


def _shut(caller: Caller) -> set[str]:
    """Return the doors behind which there is nothing here, or nothing for this one."""
    texts = set() if settings.SMS_CARRIERS else {"outside:texts"}
    return texts if renewing.may_be_one(caller) else texts | {"sign_in:renewals"}


def _door_of(here: str, names: list[str]) -> str:
    """Return the door behind which a page lies: its own, or its room's, or the first of that."""
    room = here.partition(":")[0]
    behind = [name for name in names if name.partition(":")[0] == room]
    wanted = [name for name in (here, _OF_ROOM.get(room)) if name in names]
    return next((name for name in [*wanted, *behind] if name), "")


# Of a room with several doors: behind which its other pages lie, for those to whom it is open.
_OF_ROOM = {"permissions": "permissions:overview", "staff": "staff:children"}


def context(request: HttpRequest) -> dict[str, object]:
    """Give every page of staff its menu; a child's pages have their own."""
    caller: Caller | None = getattr(request, "caller", None)
    if caller is None or caller.is_child:
        return {}
    match = request.resolver_match
    return {"nav": of(caller, here=match.view_name if match else "")}
