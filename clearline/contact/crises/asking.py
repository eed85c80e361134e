"""A child asks for help now, for themselves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from clearline.contact.crises import deadlines, declaring
from clearline.contact.crises.keeping import Refusal
from clearline.contact.models import Crisis, CrisisStep
from clearline.registers.models import Child, Person

Kind = CrisisStep.Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """What a child may know of the help that they asked for: since when, and who was told."""

    at: datetime
    conversation: UUID
    told: tuple[Person, ...]
    known_by: Person | None  # who has said that they know of it


def ask(child: int, *, at: datetime) -> bool:
    """Begin a crisis in the child's own name; say whether there is a home to tell."""
    found = Child.objects.select_related("person").get(pk=child)
    begun = declaring.declare(found, why=Crisis.Why.CHILD, by=found.person, at=at)
    return not isinstance(begun, Refusal)


def of(child: int) -> Asked | None:
    """Return the help that a child asked for, while it lasts; of what others began, nothing."""
    crisis = Crisis.objects.filter(child=child, ended_at=None).first()
    if crisis is None:
        return None
    steps = list(crisis.steps.select_related("by").order_by("at", "pk"))
    asked = next((step.at for step in steps if step.kind == Kind.ASKED), None)
    since = crisis.declared_at if crisis.why == Crisis.Why.CHILD else asked
    if since is None:
        return None
    told: list[int] = next((step.people for step in steps if step.of == deadlines.AT_ONCE), [])
    who = [key for key in (crisis.declared_by_id, *told) if key != child]
    named = Person.objects.in_bulk(who)
    known = next((s.by for s in steps if s.kind in {Kind.JOINED, Kind.ACKNOWLEDGED}), None)
    return Asked(
        since, crisis.conversation_id, tuple(named[key] for key in who if key in named), known
    )
