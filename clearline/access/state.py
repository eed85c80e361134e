"""How sign-in stands, in numbers: for whoever runs the system, who reads no child's name."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from clearline.access import sessions
from clearline.access.models import Account, Factor, FactorKind, How, Wait
from clearline.registers.models import Kind, Person


@dataclass(frozen=True, slots=True)
class State:
    """Accounts and sign-ins, counted."""

    staff: int
    children: int
    closed: int
    signed_in: int
    slowed: int  # accounts and addresses whose next try has to wait


def now(*, at: datetime) -> State:
    """Count. Five queries."""
    accounts = Account.objects.filter(closed_at=None)
    return State(
        staff=accounts.exclude(person__kind=Kind.CHILD).count(),
        children=accounts.filter(person__kind=Kind.CHILD).count(),
        closed=Account.objects.exclude(closed_at=None).count(),
        signed_in=sessions.running(at).exclude(how=How.HALF).count(),
        slowed=Wait.objects.filter(until__gt=at).count(),
    )


def without_second_step() -> QuerySet[Person]:
    """Return the adults who have an account and no second step: it was never set up, or is lost."""
    steps = Factor.objects.filter(account=OuterRef("pk"), ended_at=None).exclude(proven_at=None)
    has = Exists(steps.exclude(kind=FactorKind.RECOVERY))
    accounts = Account.objects.filter(~has, closed_at=None).exclude(person__kind=Kind.CHILD)
    return Person.objects.filter(accounts__in=accounts).order_by("name")
