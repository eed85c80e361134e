"""What may be shown to whom: in whose name and number a child or their family is written to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers.models import (
    Child,
    Home,
    Kind,
    LockScreen,
    NeverTold,
    Person,
    Residence,
    SenderStyle,
    Showing,
    day_of,
)
from clearline.registers.recorded import Days, end, keep, refuse, verb

BARE = "You have a message"


class Shown(TypedDict, total=False):
    """What holds for a child."""

    place_is_confidential: bool
    authority_number: str
    authority_address: str
    sender: SenderStyle
    sender_name: str
    lock_screen: LockScreen
    reason: str
    from_on: date


@verb
def settle(child: Child, *, by: Person, at: datetime, **shown: Unpack[Shown]) -> Showing:
    """Say what may be shown from today on; what held before ends."""
    if shown.get("place_is_confidential") and child.placing_authority is None:
        raise refuse("Say first who placed the child: the letters go in their name.")
    new = Showing(child=child, **{"from_on": day_of(at), **shown})
    for before in Showing.objects.filter(child=child, ended_on=None, until_on=None):
        end(before, on=new.from_on, by=by, at=at)
    return keep(new, by=by, at=at)


@verb
def never_tell(
    child: Child, person: Person, *, reason: str, by: Person, at: datetime, **days: Unpack[Days]
) -> NeverTold:
    """Say that somebody must never learn where a child lives."""
    told = {"from_on": day_of(at), **days}
    return keep(NeverTold(child=child, person=person, reason=reason, **told), by=by, at=at)


@verb
def may_tell(never: NeverTold, *, on: date | None = None, by: Person, at: datetime) -> NeverTold:
    """Say from which day on this no longer holds."""
    return end(never, on=on, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a child's place and of what may be shown."""

    home_name: str = ""
    home_number: str = ""
    authority: str = ""
    shown: Showing | None = None
    # Somebody is never told where, whatever holds for the rest of the family.
    is_never_told: bool = False


@dataclass(frozen=True, slots=True)
class Sender:
    """Under which name, number and address somebody is written to, and what a lock screen says."""

    name: str
    number: str = ""
    address: str = ""
    lock_screen: str = ""
    names_home: bool = False


def to_family(known: Known) -> Sender:
    """Return the sender for a letter, link or message to somebody of the family: pure.

    Where the place is confidential, and where nobody says where it is, no home is named.
    """
    shown = known.shown
    if (shown is not None and shown.place_is_confidential) or known.is_never_told:
        return Sender(
            name=known.authority or "Children’s services",
            number=shown.authority_number if shown else "",
            address=shown.authority_address if shown else "",
        )
    return Sender(known.home_name, known.home_number, names_home=bool(known.home_name))


def to_child(known: Known, *, worker: str = "") -> Sender:
    """Return the sender for a message to the child's own phone: pure. Unsaid, it says no name."""
    shown = known.shown
    style = SenderStyle(shown.sender) if shown else SenderStyle.BARE
    if style is SenderStyle.NAMED:
        name = ", ".join(part for part in (worker, known.home_name) if part)
    else:
        name = shown.sender_name if shown and style is SenderStyle.CHOSEN else ""
    return Sender(
        name=name,
        number=known.home_number,
        lock_screen=_lock_screen(shown, name),
        names_home=style is SenderStyle.NAMED,
    )


def _lock_screen(shown: Showing | None, name: str) -> str:
    may_show = LockScreen(shown.lock_screen) if shown else LockScreen.THAT_THERE_IS_ONE
    if may_show is LockScreen.NOTHING:
        return ""
    return name if may_show is LockScreen.SENDER and name else BARE


def sender_for(child: Child, *, to: Person, at: datetime, worker: str = "") -> Sender:
    """Return under which name, number and address this person is written to about a child."""
    known = known_of(child, to=to, at=at)
    return to_child(known, worker=worker) if to.kind == Kind.CHILD else to_family(known)


def known_of(child: Child, *, to: Person, at: datetime) -> Known:
    """Ask the registers what decides it."""
    home = _home(child, at)
    return Known(
        home_name=home.name if home else "",
        home_number=home.telephone if home else "",
        authority=child.placing_authority.name if child.placing_authority else "",
        shown=in_force(child, at=at),
        is_never_told=NeverTold.objects.filter(child=child, person=to).in_force(at).exists(),
    )


def in_force(child: Child, *, at: datetime) -> Showing | None:
    """Return what may be shown of a child now, if anything was said."""
    found: Showing | None = Showing.objects.filter(child=child).in_force(at).last()
    return found


def never_told(child: Child, *, at: datetime) -> list[NeverTold]:
    """Return who must never learn where a child lives."""
    rows = NeverTold.objects.filter(child=child).in_force(at)
    return list(rows.select_related("person").order_by("pk"))


def _home(child: Child, at: datetime) -> Home | None:
    lived = Residence.objects.filter(child=child, from_on__lte=day_of(at))
    last = lived.select_related("home").order_by("from_on", "pk").last()
    return last.home if last else None
