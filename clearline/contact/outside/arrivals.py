"""Words that come in from outside: a child's go through the gate, and no others are lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet

from clearline.contact import conversations, front, gate, kept, wake
from clearline.contact.draft import Draft, Problem
from clearline.contact.models import Joining, Message, Stop, Unplaced, UnplacedWords
from clearline.contact.outside import keywords, numbers, reach, stops
from clearline.contact.outside.channel import Arrived
from clearline.contact.outside.keywords import Keyword
from clearline.contact.outside.reach import Whose
from clearline.ledger import sequence
from clearline.ledger.kept import new_salt
from clearline.registers import whereabouts
from clearline.registers.models import Child, Home, Person, day_of

NO_WORDS = "(A text with no words in it.)"
_LONGEST_ADDRESS = 200
# Nothing can be written down now; the carrier brings it again.
_LATER = {Problem.DISK_FULL, Problem.UNAVAILABLE}


def take_in(arrived: Arrived, *, channel: str, carrier: str, at: datetime) -> bool:
    """Take in what came; False where the carrier must bring it again. Twice is once."""
    message = uuid5(NAMESPACE_URL, f"{channel}:{carrier}:{arrived.key}")
    if _is_here(message):
        return True
    address = numbers.normal(arrived.sender) or arrived.sender[:_LONGEST_ADDRESS]
    keyword = keywords.meaning(arrived.text)
    owners = reach.whose(channel, address, at=at)
    _heed(keyword, channel, address, at=at)
    text = arrived.text if arrived.text.strip() else NO_WORDS
    child = _child_of(owners) if keyword is not Keyword.WRONG_PERSON else None
    line = _line_of(child, at=at) if child else None
    if child is None or line is None:
        put_aside(Came(message, channel, address, text), to=arrived.to, at=at)
        return True
    draft = Draft(message, line, text, person=child, channel=channel)
    problem = front.submit(draft).result().problem
    if problem is not None and problem not in _LATER:
        # Whatever the gate has against it, a person can read it.
        put_aside(Came(message, channel, address, text), to=arrived.to, at=at)
    return problem not in _LATER


def _is_here(message: UUID) -> bool:
    return (
        Message.objects.filter(pk=message).exists() or Unplaced.objects.filter(pk=message).exists()
    )


def _heed(keyword: Keyword | None, channel: str, address: str, *, at: datetime) -> None:
    """Do at once what a number asks of the program."""
    if keyword is Keyword.START:
        stops.start(channel, address, at=at)
    elif keyword is not None:
        stops.stop(channel, address, Stop.Why(keyword.value), at=at)


def _child_of(owners: list[Whose]) -> int | None:
    """Return the child whose number it is; where two share it, nobody can say which one writes."""
    return owners[0].person if len(owners) == 1 and owners[0].is_child else None


def _line_of(child: int, *, at: datetime) -> UUID | None:
    """Return the line with the home where the child lives, or lived last."""
    stays = whereabouts.stays([child], on=day_of(at))[child]
    if not stays:
        return None
    found = Child.objects.get(pk=child)
    return conversations.with_home(found, Home.objects.get(pk=stays[-1].home), at=at).id


@dataclass(frozen=True, slots=True)
class Came:
    """Words that came in, and that no conversation has."""

    id: UUID
    channel: str
    address: str
    text: str


def put_aside(came: Came, *, to: str, at: datetime) -> None:
    """Keep words for a person to see to, and tell whoever is on."""
    with transaction.atomic(), sequence.head():
        words = UnplacedWords(unplaced_id=came.id, salt=new_salt(), text=came.text)
        row = Unplaced(
            id=came.id,
            channel=came.channel,
            address=came.address,
            home_id=reach.home_of(numbers.normal(to)),
            came_at=at,
            words_digest=kept.UNPLACED_WORDS.digest_of(words),
        )
        row.save(force_insert=True)
        words.save(force_insert=True)
        sequence.append([kept.UNPLACED.entry(row)])
        transaction.on_commit(wake.text_waits)


def place(number: str, joining: Joining, *, by: Person, at: datetime) -> None:
    """Put what came from a number with whoever it is said to be. Under the head.

    What a child's conversation does not take waits on, where it can be read.
    """
    unplaced = Unplaced.objects.filter(address=number, placed_at=None)
    rows = list(unplaced.select_related("unplacedwords").order_by("came_at", "pk"))
    if joining.person_id == joining.child_id:
        rows = _taken(rows, joining.child_id, at=at)
    for row in rows:
        row.placed_at, row.placed_by, row.joining = at, by, joining
        row.save(update_fields=["placed_at", "placed_by", "joining"])
        sequence.append([kept.UNPLACED_PLACED.entry(row)])


def _taken(rows: Sequence[Unplaced], child: int, *, at: datetime) -> list[Unplaced]:
    """Put a child's own words into their conversation; return those that it took."""
    line = _line_of(child, at=at)
    if line is None:
        return []
    answers = gate.settle([_as_draft(row, line, child) for row in rows], at=at)
    return [row for row, told in zip(rows, answers, strict=True) if told.problem is None]


def _as_draft(row: Unplaced, line: UUID, child: int) -> Draft:
    text = row.unplacedwords.text
    return Draft(uuid5(row.id, "placed"), line, text, person=child, channel=row.channel)


def put_away(unplaced: UUID, *, by: Person, at: datetime) -> bool:
    """Say that words are for nobody here; they stay in the record."""
    with transaction.atomic(), sequence.head():
        row = Unplaced.objects.filter(pk=unplaced, placed_at=None).first()
        if row is None:
            return False
        row.placed_at, row.placed_by = at, by
        row.save(update_fields=["placed_at", "placed_by"])
        sequence.append([kept.UNPLACED_PLACED.entry(row)])
    return True


def waiting(homes: Collection[int | None]) -> QuerySet[Unplaced]:
    """Return what came to these homes from numbers nobody knows; None is: to no number of ours."""
    rows = Unplaced.objects.filter(placed_at=None).select_related("home", "unplacedwords")
    here = rows.filter(home__in=[home for home in homes if home is not None])
    found = here | rows.filter(home=None) if None in homes else here
    return found.order_by("came_at", "pk")


def waiting_text(unplaced: UUID | None) -> Unplaced | None:
    """Return one that still waits."""
    return Unplaced.objects.filter(pk=unplaced, placed_at=None).first() if unplaced else None
