"""How a step of a crisis is kept: under the head of the ledger, and told to those who watch."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from clearline.contact import kept, written
from clearline.contact.crises import to_tell
from clearline.contact.models import Crisis, CrisisStep, Event
from clearline.ledger import sequence


class Refusal(StrEnum):
    """Why something was not done."""

    NO_HOME = "no_home"
    IT_IS_OVER = "it_is_over"
    NOT_YOURS = "not_yours"
    NO_WORDS = "no_words"


@contextmanager
def page_of(at: datetime) -> Iterator[written.Page]:
    """Give a page; what is put on it is written at the end, all of it or none."""
    with transaction.atomic(), sequence.head() as head:
        page = written.Page(head, at)
        yield page
        if page.entries:
            page.write()


def open_one(crisis: int) -> Crisis | None:
    """Return a crisis if it is not over. Under the head, so that it stays so."""
    rows = Crisis.objects.filter(pk=crisis, ended_at=None)
    return rows.select_related("child__person", "home").first()


def put(page: written.Page, step: CrisisStep) -> None:
    """Write down one step, let those who watch know of it, and tell who is to be told by it."""
    step.at = page.at
    step.save(force_insert=True)
    page.entries.append(kept.CRISIS_STEP.entry(step))
    tell(page, step.crisis)
    to_tell.tell(page, step)


def tell(page: written.Page, crisis: Crisis) -> None:
    """Give what happened a place in the stream: no word of it."""
    page.event(Event.Kind.CRISIS, (None, crisis.conversation_id))
