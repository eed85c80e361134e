"""What was said along one line, as contacts: a stretch without a gap of over an hour is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from clearline.clocks import deadlines

GAP: Final = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class Said:
    """One message: which, along which line, by whom, when, how and what for."""

    id: UUID
    line: UUID
    by: int
    is_from_child: bool
    at: datetime
    channel: str
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """One contact: what was said, oldest first."""

    said: tuple[Said, ...]

    @property
    def first(self) -> Said:
        """Return with what it began."""
        return self.said[0]

    @property
    def last(self) -> Said:
        """Return what was said last, so far."""
        return self.said[-1]

    @property
    def due_at(self) -> datetime:
        """Return by when its account is due."""
        return deadlines.due("account_written", self.last.at)

    @property
    def worker(self) -> int | None:
        """Return who of the staff wrote last in it: theirs is the account; none if nobody did."""
        return next((each.by for each in reversed(self.said) if not each.is_from_child), None)

    @property
    def workers(self) -> frozenset[int]:
        """Return everybody of the staff who wrote in it."""
        return frozenset(each.by for each in self.said if not each.is_from_child)

    def until(self, message: UUID) -> "Stretch":
        """Return it as far as one message, as somebody has seen it; all of it, if it is not."""
        keys = [each.id for each in self.said]
        return Stretch(self.said[: keys.index(message) + 1]) if message in keys else self


def of(said: Iterable[Said]) -> list[Stretch]:
    """Return the contacts, the one that began first before the others."""
    lines: dict[UUID, list[list[Said]]] = {}
    for each in sorted(said, key=lambda one: (one.at, one.id)):
        contacts = lines.setdefault(each.line, [])
        if not contacts or each.at - contacts[-1][-1].at > GAP:
            contacts.append([])
        contacts[-1].append(each)
    found = [Stretch(tuple(contact)) for contacts in lines.values() for contact in contacts]
    return sorted(found, key=lambda stretch: (stretch.first.at, stretch.first.id))
