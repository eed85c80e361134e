"""What is due of approvals: an answer, and a review before one runs out; each with whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from clearline.clocks.spans import LONDON, end_of
from clearline.contact.approvals import course
from clearline.contact.approvals.course import Course, State
from clearline.contact.models import ApprovalAsk
from clearline.registers.models import day_of

# Whoever is asked answers within two days, or before the contact is to begin if that is sooner.
ANSWERED_WITHIN: Final = timedelta(days=2)
# It is asked anew so long before it runs out.
LOOKED_AT_BEFORE: Final = timedelta(days=14)
ANSWER, REVIEW = "approval_answer", "approval_review"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: what, of which asking, whose turn it is, since and until when."""

    what: str
    ask: int
    child: int
    home: int
    who: tuple[int, ...]
    began: datetime
    due: datetime


def everywhere(*, at: datetime) -> list[Due]:
    """Return all that is due of any approval that is asked or stands."""
    asks = ApprovalAsk.objects.filter(ended_at=None, until_on__gte=day_of(at))
    found = course.of_children(set(asks.values_list("child", flat=True)), at=at)
    return [due for courses in found.values() for due in _of_child(courses)]


def _of_child(courses: Iterable[Course]) -> Iterable[Due]:
    courses = list(courses)
    is_asked_anew = any(each.state is State.WAITING for each in courses)
    for each in courses:
        if each.state is State.WAITING:
            yield _answer(each)
        elif each.state in course.STANDS and not is_asked_anew:
            yield _review(each)


def _answer(found: Course) -> Due:
    ask = found.ask
    begins = datetime.combine(ask.from_on, time(), LONDON)
    soon = ask.asked_at + ANSWERED_WITHIN
    due = begins if ask.asked_at < begins < soon else soon
    who = tuple(p for p in (ask.first_id, ask.second_id) if found.waits_for(p))
    return _due(ANSWER, found, who, (ask.asked_at, due))


def _review(found: Course) -> Due:
    ask = found.ask
    ends = end_of(ask.until_on)
    asked_anew = max(ends - LOOKED_AT_BEFORE, ask.asked_at)
    return _due(REVIEW, found, (ask.asked_by_id,), (asked_anew, ends))


def _due(what: str, found: Course, who: tuple[int, ...], when: tuple[datetime, datetime]) -> Due:
    ask = found.ask
    return Due(what, ask.pk, ask.child_id, ask.home_id, who, *when)
