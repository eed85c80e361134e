"""Worries in children's words: raised with the message, told to those who must see, taken on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from clearline.contact import kept, written
from clearline.contact.case import Case
from clearline.contact.found import audience, naming
from clearline.contact.found.audience import Matter, There
from clearline.contact.models import Event, Message, Worry
from clearline.ledger import sequence
from clearline.registers.models import (
    Duty,
    Person,
    Post,
    Relationship,
    Role,
    Seat,
    SeatKind,
    Shift,
    Tie,
)
from clearline.screening.kinds import KINDS

# Within this time a child's words answer what staff wrote last.
ANSWERS_WITHIN = timedelta(minutes=60)
# What somebody has taken on stays in sight for so long.
SEEN_FOR = timedelta(days=7)
MOST = 100
_URGENCIES = ("emergency", "today", "soon")
_POSTS = {
    Role.REGISTERED_MANAGER.value: "managers",
    Role.DEPUTY_MANAGER.value: "deputies",
    Role.RESPONSIBLE_INDIVIDUAL.value: "responsible",
    Role.SAFEGUARDING_LEAD.value: "leads",
}


def raise_(cases: Sequence[Case], page: written.Page) -> None:
    """Put down a worry for each of these messages in which there is one. Under the head."""
    found = [(case, kinds) for case in cases if case.is_inbound and (kinds := _kinds(case))]
    if not found:
        return
    rows = [_row(case, kinds, page.at) for case, kinds in found]
    Worry.objects.bulk_create(rows)
    page.entries.extend(kept.WORRY.entries(rows))
    for case, _ in found:
        # With a place of its own, so that those who watch are told of it and miss none.
        page.event(Event.Kind.WORRY, (case.draft.id, case.line.id))


def _kinds(case: Case) -> list[str]:
    return sorted({words.kind for words in case.words if words.group == "welfare"})


def _row(case: Case, kinds: Sequence[str], at: datetime) -> Worry:
    soonest = min(_URGENCIES.index(str(KINDS[kind].urgency)) for kind in kinds)
    return Worry(
        message_id=case.draft.id,
        kinds=list(kinds),
        urgency=_URGENCIES[soonest],
        named=sorted(naming.people_in(case.draft.text, _staff_around(case, at))),
        answers_id=_answered(case, at),
        raised_at=at,
    )


def _staff_around(case: Case, at: datetime) -> list[naming.Named]:
    """Return everybody who works with this child: at the home, for the authority, as lead."""
    here = Q(posts__in=Post.objects.in_force(at).filter(Q(home=case.line.home) | Q(home=None)))
    ties = Relationship.objects.in_force(at).filter(child=case.line.child)
    people = Person.objects.filter(here | Q(relationships__in=ties)).distinct()
    return [
        naming.Named(key, tuple(filter(None, names)))
        for key, *names in people.values_list("pk", "name", "known_as")
    ]


def _answered(case: Case, at: datetime) -> int | None:
    """Return whose words the child's stand after, if those were a moment ago."""
    sent = Event.objects.filter(conversation=case.line.id, kind=Event.Kind.SENT)
    last = sent.filter(at__gt=at - ANSWERS_WITHIN, message__direction="outbound")
    return last.order_by("-place").values_list("message__author", flat=True).first()


@dataclass(frozen=True, slots=True)
class Seen:
    """A worry as somebody who is told of it sees it."""

    id: int
    message: UUID
    conversation: UUID
    child: int
    child_called: str
    home: int | None
    matter: Matter
    raised_at: datetime
    taken_at: datetime | None
    taken_by: Person | None


def of(person: int, *, at: datetime) -> list[Seen]:
    """Return the worries of which somebody is told: open ones first, the most urgent first."""
    rows = _rows().filter(Q(taken_at=None) | Q(taken_at__gt=at - SEEN_FOR))
    told = _told_of(list(rows.order_by("-raised_at")[: 5 * MOST]), person, at)
    return sorted(told, key=_most_pressing)[:MOST]


def open_of(person: int, *, at: datetime) -> list[Seen]:
    """Return those that nobody has taken on."""
    told = _told_of(list(_rows().filter(taken_at=None)), person, at)
    return sorted(told, key=_most_pressing)[:MOST]


def told_since(person: int, since: datetime, *, at: datetime) -> list[Seen]:
    """Return the worries of which somebody is told, taken on or not, from a moment on."""
    return _told_of(list(_rows().filter(raised_at__gte=since)), person, at)


def one(person: int, worry: int, *, at: datetime) -> Seen | None:
    """Return one worry of which somebody is told, or None: for them there is no such thing."""
    return next(iter(_told_of(list(_rows().filter(pk=worry)), person, at)), None)


def is_told(person: int, message: UUID, *, at: datetime) -> bool:
    """Say whether somebody is told of the worry in a message."""
    return bool(_told_of(list(_rows().filter(message=message)), person, at))


def take(seen: Seen, *, by: int, at: datetime) -> bool:
    """Say that somebody has it; of two who do at once, one is told yes."""
    with transaction.atomic(), sequence.head():
        waiting = Worry.objects.filter(pk=seen.id, taken_at=None)
        if waiting.update(taken_at=at, taken_by=by) != 1:
            return False
        sequence.append([kept.WORRY_TAKEN.entry(Worry.objects.get(pk=seen.id))])
    return True


def text_of(seen: Seen) -> str:
    """Return the words in which it is."""
    found = Message.objects.filter(pk=seen.message).values_list("words__text", flat=True)
    return found.first() or ""


def _rows() -> QuerySet[Worry]:
    return Worry.objects.select_related("message__conversation__child__person", "taken_by")


def _most_pressing(seen: Seen) -> tuple[bool, int, float]:
    urgency = _URGENCIES.index(seen.matter.urgency)
    return seen.taken_at is not None, urgency, -seen.raised_at.timestamp()


def _told_of(rows: Sequence[Worry], person: int, at: datetime) -> list[Seen]:
    """Keep those of which somebody is told now. Four questions, however many they are."""
    if not rows:
        return []
    found = [_seen(row) for row in rows]
    homes = {each.home for each in found if each.home is not None}
    children = {each.child for each in found if each.home is None}
    there = _there(homes, at)
    theirs = _of_the_authority(children, at)
    return [
        each
        for each in found
        if person
        in audience.told(
            each.matter,
            there[each.home]
            if each.home is not None
            else There(of_the_authority=theirs.get(each.child, frozenset())),
        )
        or (each.taken_by is not None and each.taken_by.pk == person)
    ]


def _seen(row: Worry) -> Seen:
    line = row.message.conversation
    return Seen(
        id=row.pk,
        message=row.message_id,
        conversation=line.pk,
        child=line.child_id,
        child_called=line.child.person.called,
        home=line.home_id,
        matter=Matter(frozenset(row.kinds), row.urgency, frozenset(row.named), row.answers_id),
        raised_at=row.raised_at,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
    )


def _there(homes: Collection[int], at: datetime) -> dict[int, There]:
    """Return who is there at these homes now. Two questions."""
    found: dict[int, dict[str, set[int]]] = {home: {} for home in homes}
    if not homes:
        return {}
    for home, person, duty in (
        Shift.objects.running(at).filter(home__in=homes).values_list("home", "person", "duty")
    ):
        name = "on_call" if duty == Duty.ON_CALL else "on_shift"
        found[home].setdefault(name, set()).add(person)
    posts = Post.objects.in_force(at).filter(role__in=_POSTS)
    for home, person, role in posts.values_list("home", "person", "role"):
        for each in homes if home is None else {home} & set(homes):
            found[each].setdefault(_POSTS[role], set()).add(person)
    return {
        home: There(**{name: frozenset(who) for name, who in names.items()})
        for home, names in found.items()
    }


def _of_the_authority(children: Collection[int], at: datetime) -> dict[int, frozenset[int]]:
    """Return whose each child is at the authority: their line's own people."""
    if not children:
        return {}
    ties = Relationship.objects.in_force(at).filter(child__in=children, kind=Tie.ALLOCATED_WORKER)
    seats = Seat.objects.in_force(at).filter(child__in=children, kind=SeatKind.IRO)
    found: dict[int, set[int]] = {}
    for child, person in [
        *ties.values_list("child", "person"),
        *seats.values_list("child", "person"),
    ]:
        found.setdefault(child, set()).add(person)
    return {child: frozenset(who) for child, who in found.items()}
