"""How the tests write texts: a sure number, a draft through the gate, a carrier of paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from clearline.channels.carrying import Carrying
from clearline.cli.made_up import Cast
from clearline.contact import gate
from clearline.contact.draft import Answer, Draft
from clearline.contact.models import Conversation, Event, Joining, Outgoing
from clearline.contact.outside import joins
from clearline.contact.outside.channel import (
    Arrived,
    Bring,
    Brought,
    Carrier,
    Envelope,
    Fate,
    Kind,
    Posted,
    Receipt,
)
from clearline.registers.models import Child, Person, PolicyVersion, Shift

NUMBER = "+447700900301"
HELLO = "Tea is at six. Fajitas?"


@dataclass
class Paper:
    """A carrier that takes what it is told to take, and remembers what it took."""

    name: str = "paper"
    channel: str = "sms"
    carries: frozenset[Kind] = frozenset({Kind.TEXT})
    means: dict[str, Fate] = field(default_factory=dict)
    at_once: int = 2
    # What it answers next; after that it takes everything.
    answers: list[Fate] = field(default_factory=list)
    took: list[Envelope] = field(default_factory=list)
    found: dict[UUID, Fate] = field(default_factory=dict)

    def deliver(self, envelope: Envelope) -> Receipt:
        fate = self.answers.pop(0) if self.answers else Fate.ON_ITS_WAY
        if fate in {Fate.ON_ITS_WAY, Fate.LOST, Fate.DELIVERED}:
            self.took.append(envelope)
        return Receipt(envelope.reference, fate, f"says {fate}")

    def look_up(self, reference: UUID, theirs: str) -> Receipt | None:
        fate = self.found.get(reference)
        return Receipt(reference, fate, "found") if fate else None

    def read(self, posted: Posted, *, at: datetime) -> Brought | None:
        return None

    def fetch(self, *, since: datetime | None, at: datetime) -> Brought | None:
        return Brought()

    def listen(self, bring: Bring) -> None:
        return None

    def wrong(self) -> str:
        return ""

    def close(self) -> None:
        return None


@dataclass
class Clock:
    """A clock that tests put forward."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **span: float) -> None:
        self.at += timedelta(**span)


def carrying(*carriers: Carrier, now: Clock) -> Carrying:
    return Carrying(carriers, now=now)


def make_sure(child: Child, home: Cast, number: str = NUMBER) -> Joining:
    """Let a number be a child's, seen in person."""
    row = joins.join(number, child, child.person, by=home.dawn, at=home.at)
    assert isinstance(row, Joining)
    sure = joins.confirm(row.pk, joins.How.IN_PERSON, by=home.dawn, at=home.at)
    assert isinstance(sure, Joining)
    return sure


def texts(
    person: Person, line: Conversation, home: Cast, text: str = HELLO, *, at: datetime | None = None
) -> Answer:
    """Let a worker write a text with their own work phone."""
    held = person.equipment_held.filter(returned_at=None).first()
    draft = Draft(
        uuid4(),
        line.id,
        text,
        person=person.pk,
        equipment=held.equipment_id if held else None,
        purpose="check_in",
        channel="sms",
    )
    return gate.send(draft, at=at or home.at)


def work_day_and_night(home: Cast) -> None:
    """Let no hour be quiet and Dawn never go home: what waits is then held by nothing else."""
    since, until = home.at - timedelta(hours=1), home.at + timedelta(days=3)
    by = {"recorded_by": home.priya, "recorded_at": since}
    never_quiet = {"quiet_hours": ["00:00", "00:00"]}
    PolicyVersion.objects.create(number=99, settings=never_quiet, since=since, **by)
    Shift.objects.create(
        person=home.dawn, home=home.larkfield, starts_at=since, ends_at=until, **by
    )


def came(text: str, *, key: str = "1", sender: str = NUMBER, to: str = "") -> Arrived:
    return Arrived(key, sender, to, text)


def steps(message: UUID) -> list[str]:
    """Return what is in the record of a message, in order."""
    events = Event.objects.filter(message=message).order_by("place")
    return list(events.values_list("kind", flat=True))


def states(messages: Sequence[UUID]) -> list[str]:
    rows = Outgoing.objects.in_bulk(messages)
    return [rows[message].state for message in messages]
