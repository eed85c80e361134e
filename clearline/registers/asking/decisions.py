"""Deciding by one's post: for the authority, as the plan leaves it, or two people together."""

from collections.abc import Sequence
from datetime import datetime

from clearline.registers.asking import answers, asks, owners, withdrawals
from clearline.registers.asking.answers import Answered
from clearline.registers.models import Answer, Ask, Channel, Child, GivenBy, How, Person
from clearline.registers.recorded import go_on, verb


@verb
def decide(
    child: Child, said: Answered, *, given_by: GivenBy, by: Person, at: datetime
) -> list[Answer]:
    """Decide oneself, as the child's social worker or as the manager to whom the plan leaves it."""
    ask = go_on(asks.begin(child, person=by, given_by=given_by, forms=list(said), by=by, at=at))
    return go_on(answers.give(ask, said, at=at))


@verb
def ask_the_authority(child: Child, forms: Sequence[Channel], *, by: Person, at: datetime) -> Ask:
    """Ask the child's social worker to decide; it stands on their list."""
    person = owners.social_worker(child, at=at)
    asked = {"person": person, "given_by": GivenBy.LOCAL_AUTHORITY, "forms": forms}
    ask = go_on(asks.begin(child, by=by, at=at, **asked))  # type: ignore[arg-type]
    withdrawals.ask_to_decide(ask, person, by=by, at=at)
    return ask


@verb
def propose_together(child: Child, said: Answered, *, by: Person, at: datetime) -> Ask:
    """Say yes, with reasons, as one of the two who decide together; the other has to confirm it."""
    asked = {"person": None, "given_by": GivenBy.WAIVER, "forms": list(said)}
    ask = go_on(asks.begin(child, by=by, at=at, **asked))  # type: ignore[arg-type]
    go_on(answers.take_down(ask, said, how=How.IN_PERSON, by=by, at=at))
    other = owners.social_worker(child, at=at)
    if other.pk == by.pk:
        other = owners.manager(child, at=at)
    withdrawals.ask_to_decide(ask, other, by=by, at=at)
    return ask
