"""What never changes about a conversation: whose it is, and on which lane."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from clearline.contact.models import Conversation


@dataclass(frozen=True, slots=True)
class Line:
    """A conversation as the gate knows it."""

    id: UUID
    lane: str
    child: int
    home: int | None
    seat: int | None
    holder: int | None  # of a protected line: who sits at its other end

    @property
    def is_protected(self) -> bool:
        """Whether nobody at the home may refuse, hold, read or screen what is said."""
        return self.lane == "protected"


# The rows are never changed (the database refuses it), so what was read once stays true.
_known: dict[UUID, Line] = {}
_ROOM = 50_000


def of(ids: Collection[UUID]) -> dict[UUID, Line]:
    """Return the lines that there are of those asked for."""
    if missing := set(ids) - _known.keys():
        if len(_known) > _ROOM:
            _known.clear()
        columns = ("id", "lane", "child_id", "home_id", "seat_id", "seat__person_id")
        for row in Conversation.objects.filter(id__in=missing).values_list(*columns):
            _known[row[0]] = Line(*row)
    return {each: _known[each] for each in ids if each in _known}


def forget() -> None:
    """Forget all: for tests, where a database comes and goes."""
    _known.clear()
