"""Every deadline that has come is told of once: by whichever process comes to it, however late."""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from clearline.clocks.running import Clock, Telling
from clearline.contact import kept
from clearline.contact.crises import keeping, watch
from clearline.contact.due import crises, holds, leavers, permissions, reading, tasks
from clearline.contact.models import Fired
from clearline.contact.telling import notices
from clearline.contact.telling.notices import What

log = logging.getLogger(__name__)

Source = Callable[..., Iterable[Clock]]

# Where clocks come from. What is counted in minutes is looked at each second, the rest each minute.
QUICK: Final[tuple[Source, ...]] = (holds.running,)
SLOW: Final[tuple[Source, ...]] = (
    tasks.running,
    permissions.running,
    reading.running,
    leavers.running,
)
# These are told of by the record of the crisis itself (`crises.watch`), and only shown here.
SHOWN: Final[tuple[Source, ...]] = (crises.running,)


def running(*, at: datetime) -> list[Clock]:
    """Return every clock that runs."""
    return [clock for source in (*SHOWN, *QUICK, *SLOW) for clock in source(at=at)]


def fire_quick(*, at: datetime) -> int:
    """See to what is counted in minutes; return how many deadlines fell."""
    return watch.fire_due(at=at) + fire(QUICK, at=at)


def fire_slow(*, at: datetime) -> int:
    """See to what is counted in hours and days; return how many deadlines fell."""
    return fire(SLOW, at=at)


def fire(sources: Sequence[Source], *, at: datetime) -> int:
    """See to every deadline of these that has come and was not seen to."""
    clocks = [clock for source in sources for clock in _found(source, at)]
    keys = [telling.key for clock in clocks for telling in clock.fallen(at)]
    known = set(Fired.objects.filter(key__in=keys).values_list("key", flat=True)) if keys else set()
    return sum(_fire(*each, at) for clock in clocks for each in _new(clock, known, at))


def _found(source: Source, at: datetime) -> list[Clock]:
    """Return the clocks of one source; what fails in it stops none of the others."""
    try:
        return list(source(at=at))
    except Exception as trouble:  # noqa: BLE001 - whatever it was, the rest is looked at
        # Without the traceback: it may hold names.
        log.error("clocks could not be read: %s", type(trouble).__name__)  # noqa: TRY400
        return []


def _new(
    clock: Clock, known: Collection[str], at: datetime
) -> Iterator[tuple[Clock, Telling, tuple[int, ...]]]:
    """Return what has come and was not told of; whoever several tell hears the last of them."""
    new = [telling for telling in clock.fallen(at) if telling.key not in known]
    for number, telling in enumerate(new, start=1):
        later = {person for each in new[number:] for person in each.people}
        yield clock, telling, tuple(p for p in telling.people if p not in later)


def _fire(clock: Clock, telling: Telling, people: Sequence[int], at: datetime) -> bool:
    """Write down that one has come, and tell who is told; say whether it was this process."""
    with keeping.page_of(at) as page:
        # Under the head of the ledger: of all who come to it, one finds that it is not there.
        if Fired.objects.filter(key=telling.key).exists():
            return False
        fired = Fired.objects.create(
            name=clock.name,
            key=telling.key,
            due_at=telling.at,
            fired_at=at,
            people=list(people),
        )
        page.entries.append(kept.FIRED.entry(fired))
        notices.give(page, people, What(clock.name, telling.key, clock.home))
    return True
