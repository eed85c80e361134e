"""The clock of each document that somebody has still to read, and say so."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from clearline.clocks.running import Clock, Telling
from clearline.clocks.spans import end_of
from clearline.contact.due import homes
from clearline.registers.library import reading
from clearline.registers.models import Person, Post, Role

NAME: Final = "reading"
# A document that need not be read for writing to children has no clock here.
_BEFORE: Final = timedelta(days=14)
_TOLD_BEFORE: Final = timedelta(days=3)
_READS: Final = (Role.RESIDENTIAL_WORKER, Role.DEPUTY_MANAGER, Role.REGISTERED_MANAGER)


def running(*, at: datetime) -> Iterator[Clock]:
    """Return the clock of each required document that somebody at a home has still to read."""
    posts = Post.objects.in_force(at).filter(role__in=_READS, home__isnull=False)
    works_at = dict(posts.order_by("from_on", "pk").values_list("person", "home"))
    people = Person.objects.filter(pk__in=works_at).order_by("pk")
    answering = homes.answering(at=at)
    for person, readings in reading.of_all(list(people), at=at).items():
        home = works_at[person]
        everybody = homes.together([person], answering.of(home))
        for each in readings:
            if each.read_at is None and each.is_required:
                key, due = f"{person}:{each.row.pk}", end_of(each.due_on)
                tellings = (
                    Telling(f"reading:{key}:soon", due - _TOLD_BEFORE, (person,)),
                    Telling(f"reading:{key}:late", due, everybody),
                )
                about = each.row.get_document_display()
                yield Clock(NAME, key, due - _BEFORE, due, home, None, (person,), tellings, about)
