"""The only way to get a child's record or a home's: what this caller may see, or nothing.

The staff lane only. Who may read one conversation is asked of the contact room, which asks here.
"""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from clearline.access.caller import Caller
from clearline.access.models import LinkKind
from clearline.registers import equipment
from clearline.registers.models import (
    REVIEWS,
    Child,
    Duty,
    Equipment,
    EquipmentIssue,
    Home,
    Kind,
    Person,
    Post,
    Relationship,
    Residence,
    Role,
    SameChild,
    Seat,
    SeatKind,
    Shift,
    Tie,
    day_of,
)

_MANAGES = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.RESPONSIBLE_INDIVIDUAL)
_WORKS = (Role.RESIDENTIAL_WORKER,)
_SEES_A_HOME = (*_WORKS, *_MANAGES, Role.INSPECTOR, Role.INDEPENDENT_PERSON)
# Who may read what was written at a home, and writes nothing there.
_READS = (Role.SAFEGUARDING_LEAD, Role.INSPECTOR)
# Only this post may be held for every home at once and still have them to answer for.
_EVERYWHERE = (Role.RESPONSIBLE_INDIVIDUAL,)


def child(caller: Caller, child_id: int, *, at: datetime) -> Child | None:
    """Return a child whose record this caller may read, or None."""
    return children_of(caller, at=at).filter(pk=child_id).first()


def children_of(caller: Caller, *, at: datetime) -> QuerySet[Child]:
    """Return every child whose staff-lane record this caller may read."""
    if caller.is_child:
        return _children(Q(pk=caller.person_id))
    today = day_of(at)
    return _children(
        _in_care(caller, today)
        | _holds_seat(caller, today, *REVIEWS)
        | _lapsed_seats(caller, today)
        | _last_in(_homes(caller.homes_as(*_READS)), today)
        | _watched(caller)
    )


def child_in_care_of(caller: Caller, child_id: int, *, at: datetime) -> Child | None:
    """Return a child for whom this caller may act, not only read, or None."""
    return children_in_care_of(caller, at=at).filter(pk=child_id).first()


def children_in_care_of(caller: Caller, *, at: datetime) -> QuerySet[Child]:
    """Return the children for whom this caller may act: staff of the home, own social worker."""
    if caller.is_child:
        return Child.objects.none()
    # Of two records of one child only the one that goes on is written to.
    same = SameChild.objects.filter(other=OuterRef("pk"), ended_at=None)
    return _children(_in_care(caller, day_of(at))).exclude(Exists(same))


def children_managed_by(caller: Caller, *, at: datetime) -> QuerySet[Child]:
    """Return the children whose registers this caller keeps: of the homes they answer for."""
    return _children(_managed(caller, day_of(at)))


def children_known_to(caller: Caller, *, at: datetime) -> QuerySet[Child]:
    """Return the children whose name this caller may know: an advocate has a line and no record."""
    if caller.is_child:
        return _children(Q(pk=caller.person_id))
    known = _holds_seat(caller, day_of(at), *SeatKind)
    return children_of(caller, at=at) | _children(known)


def homes_of(caller: Caller, *, at: datetime) -> QuerySet[Home]:
    """Return the homes about which this caller may read what names no child."""
    open_homes = Home.objects.filter(Q(closed_on=None) | Q(closed_on__gt=day_of(at)))
    if None in caller.homes_as(*_EVERYWHERE):
        return open_homes
    return open_homes.filter(pk__in=_homes(caller.homes_as(*_SEES_A_HOME)))


def homes_read_by(caller: Caller, *, at: datetime) -> QuerySet[Home]:
    """Return the homes whose conversations this caller may look at without being in them."""
    open_homes = Home.objects.filter(Q(closed_on=None) | Q(closed_on__gt=day_of(at)))
    if None in caller.homes_as(Role.SAFEGUARDING_LEAD):
        return open_homes
    return open_homes.filter(pk__in=_homes(caller.homes_as(*_READS)))


def homes_counted_by(caller: Caller, *, at: datetime) -> QuerySet[Home]:
    """Return the homes of which this caller may know how much was written, and no word of it."""
    return homes_read_by(caller, at=at) | homes_of(caller, at=at)


def reads_home(caller: Caller, home_id: int) -> bool:
    """Say whether this caller may look at what was written at a home, as whoever watches it."""
    everywhere = None in caller.homes_as(Role.SAFEGUARDING_LEAD)
    return everywhere or home_id in caller.homes_as(*_READS)


def homes_managed_by(caller: Caller, *, at: datetime) -> QuerySet[Home]:
    """Return the homes that this caller answers for."""
    managed = caller.homes_as(*_MANAGES)
    homes = homes_of(caller, at=at)
    return homes if None in managed else homes.filter(pk__in=_homes(managed))


def may_settle_policy(caller: Caller, *, at: datetime) -> bool:
    """Say whether the caller may choose the organisation's settings, which bind every home.

    Whoever answers for all of them may: the responsible individual, or the registered manager
    where there is no other home. A deputy reads them.
    """
    answers_for = caller.homes_as(Role.REGISTERED_MANAGER, Role.RESPONSIBLE_INDIVIDUAL)
    if None in answers_for:
        return True
    open_homes = Home.objects.filter(Q(closed_on=None) | Q(closed_on__gt=day_of(at)))
    return bool(answers_for) and not open_homes.exclude(pk__in=_homes(answers_for)).exists()


def staff_of(caller: Caller, *, at: datetime) -> QuerySet[Person]:
    """Return the people who work at the homes that this caller answers for."""
    held = Post.objects.in_force(at).filter(person=OuterRef("pk"))
    theirs = held.filter(home__in=homes_managed_by(caller, at=at))
    return Person.objects.filter(Exists(theirs)).order_by("name")


def staff_ever_of(caller: Caller, *, at: datetime) -> QuerySet[Person]:
    """Return them and those who have left: what was written down of them stays to be read."""
    held = Post.objects.filter(person=OuterRef("pk"), home__in=homes_managed_by(caller, at=at))
    return Person.objects.filter(Exists(held)).order_by("name")


def equipment_managed_by(caller: Caller, *, at: datetime) -> QuerySet[Equipment]:
    """Return the equipment that the caller's homes hold, or the people who work there."""
    held = EquipmentIssue.objects.filter(equipment=OuterRef("pk"), returned_at=None)
    homes = homes_managed_by(caller, at=at)
    theirs = held.filter(Q(home__in=homes) | Q(person__in=staff_of(caller, at=at)))
    return Equipment.objects.filter(Exists(theirs), retired_at=None).order_by("label")


def equipment_enrolled_by(caller: Caller, *, at: datetime) -> QuerySet[Equipment]:
    """Return what the caller may enrol, or say is lost.

    Those who answer for a home: what it and its staff hold, and what nobody does. Whoever is on
    call for a home now, at night say: what it holds for those on shift.
    """
    if homes_managed_by(caller, at=at).exists():
        return (equipment_managed_by(caller, at=at) | equipment.in_store()).order_by("label")
    on_call = Shift.objects.running(at).filter(person=caller.person_id, duty=Duty.ON_CALL)
    held = EquipmentIssue.objects.filter(
        equipment=OuterRef("pk"), returned_at=None, home__in=on_call.values("home")
    )
    return Equipment.objects.filter(Exists(held), retired_at=None).order_by("label")


def link_for_staff(caller: Caller, person_id: int, *, at: datetime) -> LinkKind | None:
    """Return what link this caller may make for somebody on the staff, or None.

    A manager's link replaces the second step too. An administrator's does not: who can read no
    content must not become somebody who can.
    """
    if person_id == caller.person_id:
        return None
    if _may_renew(caller, at).filter(pk=person_id).exists():
        return LinkKind.STAFF
    adults = Person.objects.filter(pk=person_id, kind__in=(Kind.STAFF, Kind.COUNTERPART))
    is_administrator = bool(caller.homes_as(Role.ADMINISTRATOR))
    return LinkKind.PASSWORD if is_administrator and adults.exists() else None


def _may_renew(caller: Caller, at: datetime) -> QuerySet[Person]:
    """Return whose whole sign-in the caller may renew: never that of somebody who watches them."""
    staff = staff_of(caller, at=at)
    held = Post.objects.in_force(at).filter(person=OuterRef("pk"))
    if caller.homes_as(Role.RESPONSIBLE_INDIVIDUAL):
        return staff.exclude(Exists(held.filter(role=Role.RESPONSIBLE_INDIVIDUAL)))
    return staff.filter(~Exists(held.exclude(role__in=_WORKS)))


def _children(which: Q) -> QuerySet[Child]:
    # Conditions are whether-there-is questions, so no child comes twice.
    return Child.objects.filter(which).select_related("person").order_by("person__name")


def _watched(caller: Caller) -> Q:
    """Return the condition of having lived at any home, for whoever watches over all of them."""
    if None not in caller.homes_as(Role.SAFEGUARDING_LEAD):
        return Q(pk__in=[])
    return Q(Exists(Residence.objects.filter(child=OuterRef("pk"))))


def _homes(ids: frozenset[int | None]) -> list[int]:
    return [home_id for home_id in ids if home_id is not None]


def _in_care(caller: Caller, today: date) -> Q:
    ties = Relationship.objects.in_force_on(today).filter(child=OuterRef("pk"))
    own = ties.filter(person=caller.person_id, kind__in=_ties(caller))
    works = _living_in(_homes(caller.homes_as(*_WORKS)), today)
    return _managed(caller, today) | works | Q(Exists(own))


def _managed(caller: Caller, today: date) -> Q:
    if None in caller.homes_as(*_EVERYWHERE):
        return Q(Exists(Residence.objects.filter(child=OuterRef("pk"))))
    return _last_in(_homes(caller.homes_as(*_MANAGES)), today)


def _ties(caller: Caller) -> list[Tie]:
    """Return the ties that count, as long as the post behind them is held."""
    keeps = caller.homes_as(*_WORKS, *_MANAGES)
    allocated = caller.homes_as(Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER)
    return [Tie.KEYWORKER] * bool(keeps) + [Tie.ALLOCATED_WORKER] * bool(allocated)


def _living_in(homes: list[int], today: date) -> Q:
    living = Residence.objects.in_force_on(today).filter(child=OuterRef("pk"))
    return Q(Exists(living.filter(home__in=homes)))


def _last_in(homes: list[int], today: date) -> Q:
    """Return the condition of living there, or of having left from there for no other home.

    Who answers for a home answers for those who left it; a child who moved on is another's.
    """
    begun = Residence.objects.filter(from_on__lte=today)
    later = begun.filter(child=OuterRef("child"), from_on__gt=OuterRef("from_on"))
    here = begun.filter(child=OuterRef("pk"), home__in=homes)
    return _living_in(homes, today) | Q(Exists(here.exclude(Exists(later))))


def _holds_seat(caller: Caller, today: date, *kinds: SeatKind) -> Q:
    seats = Seat.objects.in_force_on(today).filter(child=OuterRef("pk"), kind__in=kinds)
    return Q(Exists(seats.filter(person=caller.person_id)))


def _lapsed_seats(caller: Caller, today: date) -> Q:
    """Return the condition of having no IRO: then the authority's duty reviewing officer is it."""
    authorities = [
        s.authority_id for s in caller.standings if s.role is Role.DUTY_REVIEWING_OFFICER
    ]
    iro = Seat.objects.in_force_on(today).filter(child=OuterRef("pk"), kind=SeatKind.IRO)
    return Q(placing_authority__in=authorities) & ~Q(Exists(iro))
