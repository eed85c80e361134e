"""How often the reading of words stopped something, and how often that turned out to be wrong."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from clearline.contact.found.contests import findings_in
from clearline.contact.models import Contest, Event, Hold

_STOPS = (Event.Kind.HELD, Event.Kind.REFUSED)
# A home stops a few a day; a year of several homes is well below this.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Stop:
    """One message that a kind of finding stopped, and what came of it."""

    at: datetime
    kind: str
    was_held: bool
    was_released: bool
    was_contested: bool
    was_agreed: bool

    @property
    def was_wrong(self) -> bool:
        """Whether somebody else than its writer let it go, or agreed that it was wrong."""
        return self.was_released or self.was_agreed


@dataclass(slots=True)
class Figures:
    """The counts of one kind."""

    kind: str
    stops: list[Stop] = field(default_factory=list)

    @property
    def held(self) -> int:
        """How many it held."""
        return sum(stop.was_held for stop in self.stops)

    @property
    def refused(self) -> int:
        """How many it refused."""
        return len(self.stops) - self.held

    @property
    def released(self) -> int:
        """How many of those somebody let go."""
        return sum(stop.was_released for stop in self.stops)

    @property
    def contested(self) -> int:
        """Of how many the writer said that it was wrong."""
        return sum(stop.was_contested for stop in self.stops)

    @property
    def wrong(self) -> int:
        """How many turned out to be false alarms."""
        return sum(stop.was_wrong for stop in self.stops)


def stops(homes: Collection[int], *, since: datetime, until: datetime) -> list[Stop]:
    """Return what was stopped at some homes in a time, each message once a kind. Four questions."""
    first = _first_stops(homes, since, until)
    messages = {message for message, _ in first}
    released = _released(messages)
    contested = {
        (message, kind): agrees
        for message, kind, agrees in Contest.objects.filter(message__in=messages)
        .order_by("pk")
        .values_list("message", "kind", "agrees")
    }
    return [
        Stop(
            at=at,
            kind=kind,
            was_held=outcome == "hold",
            was_released=(message, kind) in released,
            was_contested=(message, kind) in contested,
            was_agreed=bool(contested.get((message, kind))),
        )
        for (message, kind), (at, outcome) in first.items()
    ]


def by_kind(found: Iterable[Stop]) -> list[Figures]:
    """Return the figures of each kind, the most frequent first."""
    kinds: dict[str, Figures] = {}
    for stop in found:
        kinds.setdefault(stop.kind, Figures(stop.kind)).stops.append(stop)
    return sorted(kinds.values(), key=lambda each: (-len(each.stops), each.kind))


def _first_stops(
    homes: Collection[int], since: datetime, until: datetime
) -> dict[tuple[UUID, str], tuple[datetime, str]]:
    events = Event.objects.filter(
        conversation__home__in=homes, kind__in=_STOPS, at__gte=since, at__lt=until
    ).exclude(facts="")
    first: dict[tuple[UUID, str], tuple[datetime, str]] = {}
    for message, at, facts in events.order_by("place").values_list("message", "at", "facts")[:MOST]:
        for finding in findings_in(json.loads(facts)):
            first.setdefault((message, finding.kind), (at, finding.outcome))
    return first


def _released(messages: Collection[UUID]) -> set[tuple[UUID, str]]:
    ended = Hold.objects.filter(message__in=messages, ending=Hold.Ending.RELEASED)
    kinds: dict[UUID, set[str]] = defaultdict(set)
    for message, rules in ended.values_list("message", "rules"):
        kinds[message] |= {rule["kind"] for rule in rules if rule["kind"]}
    return {(message, kind) for message, found in kinds.items() for kind in found}
