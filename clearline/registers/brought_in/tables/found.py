"""Finding the home, the person or the child that a row of a file means."""

from difflib import SequenceMatcher

from clearline.registers.brought_in.ssda903.facts import urn
from clearline.registers.brought_in.tables.shape import Clerk
from clearline.registers.models import (
    Child,
    Home,
    Kind,
    OwnDetail,
    Person,
    PlacingAuthority,
    Post,
    Reach,
    ReturnNumber,
    SameChild,
)
from clearline.registers.recorded import refuse

ALIKE = 0.8


def home(said: str, column: str = "HOME") -> Home:
    """Return the home with this name or URN."""
    for one in Home.objects.all():
        names = {one.name.casefold(), one.short_name.casefold()}
        if said.casefold() in names or (one.urn and urn(one.urn) == urn(said)):
            return one
    raise refuse(f"No home here has the name or URN “{said}”.", field=column)


def own_home(said: str, clerk: Clerk, column: str = "HOME") -> Home:
    """Return a home for which whoever brings the file in answers."""
    one = home(said, column)
    if not clerk.answers_for(one):
        raise refuse(f"You do not answer for {one.name}.", field=column)
    return one


def own_staff(said: str, column: str, clerk: Clerk) -> Person:
    """Return a member of staff who works at one of their homes."""
    person = staff(said, column)
    if clerk.homes is not None:
        posts = Post.objects.filter(person=person, home__in=clerk.homes)
        if not posts.in_force(clerk.at).exists():
            raise refuse(f"{person.name} does not work at a home of yours.", field=column)
    return person


def authority(said: str, column: str = "AUTHORITY") -> PlacingAuthority:
    """Return the authority with this name."""
    one = PlacingAuthority.objects.filter(name__iexact=said).first()
    if one is None:
        raise refuse(f"No authority here is called “{said}”.", field=column)
    return one


def staff(said: str, column: str) -> Person:
    """Return the one member of staff who has this name or this e-mail address."""
    people = staff_like(said)
    if len(people) == 1:
        return people[0]
    if people:
        says = f"Several people here are called “{said}”. Write the e-mail address."
        raise refuse(says, field=column)
    raise refuse(f"Nobody of the staff here is called “{said}”.", field=column)


def staff_like(said: str) -> list[Person]:
    """Return the staff with exactly this name or e-mail address."""
    if "@" in said:
        reached = OwnDetail.objects.filter(kind=Reach.EMAIL, value__iexact=said, ended_on=None)
        return list(Person.objects.filter(kind=Kind.STAFF, pk__in=reached.values("person")))
    return list(Person.objects.filter(kind=Kind.STAFF, name__iexact=said).order_by("pk"))


def child(number: str) -> Child | None:
    """Return the child with this number of the return; a record put with another is that one."""
    given = ReturnNumber.objects.filter(number=number.upper(), ended_at=None)
    owners = {row.child_id for row in given}
    if len(owners) > 1:
        raise refuse(
            "Two authorities use this number: write it on the child's page.", field="CHILD"
        )
    for key in owners:
        same = SameChild.objects.filter(other=key, ended_at=None).first()
        return Child.objects.select_related("person").get(pk=same.child_id if same else key)
    return None


def is_alike(one: str, other: str) -> bool:
    """Say whether two names may be one person's: nearly the same letters, or the same words."""
    first, second = one.casefold().split(), other.casefold().split()
    if set(first) == set(second) or set(first) < set(second) or set(second) < set(first):
        return bool(first and second)
    return SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= ALIKE
