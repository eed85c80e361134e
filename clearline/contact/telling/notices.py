"""Telling somebody that something waits for them: kept in the record, and sent on outside."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from clearline.contact import kept, wake, written
from clearline.contact.models import Notice, Nudge
from clearline.contact.telling import browsers, phones
from clearline.ledger import sequence

# What is not seen for so long is in the way of what is.
SHOWN_FOR_DAYS: Final = 7
# And for so long every page says that there is something.
ALERTED_FOR: Final = timedelta(hours=12)
MOST: Final = 50


@dataclass(frozen=True, slots=True)
class What:
    """What somebody is told of: why, which one, of which home, and whether it cannot wait."""

    why: str
    key: str
    home: int | None = None
    is_urgent: bool = False


def give(page: written.Page, people: Iterable[int], what: What) -> list[Notice]:
    """Tell each of these, once however often it is asked. Under the head of the ledger."""
    wanted = list(dict.fromkeys(people))
    there = Notice.objects.filter(key=what.key, person__in=wanted)
    known = set(there.values_list("person", flat=True))
    new = [
        Notice(person_id=each, why=what.why, key=what.key, home_id=what.home, given_at=page.at)
        for each in wanted
        if each not in known
    ]
    if not new:
        return []
    for notice in new:
        notice.save(force_insert=True)
    page.entries.extend(kept.NOTICE.entries(new))
    leaving = Nudge.objects.bulk_create(_nudges(new, what, page.at))
    page.entries.extend(kept.NUDGE.entries(leaving))
    # Whoever has a page open reads it there; the rest is found by the next look.
    transaction.on_commit(wake.text_waits)
    return new


def _nudges(new: Collection[Notice], what: What, at: datetime) -> list[Nudge]:
    """Return how these leave the building: by push where one lets us; by text what is urgent."""
    people = [notice.person_id for notice in new]
    numbers = phones.of(people) if what.is_urgent and settings.SMS_CARRIERS else {}
    told = browsers.of(people, at=at)
    found = []
    for notice in new:
        begun = {"notice": notice, "since": at, "due_at": at}
        if notice.person_id in numbers:
            number = numbers[notice.person_id]
            found.append(Nudge(way=Nudge.Way.SMS, number=number, **begun))
        found += [
            Nudge(way=Nudge.Way.PUSH, subscription=each, **begun)
            for each in told.get(notice.person_id, ())
        ]
    return found


def unseen(person: int, *, since: datetime) -> list[Notice]:
    """Return what somebody was told of and has not seen, the newest first."""
    rows = Notice.objects.filter(person=person, seen_at=None, given_at__gte=since)
    return list(rows.order_by("-given_at", "-pk")[:MOST])


def newest_unseen(person: int, *, at: datetime) -> int | None:
    """Return the newest of what every page says to somebody: a crisis has an alert of its own."""
    rows = Notice.objects.filter(person=person, seen_at=None, given_at__gt=at - ALERTED_FOR)
    newest_first = rows.exclude(key__startswith="crisis:").order_by("-given_at", "-pk")
    return newest_first.values_list("pk", flat=True).first()


def see(person: int, *, at: datetime) -> int:
    """Write down that somebody has seen what they were told of; return how many there were."""
    if not Notice.objects.filter(person=person, seen_at=None).exists():
        return 0
    with transaction.atomic(), sequence.head():
        rows = list(Notice.objects.filter(person=person, seen_at=None, given_at__lte=at))
        for row in rows:
            row.seen_at = at
        Notice.objects.bulk_update(rows, ["seen_at"])
        sequence.append(kept.NOTICE_SEEN.entries(rows))
    return len(rows)
