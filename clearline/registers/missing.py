"""A child is gone: since when, what was done, that they are back, and who speaks with them then."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from clearline.registers import absences, tasks
from clearline.registers.asking import owners
from clearline.registers.models import (
    GONE,
    Absence,
    Away,
    Child,
    Person,
    Search,
    Sought,
    Task,
    TaskKind,
)
from clearline.registers.recorded import go_on, keep, refuse, set_once, verb

# Statutory guidance on missing children: offered within three days of coming back (SG-32).
INTERVIEW_WITHIN: Final = timedelta(hours=72)
_LONGEST = 500


@verb
def say(
    child: Child, kind: Away, *, since: datetime | None = None, by: Person, at: datetime
) -> Absence:
    """Say that a child is gone, since now or a moment that has passed.

    Wherever they were said to be, they are not: that ends. One kind of being gone may follow the
    other, when it becomes known where they are, or no longer is.
    """
    began = since or at
    if kind not in GONE:
        raise refuse("Say whether anybody knows where they are.", field="kind")
    if began > at:
        raise refuse("That is still to come.", field="since")
    before = Absence.objects.filter(child=child, returned_at=None).first()
    if before is not None:
        if before.kind == kind:
            raise refuse("That is written down already.", field="kind")
        ends = max(began, before.from_at)
        set_once(before, returned_at=ends, returned_by=by)
        began = ends
    return go_on(absences.begin(child, kind, since=began, by=by, at=at))


@verb
def note(absence: Absence, kind: Sought, says: str = "", *, by: Person, at: datetime) -> Search:
    """Write down one thing that was done. Offering the interview is what somebody had to do."""
    found = Search(absence=absence, kind=kind, says=says.strip()[:_LONGEST])
    kept = keep(found, by=by, at=at)
    if kind == Sought.OFFERED:
        for task in _interviews(absence.child).filter(owner=by):
            go_on(tasks.do(task, by=by, at=at))
    return kept


@verb
def come_back(
    absence: Absence, *, returned_at: datetime | None = None, by: Person, at: datetime
) -> Absence:
    """Say that a child is back. Of one who was gone, somebody from outside speaks with them."""
    ended = go_on(absences.come_back(absence, returned_at=returned_at, by=by, at=at))
    if absence.kind in GONE and not _interviews(absence.child).exists():
        back = ended.returned_at or at
        go_on(
            tasks.give(
                absence.child,
                owners.social_worker(absence.child, at=at),
                by=by,
                at=at,
                kind=TaskKind.RETURN_INTERVIEW,
                says="Offer them a talk about being away, with somebody who is not from the home.",
                due_at=max(at, back + INTERVIEW_WITHIN),
            )
        )
    return ended


def gone(child: int) -> Absence | None:
    """Return since when a child is gone, if they are."""
    rows = Absence.objects.filter(child=child, returned_at=None, kind__in=GONE)
    return rows.first()


def of(absence: Absence) -> QuerySet[Search]:
    """Return what was done, oldest first, also while it was the other kind of being gone."""
    rows = Search.objects.filter(absence__in=_chain(absence))
    return rows.select_related("recorded_by").order_by("recorded_at", "pk")


def followed_by(absence: Absence) -> Absence | None:
    """Return the other kind of being gone that this one went over into, if it did."""
    if absence.returned_at is None:
        return None
    gone = Absence.objects.filter(child=absence.child_id, kind__in=GONE)
    return gone.filter(from_at=absence.returned_at).exclude(pk=absence.pk).first()


def _chain(absence: Absence) -> list[int]:
    gone = Absence.objects.filter(child=absence.child_id, kind__in=GONE)
    found = [absence.pk]
    one: Absence | None = absence
    while one is not None:
        one = gone.filter(returned_at=one.from_at).exclude(pk__in=found).first()
        found += [one.pk] if one else []
    return found


def _interviews(child: Child) -> QuerySet[Task]:
    return Task.objects.filter(child=child, kind=TaskKind.RETURN_INTERVIEW, done_at=None)
