"""The last texts of each writer on each line: what a process remembers, and what the tables say.

The tables are the truth. A process remembers what it read and what it sent itself, and up to which
place of the ledger that is all there is: whatever others put down after that place (another
process, a manager's decision) makes it forget the lines on which they did.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from django.db.models import OuterRef, Subquery

from clearline.contact.models import ASIDE, Event, Message

Key = tuple[UUID, int]  # a conversation, and who writes in it

# As many as an organisation may choose to have read together, for as long.
MOST = 20
LONGEST = timedelta(days=7)
_ROOM = 10_000
# What a child has seen, or may still see; what was refused is no part of anything.
_COUNTS = (Event.Kind.SENT, Event.Kind.HELD)


@dataclass(frozen=True, slots=True)
class Before:
    """One earlier message."""

    message: UUID
    at: datetime
    text: str


@dataclass(slots=True)
class Memory:
    """What this process remembers; right as long as the ledger has `size` entries."""

    size: int = -1
    texts: dict[Key, tuple[Before, ...]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def of(self, keys: Collection[Key], *, at: datetime) -> dict[Key, tuple[Before, ...]]:
        """Return the earlier texts of these; what is not remembered is read, in one question."""
        with self.lock:
            known = {key: self.texts[key] for key in keys if key in self.texts}
        if missing := set(keys) - known.keys():
            found = read(missing, at=at)
            with self.lock:
                if len(self.texts) > _ROOM:
                    self.texts.clear()
                self.texts.update(found)
            known |= found
        return known

    def come_up_to(self, size: int) -> set[UUID] | None:
        """Forget whatever others changed since, and say on which lines; None is all of them."""
        with self.lock:
            if size == self.size:
                return set()
            changed = _changed(self.size) if 0 <= self.size < size else None
            if changed is None:
                self.texts.clear()
            for key in [key for key in self.texts if changed and key[0] in changed]:
                del self.texts[key]
            self.size = size
        return changed

    def add(self, written: Iterable[tuple[Key, Before]], *, was: int, size: int) -> None:
        """Remember what was just committed, unless somebody else came in between."""
        with self.lock:
            for key, before in written:
                if key in self.texts:
                    self.texts[key] = (*self.texts[key], before)[-MOST:]
            if self.size == was:
                self.size = size

    def forget(self) -> None:
        """Forget all."""
        with self.lock:
            self.size = -1
            self.texts.clear()


def _changed(place: int) -> set[UUID]:
    since = Event.objects.filter(place__gte=place).exclude(kind__in=ASIDE)
    return set(since.values_list("conversation_id", flat=True).distinct())


def read(keys: Collection[Key], *, at: datetime) -> dict[Key, tuple[Before, ...]]:
    """Read the earlier texts of these writers, oldest first. One question."""
    told = Event.objects.filter(message=OuterRef("pk")).exclude(kind__in=ASIDE)
    newest = told.order_by("-place")
    rows = (
        Message.objects.filter(
            conversation__in={conversation for conversation, _ in keys},
            author__in={person for _, person in keys},
            written_at__gt=at - LONGEST,
            words__text__isnull=False,
        )
        .annotate(
            state=Subquery(newest.values("kind")[:1]), place=Subquery(newest.values("place")[:1])
        )
        .filter(state__in=_COUNTS)
        .order_by("place")
    )
    columns = ("conversation_id", "author_id", "pk", "written_at", "words__text")
    found: dict[Key, list[Before]] = defaultdict(list)
    for conversation, author, message, written_at, text in rows.values_list(*columns):
        found[conversation, author].append(Before(message, written_at, text))
    return {key: tuple(found[key][-MOST:]) for key in keys}


def recent(
    texts: Sequence[Before], *, most: int, within: timedelta, at: datetime
) -> Sequence[Before]:
    """Return the last so many of so long; of what was written later than `at`, none."""
    within_reach = [each for each in texts if at - within < each.at <= at]
    return within_reach[-most:] if most else []
