"""Whose a number is, and at which number somebody is reached: only at one that is sure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, Value
from django.db.models.functions import Replace

from clearline.contact.draft import Problem
from clearline.contact.models import Joining, Stop
from clearline.contact.outside import numbers
from clearline.registers.models import Device, EquipmentIssue, Home, Kind, OwnDetail, Reach

SMS = "sms"


@dataclass(frozen=True, slots=True)
class Whose:
    """Somebody whose number it is: on record, or said to be."""

    person: int
    is_child: bool
    is_sure: bool
    joining: Joining | None = None


def whose(channel: str, number: str, *, at: datetime) -> list[Whose]:
    """Return whose a number is; of more than one nobody can say which of them writes."""
    joined = Joining.objects.filter(channel=channel, address=number, ended_at=None)
    if (row := joined.first()) is not None:
        is_sure = row.confirmed_at is not None
        return [Whose(row.person_id, row.person_id == row.child_id, is_sure, row)]
    said = OwnDetail.objects.in_force(at).filter(kind=Reach.NUMBER).annotate(bare=_bare("value"))
    rows = said.filter(bare__in=numbers.spellings(number)).values_list("person", "person__kind")
    return [Whose(person, kind == Kind.CHILD, is_sure=True) for person, kind in set(rows)]


def _bare(column: str) -> Replace:
    """Return what is written without what people put between digits."""
    return Replace(Replace(F(column), Value(" "), Value("")), Value("-"), Value(""))


@dataclass(frozen=True, slots=True)
class Reached:
    """The number at which somebody is reached, or why they are not."""

    number: str = ""
    problem: Problem | None = None
    # What is said to be theirs, and not confirmed: nothing personal goes there.
    unsure: str = ""


def to(children: Collection[int], channel: str, *, at: datetime) -> dict[int, Reached]:
    """Return where each of these children is reached. Three questions, however many they are."""
    if channel != SMS:
        return {child: Reached(problem=Problem.NO_NUMBER) for child in children}
    sure, unsure = _known(children, at)
    every = [number for found in (sure, unsure) for each in found.values() for number in each]
    stopped = stopped_among(channel, every)
    return {
        child: _reached(
            [number for number in sure[child] if number not in stopped],
            [number for number in unsure[child] if number not in stopped],
            has_stopped=bool(stopped & {*sure[child], *unsure[child]}),
        )
        for child in children
    }


def _known(
    children: Collection[int], at: datetime
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return the numbers of these, the newest first: the sure ones, and the others."""
    sure: dict[int, list[str]] = defaultdict(list)
    unsure: dict[int, list[str]] = defaultdict(list)
    joined = Joining.objects.filter(channel=SMS, child__in=children, ended_at=None)
    for row in joined.filter(person=F("child")).order_by("-said_at", "-pk"):
        (sure if row.confirmed_at else unsure)[row.child_id].append(row.address)
    said = OwnDetail.objects.in_force(at).filter(person__in=children, kind=Reach.NUMBER)
    for detail in said.order_by("-from_on", "-pk"):
        if number := numbers.normal(detail.value):
            sure[detail.person_id].append(number)
    return sure, unsure


def _reached(sure: Sequence[str], unsure: Sequence[str], *, has_stopped: bool) -> Reached:
    first = unsure[0] if unsure else ""
    if sure:
        return Reached(sure[0], unsure=first)
    if has_stopped:
        return Reached(problem=Problem.ASKED_FOR_NO_MORE, unsure=first)
    problem = Problem.NOT_CONFIRMED if unsure else Problem.NO_NUMBER
    return Reached(problem=problem, unsure=first)


def stopped_among(channel: str, every: Iterable[str]) -> set[str]:
    """Return those of these numbers that asked for no more."""
    stops = Stop.objects.filter(channel=channel, address__in=set(every), ended_at=None)
    return set(stops.values_list("address", flat=True))


def nowhere(drafts: Sequence[tuple[UUID, int, str]], *, at: datetime) -> dict[UUID, Problem]:
    """Return which of these (draft, child, channel) have nowhere to go, and why."""
    found: dict[UUID, Problem] = {}
    for channel in {channel for _, _, channel in drafts}:
        of_channel = [(draft, child) for draft, child, form in drafts if form == channel]
        reached = to({child for _, child in of_channel}, channel, at=at)
        for draft, child in of_channel:
            if problem := reached[child].problem:
                found[draft] = problem
    return found


def is_shut(child: int, channel: str, *, at: datetime) -> bool:
    """Say whether not even the organisation's own words may go to a child this way."""
    reached = to([child], channel, at=at)[child]
    return not (reached.number or reached.unsure)


def own_numbers(homes: Collection[int]) -> dict[int, str]:
    """Return the number of each home from which its texts go."""
    found = {
        home: numbers.normal(telephone)
        for home, telephone in Home.objects.filter(pk__in=homes).values_list("pk", "telephone")
    }
    found |= {home: number for home, number in _issued(Q(home__in=homes)) if home}
    return found


def home_of(number: str) -> int | None:
    """Return whose number of ours a text came to."""
    issued = [home for home, own in _issued(Q(home__isnull=False)) if own == number]
    if issued:
        return issued[0]
    homes = Home.objects.exclude(telephone="").values_list("pk", "telephone")
    return next((home for home, own in homes if numbers.normal(own) == number), None)


def _issued(homes: Q) -> list[tuple[int | None, str]]:
    """Return the numbers that are equipment of a home, the newest last."""
    held = EquipmentIssue.objects.filter(
        homes, returned_at=None, equipment__kind=Device.NUMBER, equipment__retired_at=None
    )
    rows = held.order_by("issued_at", "pk").values_list("home_id", "equipment__label")
    return [(home, numbers.normal(label)) for home, label in rows]
