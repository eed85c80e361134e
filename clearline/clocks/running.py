"""A clock that runs: over what, whose turn it is, until when, and who is told at which moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from clearline.clocks import ladder

# What is due within so many minutes is soon.
SOON_MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class Telling:
    """A moment of a clock at which somebody is told, once. The key is unlike any other's."""

    key: str
    at: datetime
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: its name, the thing it runs for, since when, and until when."""

    name: str
    of: str
    began: datetime
    due: datetime
    home: int | None = None
    child: int | None = None
    who: tuple[int, ...] = ()  # whose turn it is
    tellings: tuple[Telling, ...] = ()
    about: str = ""  # what it is about, where its name does not say

    def fallen(self, now: datetime) -> list[Telling]:
        """Return the tellings whose moment has come, the earliest first."""
        return sorted((t for t in self.tellings if t.at <= now), key=lambda each: each.at)

    def next_telling(self, now: datetime) -> Telling | None:
        """Return the telling that comes next, if one is still to come."""
        return min((t for t in self.tellings if t.at > now), key=lambda t: t.at, default=None)

    def is_over(self, now: datetime) -> bool:
        """Say whether its time has run out."""
        return self.due <= now

    def is_soon(self, now: datetime) -> bool:
        """Say whether it runs out within the hour."""
        return ladder.minutes_left(self.due, now=now) <= SOON_MINUTES

    def share_left(self, now: datetime) -> int:
        """Return how much of its time is left, in hundredths."""
        return ladder.share_left(self.began, self.due, now=now)


def by_urgency(clocks: Iterable[Clock]) -> list[Clock]:
    """Return these with what runs out first, and so what has been over for longest, on top."""
    return sorted(clocks, key=lambda clock: (clock.due, clock.name, clock.of))
