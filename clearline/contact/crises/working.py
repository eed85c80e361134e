"""What people do in a crisis: each thing a step, and each step in the record."""

from datetime import datetime

from clearline.contact.crises import keeping, people
from clearline.contact.crises.keeping import Refusal
from clearline.contact.models import CrisisStep
from clearline.registers.models import Person

LONGEST = 2000
# The four questions of the ladder, in their order, and the answers that there are (SG-21).
QUESTIONS = ("thoughts", "plan", "means", "when")
ANSWERS = ("yes", "no", "unsure")
Kind = CrisisStep.Kind


def join(crisis: int, *, by: Person, at: datetime) -> Refusal | None:
    """Say that one works on it too. Who began it is in it already."""
    with keeping.page_of(at) as page:
        found = keeping.open_one(crisis)
        if found is None:
            return Refusal.IT_IS_OVER
        there = found.steps.filter(kind=Kind.JOINED, by=by)
        if found.declared_by_id != by.pk and not there.exists():
            keeping.put(page, CrisisStep(crisis=found, kind=Kind.JOINED, by=by))
    return None


def note(crisis: int, says: str, *, by: Person, at: datetime) -> Refusal | None:
    """Put down what was typed."""
    words = says.strip()[:LONGEST]
    if not words:
        return Refusal.NO_WORDS
    return _step(crisis, CrisisStep(kind=Kind.NOTE, says=words, by=by), at=at)


def answer(crisis: int, question: str, says: str, *, by: Person, at: datetime) -> Refusal | None:
    """Put down what the child answered to one of the four questions; the newest counts."""
    if question not in QUESTIONS or says not in ANSWERS:
        return Refusal.NO_WORDS
    return _step(crisis, CrisisStep(kind=Kind.ANSWERED, of=question, says=says, by=by), at=at)


def ring(crisis: int, person: Person, *, by: Person, at: datetime) -> Refusal | None:
    """Say who rings 999, while the others stay with the child."""
    return _step(crisis, CrisisStep(kind=Kind.RINGS, person=person, by=by), at=at)


def bring_in(crisis: int, person: int, *, by: Person, at: datetime) -> Refusal | None:
    """Ask somebody to help: for its length they act for this child, and for no other."""
    with keeping.page_of(at) as page:
        found = keeping.open_one(crisis)
        if found is None:
            return Refusal.IT_IS_OVER
        asked = next((p for p in people.could_help(found, at=at) if p.pk == person), None)
        if asked is None:
            return Refusal.NOT_YOURS
        keeping.put(page, CrisisStep(crisis=found, kind=Kind.BROUGHT_IN, person=asked, by=by))
    return None


def acknowledge(crisis: int, *, by: Person, at: datetime) -> Refusal | None:
    """Say that whoever is on call or answers for the home knows of it; late still counts."""
    with keeping.page_of(at) as page:
        found = keeping.open_one(crisis)
        if found is None:
            return Refusal.IT_IS_OVER
        there = people.there(found.home_id, at=at)
        may = {p.pk for p in (*there.on_call, *there.managers, *there.responsible)}
        if by.pk not in may:
            return Refusal.NOT_YOURS
        if not found.steps.filter(kind=Kind.ACKNOWLEDGED).exists():
            keeping.put(page, CrisisStep(crisis=found, kind=Kind.ACKNOWLEDGED, by=by))
    return None


def renew(crisis: int, *, by: Person, at: datetime) -> Refusal | None:
    """Let it go on for as long again; only who answers for the home may."""
    with keeping.page_of(at) as page:
        found = keeping.open_one(crisis)
        if found is None:
            return Refusal.IT_IS_OVER
        there = people.there(found.home_id, at=at)
        if by.pk not in {p.pk for p in (*there.managers, *there.responsible)}:
            return Refusal.NOT_YOURS
        keeping.put(page, CrisisStep(crisis=found, kind=Kind.RENEWED, by=by))
    return None


def _step(crisis: int, step: CrisisStep, *, at: datetime) -> Refusal | None:
    with keeping.page_of(at) as page:
        found = keeping.open_one(crisis)
        if found is None:
            return Refusal.IT_IS_OVER
        step.crisis = found
        keeping.put(page, step)
    return None
