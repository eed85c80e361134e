"""Which accounts are owed, by whom and until when: of what was said, and nobody has written of."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from clearline.contact.accounts import stretches
from clearline.contact.accounts.stretches import Said, Stretch
from clearline.contact.models import Account, Conversation, Event, Message
from clearline.registers.asking import owners
from clearline.registers.leaving import moves
from clearline.registers.models import Child, Residence, Role, day_of
from clearline.registers.models.terms import LONDON

# Never of a private line: nobody at the home knows what is said there, or that it is.
_LANES: Final = ("staff", "authority")
# Who writes to children at a home.
WRITE: Final = (Role.RESIDENTIAL_WORKER, Role.DEPUTY_MANAGER, Role.REGISTERED_MANAGER)


@dataclass(frozen=True, slots=True)
class Owed:
    """An account that nobody has written: of which contact, with whom, whose it is, until when."""

    child: int
    home: int | None  # none: it is the authority's own line
    who: int
    stretch: Stretch

    @property
    def due_at(self) -> datetime:
        """Return by when it is due."""
        return self.stretch.due_at

    def is_late(self, at: datetime) -> bool:
        """Say whether its time has passed."""
        return self.due_at < at


def of_children(children: Collection[int], *, at: datetime) -> list[Owed]:
    """Return what is owed of those of these who have left, the oldest first."""
    left = moves.left(children, at=at)
    if not left:
        return []
    since = datetime.combine(min(left.values()), time(), LONDON)
    places: dict[object, tuple[int, int | None]] = {}
    said = []
    for row in _unwritten(left, since, at):
        if day_of(row.written_at) >= left[row.conversation.child_id]:
            places[row.conversation_id] = row.conversation.child_id, row.conversation.home_id
            said.append(_said(row))
    return list(_owed(stretches.of(said), places, at=at))


def who_left(homes: Collection[int]) -> set[int]:
    """Return everybody whose stay at one of these homes has an end."""
    stays = Residence.objects.filter(home__in=homes).exclude(ended_on=None, until_on=None)
    return set(stays.values_list("child", flat=True))


def everywhere(*, at: datetime) -> list[Owed]:
    """Return what is owed by anybody, of everybody who has left."""
    gone = Residence.objects.exclude(ended_on=None, until_on=None).values_list("child", flat=True)
    return of_children(set(gone), at=at)


def overdue(children: Collection[int], *, at: datetime) -> Mapping[tuple[int, int], int]:
    """Return how many accounts are past due, by young person and worker."""
    owed = of_children(children, at=at)
    return Counter((each.child, each.who) for each in owed if each.is_late(at))


def _unwritten(left: Collection[int], since: datetime, at: datetime) -> QuerySet[Message]:
    written = Account.objects.filter(
        conversation=OuterRef("conversation"),
        began_at__lte=OuterRef("written_at"),
        ended_at__gte=OuterRef("written_at"),
    )
    sent = Event.objects.filter(message=OuterRef("pk"), kind=Event.Kind.SENT)
    lines = Conversation.objects.filter(child__in=left, lane__in=_LANES)
    rows = Message.objects.filter(
        Q(direction="inbound") | Exists(sent),
        conversation__in=lines,
        author__isnull=False,
        written_at__gte=since,
        written_at__lte=at,
    )
    return rows.exclude(Exists(written)).select_related("conversation")


def _said(row: Message) -> Said:
    return Said(
        id=row.pk,
        line=row.conversation_id,
        by=row.author_id or 0,
        is_from_child=row.direction == "inbound",
        at=row.written_at,
        channel=row.channel,
        purpose=row.purpose,
    )


def _owed(
    contacts: Iterable[Stretch],
    places: Mapping[object, tuple[int, int | None]],
    *,
    at: datetime,
) -> Iterable[Owed]:
    known: dict[tuple[int, int | None], int] = {}
    for each in contacts:
        place = places[each.first.line]
        if each.worker is None and place not in known:
            known[place] = _whose(*place, at=at)
        yield Owed(*place, who=each.worker or known[place], stretch=each)


def _whose(child: int, home: int | None, *, at: datetime) -> int:
    """Return whose the account is where only the young person wrote."""
    row = Child.objects.get(pk=child)
    owner = owners.keyworker if home is not None else owners.social_worker
    return owner(row, at=at).pk
