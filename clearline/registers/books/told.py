"""What a list says beside each name: one question, or two, for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import OuterRef, Subquery

from clearline.registers.models import (
    REVIEWERS,
    REVIEWS,
    Child,
    Equipment,
    EquipmentIssue,
    Person,
    Post,
    Residence,
    SameChild,
    Seat,
    SeatKind,
    Status,
    day_of,
)
from clearline.registers.vetting import reviewing
from clearline.registers.vetting.reviewing import Standing


def of_children(children: Sequence[Child], *, at: datetime) -> Mapping[int, str]:
    """Say where each child lives, or of whom this is a second record."""
    lives = Residence.objects.filter(child=OuterRef("pk")).in_force(at).values("home__name")
    twins = SameChild.objects.filter(other=OuterRef("pk"), ended_at=None)
    rows = Child.objects.filter(pk__in=[child.pk for child in children]).values_list(
        "pk", Subquery(lives[:1]), Subquery(twins.values("child__person__name")[:1])
    )
    return {
        key: f"The same child as {same}" if same else home or "Has moved on"
        for key, home, same in rows
    }


def of_staff(people: Sequence[Person], *, at: datetime) -> Mapping[int, str]:
    """Say which posts each holds."""
    held: dict[int, list[str]] = defaultdict(list)
    rows = Post.objects.filter(person__in=people).in_force(at).select_related("home", "authority")
    for row in rows.order_by("pk"):
        where = f", {row.home or row.authority}" if row.home or row.authority else ""
        held[row.person_id].append(f"{row.get_role_display().capitalize()}{where}")
    return {person.pk: "; ".join(held[person.pk]) or "Holds no post" for person in people}


def of_seats(children: Sequence[Child], *, at: datetime) -> Mapping[int, str]:
    """Say who reviews each child, and whether a place waits for a second person."""
    seats = Seat.objects.filter(child__in=children)
    waits = set(seats.filter(second_agreed_at=None).not_over(at).values_list("child", flat=True))
    reviews = seats.filter(kind__in=REVIEWS).in_force(at).select_related("person")
    by_child = {row.child_id: row for row in reviews}
    return {
        child.pk: _reviewed(by_child.get(child.pk))
        + (" A place waits for a second person." if child.pk in waits else "")
        for child in children
    }


def _reviewed(seat: Seat | None) -> str:
    if seat is None:
        return "Nobody reviews them: name a reviewing officer."
    if seat.kind == SeatKind.DUTY_IRO:
        return f"{seat.person.name} stands in. Name a reviewing officer."
    return f"Reviewed by {seat.person.name}."


def of_reviewers(people: Sequence[Person], *, at: datetime) -> Mapping[int, str]:
    """Say which posts each holds, and of who reviews whether they may."""
    today, posts = day_of(at), Post.objects.filter(person__in=people).given_on(day_of(at))
    held: dict[int, list[Post]] = defaultdict(list)
    for row in posts.select_related("authority").order_by("pk"):
        held[row.person_id].append(row)
    known = reviewing.standings([person.pk for person in people], on=today)
    return {person.pk: _post_words(held[person.pk], known[person.pk]) for person in people}


def _post_words(posts: Sequence[Post], standing: Standing) -> str:
    said = "; ".join(row.get_role_display().capitalize() for row in posts) or "Holds no post"
    if not any(row.role in REVIEWERS for row in posts):
        return said
    if not standing.is_fit:
        return f"{said}. Lapsed. {standing.why_not}"
    until = f" until {standing.last:%-d %B %Y}" if standing.last else ""
    return f"{said}. In standing{until}"


def of_equipment(things: Sequence[Equipment], *, at: datetime) -> Mapping[int, str]:
    """Say who holds each thing, and whether it may be used."""
    held = holders_of(things, at=at)
    status = Equipment.objects.filter(pk__in=[thing.pk for thing in things]).statuses()
    return {
        thing.pk: _thing(held.get(thing.pk, "Nobody holds it"), status[thing.pk])
        for thing in things
    }


def holders_of(things: Sequence[Equipment], *, at: datetime) -> Mapping[int, str]:
    """Say who holds those things that somebody holds, and who answers for what is shared."""
    issues = EquipmentIssue.objects.filter(equipment__in=things).in_force(at)
    rows = issues.select_related("person", "home", "first_answerable", "second_answerable")
    return {row.equipment_id: _holder(row) for row in rows}


def _holder(issue: EquipmentIssue) -> str:
    if issue.person:
        return str(issue.person)
    return f"{issue.home}: {issue.first_answerable} and {issue.second_answerable} answer for it"


def _thing(holder: str, status: Status) -> str:
    return holder if status == Status.IN_SERVICE else f"{status.label.capitalize()}. {holder}"
