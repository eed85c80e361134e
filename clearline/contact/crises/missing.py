"""A child is gone: a crisis at once, what was done about it, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from clearline.access import records
from clearline.access.caller import Caller
from clearline.contact.crises import declaring
from clearline.contact.crises.keeping import Refusal
from clearline.contact.models import Conversation, Crisis, Event
from clearline.registers import missing
from clearline.registers.models import GONE, Absence, Away, Child, Person, Search, Sought
from clearline.registers.recorded import Unkept

__all__ = ["Absence", "Away", "Gone", "Person", "Sought", "of", "one", "say"]

# Whose interview was not offered stays in the list for so long.
SEEN_FOR = timedelta(days=14)
MOST = 50


@dataclass(frozen=True, slots=True)
class Gone:
    """One time of being gone, as its page shows it."""

    absence: Absence
    searches: Sequence[Search]
    crisis: Crisis | None
    line: UUID | None  # along which staff of the home write to them
    wrote: Sequence[Event]  # what staff wrote to them since

    @property
    def is_open(self) -> bool:
        """Whether they are gone still."""
        return self.absence.returned_at is None

    @property
    def interview_by(self) -> datetime | None:
        """By when the return interview is to be offered; None while they are gone."""
        back = self.absence.returned_at
        return back + missing.INTERVIEW_WITHIN if back else None

    @property
    def is_offered(self) -> bool:
        """Whether the return interview has been offered."""
        return any(step.kind == Sought.OFFERED for step in self.searches)


def say(
    child: Child, kind: Away, *, since: datetime | None, by: Person, at: datetime
) -> tuple[Absence, Crisis | None] | Unkept:
    """Write down that a child is gone, and declare a crisis with it, or neither.

    Only of one who is missing: where they are known to be, a worker declares one, or does not.
    """
    with transaction.atomic():
        kept = missing.say(child, kind, since=since, by=by, at=at)
        if isinstance(kept, Unkept):
            return kept
        if kind != Away.MISSING:
            return kept, None
        begun = declaring.declare(child, why=Crisis.Why.MISSING, by=by, at=at)
    return kept, None if isinstance(begun, Refusal) else begun


def one(caller: Caller, absence: int, *, at: datetime) -> Gone | None:
    """Return one time of being gone, or None: for those who may not act for the child."""
    rows = Absence.objects.filter(pk=absence, kind__in=GONE)
    found = rows.select_related("child__person", "returned_by", "recorded_by").first()
    if found is None or records.child_in_care_of(caller, found.child_id, at=at) is None:
        return None
    crisis = Crisis.objects.filter(child=found.child_id, ended_at=None).first()
    lines = Conversation.objects.filter(child=found.child_id, lane="staff", home__isnull=False)
    newest = lines.order_by("-opened_at").first()
    line = newest.pk if newest else None
    return Gone(found, list(missing.of(found)), crisis, line, _written(found))


def of(caller: Caller, *, at: datetime) -> list[Absence]:
    """Return who is gone now, and who came back and is owed an interview; longest gone first."""
    mine = records.children_in_care_of(caller, at=at)
    rows = Absence.objects.filter(child__in=mine, kind__in=GONE).select_related("child__person")
    back = rows.filter(returned_at__gt=at - SEEN_FOR).exclude(searches__kind=Sought.OFFERED)
    owed = [each for each in back.order_by("returned_at") if not missing.followed_by(each)]
    return [*rows.filter(returned_at=None).order_by("from_at"), *owed][:MOST]


def _written(absence: Absence) -> list[Event]:
    """Return what staff wrote while the child was gone: each is an attempt to reach them."""
    lines = Conversation.objects.filter(child=absence.child_id, lane="staff")
    sent = Event.objects.filter(conversation__in=lines, kind=Event.Kind.SENT)
    sent = sent.filter(at__gte=absence.from_at, message__direction="outbound")
    if absence.returned_at is not None:
        sent = sent.filter(at__lte=absence.returned_at)
    return list(sent.select_related("message__author").order_by("place")[:MOST])
