"""Whether a young person wants to stay in touch after leaving, with whom and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from clearline.registers import said
from clearline.registers.leaving import moves
from clearline.registers.models import (
    Agreement,
    Channel,
    Child,
    InTouch,
    Person,
    Touch,
    Wish,
)
from clearline.registers.recorded import end, go_on, keep, refuse, verb

# Of these one chooses; what is not chosen is not used.
WAYS: Final = (
    Channel.IN_APP,
    Channel.SMS,
    Channel.VOICE_CALL,
    Channel.VIDEO_CALL,
    Channel.EMAIL,
    Channel.FACE_TO_FACE,
)
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Wants:
    """What somebody says that they want. Nobody named is anybody of the home."""

    wants: bool
    channels: Sequence[Channel] = ()
    workers: Sequence[int] = ()
    words: str = ""


@verb
def say(child: Child, wants: Wants, *, by: Person, at: datetime) -> Wish:
    """Take it down. A no counts at once; a yes says too which ways they agree to."""
    if wants.wants and not wants.channels:
        raise refuse("Choose at least one way to keep in touch.", field="channels")
    for before in Wish.objects.filter(child=child, ended_at=None):
        end(before, by=by, at=at)
    new = Wish(
        child=child,
        wants=wants.wants,
        channels=[str(way) for way in WAYS if way in wants.channels] if wants.wants else [],
        workers=sorted(set(wants.workers)) if wants.wants else [],
        words=wants.words.strip()[:_LONGEST],
        from_at=at,
    )
    keep(new, by=by, at=at)
    # Of one who still lives in the home it is about the time after.
    if moves.has_left(child, at=at):
        _bind(child, wants, by=by, at=at)
    return new


def now(child: int) -> Wish | None:
    """Return what they said last, if they were ever asked."""
    rows = Wish.objects.filter(child=child, ended_at=None).select_related("recorded_by")
    return rows.first()


def every(child: int) -> list[Wish]:
    """Return all that they ever said of it, newest first."""
    rows = Wish.objects.filter(child=child).select_related("recorded_by")
    return list(rows.order_by("-from_at", "-pk"))


def wants_none(child: int) -> bool:
    """Say whether a young person wants to be left in peace, by their own word or as told."""
    told = InTouch.objects.filter(child=child, ended_at=None, code__in=(Touch.REFU, Touch.DIED))
    wish = now(child)
    return told.exists() or (wish is not None and not wish.wants)


def _bind(child: Child, wants: Wants, *, by: Person, at: datetime) -> None:
    """Write down what it changes: that they are in touch or not, and to which ways they agree."""
    code = Touch.YES if wants.wants else Touch.REFU
    touch = InTouch.objects.filter(child=child, ended_at=None)
    if not touch.filter(code=code).exists():
        go_on(said.in_touch(child, code, by=by, at=at))
    rows = Agreement.objects.filter(child=child, ended_at=None)
    before = dict(rows.values_list("channel", "agrees"))
    for way in WAYS if wants.wants else ():
        if before.get(str(way)) is not (way in wants.channels):
            go_on(said.agreement(child, way, agrees=way in wants.channels, by=by, at=at))
