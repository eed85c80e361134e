"""A crisis begins, goes on for longer, and ends; never by itself."""

from datetime import datetime

from clearline.contact import conversations, kept, written
from clearline.contact.crises import deadlines, keeping, people
from clearline.contact.crises.keeping import Refusal
from clearline.contact.models import Crisis, CrisisStep
from clearline.registers import tasks
from clearline.registers.models import Child, Home, Person, Residence, TaskKind, day_of
from clearline.registers.recorded import sure

_LONGEST = 2000


def declare(
    child: Child, *, why: Crisis.Why = Crisis.Why.WORKER, by: Person, at: datetime
) -> Crisis | Refusal:
    """Begin a crisis for one child; of two who do at once the second finds the first's."""
    home = _home_of(child, at)
    if home is None:
        return Refusal.NO_HOME
    with keeping.page_of(at) as page:
        found = Crisis.objects.filter(child=child, ended_at=None).first()
        if found is not None:
            _come_to(page, found, by)
            return found
        line = conversations.with_home(child, home, at=at)
        crisis = Crisis(
            child=child, home=home, conversation=line, why=why, declared_at=at, declared_by=by
        )
        crisis.save(force_insert=True)
        page.entries.append(kept.CRISIS.entry(crisis))
        keeping.tell(page, crisis)
        there = people.there(home.pk, at=at)
        told = [person.pk for person in there.of(deadlines.AT_ONCE) if person.pk != by.pk]
        keeping.put(page, _due(crisis, deadlines.AT_ONCE, told))
        if by.pk in {person.pk for person in there.managers}:
            # Who answers for the home knows of it already.
            keeping.put(page, CrisisStep(crisis=crisis, kind=CrisisStep.Kind.ACKNOWLEDGED, by=by))
        if by.pk != child.pk and deadlines.is_pattern(_earlier(crisis), at=at):
            keeping.put(page, _due(crisis, deadlines.PATTERN, people.leads(at=at)))
    return crisis


def _come_to(page: written.Page, crisis: Crisis, by: Person) -> None:
    """Let whoever taps second be in the first's: a grown-up works on it, a child has asked."""
    is_child = by.pk == crisis.child_id
    if by.pk == crisis.declared_by_id:
        return
    kind = CrisisStep.Kind.ASKED if is_child else CrisisStep.Kind.JOINED
    if not crisis.steps.filter(kind=kind, by=by).exists():
        keeping.put(page, CrisisStep(crisis=crisis, kind=kind, by=by))


def _due(crisis: Crisis, of: str, told: list[int]) -> CrisisStep:
    return CrisisStep(crisis=crisis, kind=CrisisStep.Kind.DUE, of=of, people=told)


def _home_of(child: Child, at: datetime) -> Home | None:
    """Return where a child lives, or last lived: that home answers for those who left it."""
    lived = Residence.objects.filter(child=child, from_on__lte=day_of(at))
    last = lived.select_related("home").order_by("-from_on", "-pk").first()
    return last.home if last else None


def _earlier(crisis: Crisis) -> list[datetime]:
    own = Crisis.objects.filter(declared_by=crisis.declared_by).exclude(pk=crisis.pk)
    return list(own.values_list("declared_at", flat=True))


def close_by_contact(crisis: int, says: str, *, by: Person, at: datetime) -> Refusal | None:
    """End it: somebody heard or saw the child, and says how they are."""
    return _close(crisis, Crisis.Ending.DIRECT_CONTACT, says, by=by, at=at)


def close_with_reason(crisis: int, says: str, *, by: Person, at: datetime) -> Refusal | None:
    """End it with the reason of somebody who answers for the home."""
    return _close(crisis, Crisis.Ending.REASON, says, by=by, at=at)


def _close(
    crisis: int, ending: Crisis.Ending, says: str, *, by: Person, at: datetime
) -> Refusal | None:
    words = says.strip()[:_LONGEST]
    if not words:
        return Refusal.NO_WORDS
    with keeping.page_of(at) as page:
        found = keeping.open_one(crisis)
        if found is None:
            return Refusal.IT_IS_OVER
        there = people.there(found.home_id, at=at)
        answer_for_it = (*there.managers, *there.responsible)
        if ending is Crisis.Ending.REASON and by.pk not in {person.pk for person in answer_for_it}:
            return Refusal.NOT_YOURS
        found.ended_at, found.ended_by = at, by
        found.ending, found.reason = ending.value, words
        found.save(update_fields=["ended_at", "ended_by", "ending", "reason"])
        page.entries.append(kept.CRISIS_ENDED.entry(found))
        keeping.tell(page, found)
        page.write()
        page.entries.clear()
        _look_back(found, answer_for_it, by=by, at=at)
    return None


def _look_back(
    crisis: Crisis, answer_for_it: tuple[Person, ...], *, by: Person, at: datetime
) -> None:
    for owner in answer_for_it[:1]:
        sure(
            tasks.give(
                crisis.child,
                owner,
                by=by,
                at=at,
                kind=TaskKind.REVIEW_CRISIS,
                says="Look back at the crisis: what it opened, what was done, what is next.",
                due_at=at + deadlines.REVIEWED_WITHIN,
            )
        )
