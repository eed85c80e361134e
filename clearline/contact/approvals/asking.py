"""Asking the two, for some workers, ways and days; and taking the asking back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from clearline.clocks.deadlines import DEADLINES
from clearline.clocks.spans import months_after
from clearline.contact.accounts import kept
from clearline.contact.approvals import course, sides
from clearline.contact.approvals.sides import Answerer, Two
from clearline.contact.models import Approval, ApprovalAsk
from clearline.ledger import sequence
from clearline.registers import people
from clearline.registers.leaving import moves, wishes
from clearline.registers.models import Channel, Child, Person, Post, Role, day_of
from clearline.registers.recorded import refuse, verb

LONGEST_MONTHS: Final = DEADLINES["approval_reviewed"].span.count
_CARES: Final = (Role.RESIDENTIAL_WORKER, Role.DEPUTY_MANAGER, Role.REGISTERED_MANAGER)
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """For what approval is asked; `stands_in` names somebody where there is no allocated worker."""

    workers: Sequence[int]
    channels: Sequence[str]
    what_for: str
    from_on: date
    until_on: date
    why: str = ""
    stands_in: int | None = None


@verb
def ask(child: Child, wanted: Wanted, *, by: Person, at: datetime) -> ApprovalAsk:
    """Ask both, by name. What was asked before and is still open has to be taken back first."""
    with sequence.head():
        _may_be_asked(child, wanted, at=at)
        two = sides.of(child, without={by.pk, *wanted.workers}, at=at)
        first, second = _named(two, wanted)
        new = ApprovalAsk(
            child=child,
            home=two.home,
            workers=sorted(set(wanted.workers)),
            channels=[str(way) for way in wishes.WAYS if way in wanted.channels],
            what_for=wanted.what_for.strip()[:_LONGEST],
            why=wanted.why.strip()[:_LONGEST],
            from_on=wanted.from_on,
            until_on=wanted.until_on,
            first=first.person,
            first_as=first.as_,
            second=second.person,
            second_as=second.as_,
            asked_at=at,
            asked_by=by,
        )
        new.save(force_insert=True)
        sequence.append([kept.APPROVAL_ASKED.entry(new)])
    return new


@verb
def take_back(asked: ApprovalAsk, *, by: Person, at: datetime) -> ApprovalAsk:
    """Ask no more. What was answered stays to be read."""
    with sequence.head():
        row = ApprovalAsk.objects.get(pk=asked.pk)
        if course.of_ask(row, at=at).state is not course.State.WAITING:
            raise refuse("This is not asked any more.")
        row.ended_at, row.ended_by, row.ending = at, by, ApprovalAsk.Ending.TAKEN_BACK
        row.save(update_fields=["ended_at", "ended_by", "ending"])
        sequence.append([kept.APPROVAL_ASK_ENDED.entry(row)])
    return row


def last_day(from_on: date) -> date:
    """Return the last day for which contact can be approved: then it is looked at again."""
    return months_after(from_on, LONGEST_MONTHS)


def workers_of(child: Child, *, at: datetime) -> list[Person]:
    """Return those of the child's last home who may be named."""
    home = sides.last_home(child)
    posts = Post.objects.in_force(at).filter(home=home, role__in=_CARES)
    keys = posts.values_list("person", flat=True)
    return list(people.all_of(keys)) if home else []


def _may_be_asked(child: Child, wanted: Wanted, *, at: datetime) -> None:
    _days_fit(child, wanted, at=at)
    if not wanted.workers:
        raise refuse("Say who would be in contact.", field="workers")
    known = {person.pk for person in workers_of(child, at=at)}
    if not set(wanted.workers) <= known:
        raise refuse("Only those who work at the home can be named.", field="workers")
    if not wanted.what_for.strip():
        raise refuse("Say what the contact is for.", field="what_for")
    _ways_fit(child, wanted)
    newest = ApprovalAsk.objects.filter(child=child).order_by("-pk").first()
    if newest is not None:
        _comes_after(newest, wanted, at=at)


def _days_fit(child: Child, wanted: Wanted, *, at: datetime) -> None:
    if moves.leaves_on(child) is None:
        raise refuse("They live in the home, and no day of leaving is known.")
    if wanted.from_on < day_of(at):
        raise refuse("It begins today at the earliest.", field="from_on")
    if wanted.until_on < wanted.from_on:
        raise refuse("The last day is before the first.", field="until_on")
    if wanted.until_on > last_day(wanted.from_on):
        raise refuse("Three months is the longest: then it is looked at again.", field="until_on")


def _ways_fit(child: Child, wanted: Wanted) -> None:
    if not wanted.channels or not set(wanted.channels) <= {str(way) for way in wishes.WAYS}:
        raise refuse("Choose at least one way to be in contact.", field="channels")
    wish = wishes.now(child.pk)
    if wishes.wants_none(child.pk):
        raise refuse(f"{child} wants no contact, so nobody is asked.")
    if wish is not None and (other := set(wanted.channels) - set(wish.channels)):
        named = ", ".join(sorted(Channel(name).label for name in other))
        raise refuse(f"{child} did not choose this way: {named}.", field="channels")


def _comes_after(newest: ApprovalAsk, wanted: Wanted, *, at: datetime) -> None:
    before = course.of_ask(newest, at=at)
    if before.state is course.State.WAITING:
        raise refuse("This has been asked, and not both have answered. Take it back first.")
    if before.state in course.AGAINST and not wanted.why.strip():
        raise refuse("It was refused or has stopped. Say what is different now.", field="why")


def _named(two: Two, wanted: Wanted) -> tuple[Answerer, Answerer]:
    if two.home is None or two.first is None:
        raise refuse("Nobody at the home may answer this. The provider has to name somebody.")
    if two.second is not None:
        return two.first, two.second
    named = [each for each in two.may_stand_in if each.person.pk == wanted.stands_in]
    if not named:
        raise refuse(
            "There is no allocated worker who may answer. Choose who stands in.", field="stands_in"
        )
    return two.first, named[0]


def answered(asked: ApprovalAsk) -> list[Approval]:
    """Return what the two have answered, oldest first."""
    return list(asked.answers.select_related("decided_by").order_by("decided_at", "pk"))
