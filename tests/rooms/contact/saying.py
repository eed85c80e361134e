"""How the tests say things: a draft through the gate, as one of the cast."""

from datetime import datetime
from uuid import UUID, uuid4

from clearline.cli.made_up import Cast
from clearline.contact import conversations, gate
from clearline.contact.draft import Answer, Draft
from clearline.contact.models import Conversation
from clearline.registers.models import Child, Person, Seat

HELLO = "Fajitas tonight. Chicken or veg for you?"


def line_to(child: Child, home: Cast) -> Conversation:
    """Return the line between a child and Larkfield."""
    return conversations.with_home(child, home.larkfield, at=home.at)


def private_line(child: Child, person: Person, home: Cast) -> Conversation:
    """Return a child's private line with the holder of a seat."""
    return conversations.with_holder(Seat.objects.get(child=child, person=person), at=home.at)


def says(  # noqa: PLR0913 - each names one part of a message
    person: Person | Child,
    conversation: Conversation,
    home: Cast,
    text: str = HELLO,
    *,
    at: datetime | None = None,
    purpose: str | None = "check_in",
    message: UUID | None = None,
    corrects: UUID | None = None,
) -> Answer:
    """Let somebody write in a conversation, with their own work phone if they are staff."""
    draft = Draft(
        message or uuid4(),
        conversation.id,
        text,
        person=person.pk,
        equipment=None if isinstance(person, Child) else _phone(person, home),
        purpose=None if isinstance(person, Child) else purpose,
        corrects=corrects,
    )
    return gate.send(draft, at=at or home.at)


def _phone(person: Person, home: Cast) -> int | None:
    held = person.equipment_held.filter(returned_at=None).first()
    return held.equipment_id if held else None


def rules_of(answer: Answer) -> dict[str, str]:
    """Return the rules that held or refused, and which."""
    assert answer.decision is not None
    return {r.rule: r.finding.outcome.value for r in answer.decision.reasons}
