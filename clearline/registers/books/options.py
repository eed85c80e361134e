"""What may be chosen in the forms of the registers."""

from collections.abc import Iterable

from django.db.models import Q

from clearline.registers.books.book import Asking, Options
from clearline.registers.brought_in.tables.found import is_alike
from clearline.registers.models import (
    REVIEWERS,
    Child,
    FamilyTie,
    Kind,
    LegalCode,
    Person,
    PlacingAuthority,
    Post,
    ReadingLevel,
    Residence,
    Role,
)
from clearline.registers.models.asking import DELEGATES

NONE = "none"


def legal_codes(_: Asking) -> Options:
    """Return the legal statuses, and that a child is not looked after."""
    told: dict[str, tuple[str, object]] = {c.value: (f"{c.value}: {c.label}", c) for c in LegalCode}
    return told | {NONE: ("Not looked after", None)}


def homes(asking: Asking) -> Options:
    """Return the homes that whoever asks answers for."""
    return {str(home.pk): (home.name, home) for home in asking.homes}


def authorities(_: Asking) -> Options:
    """Return every authority that places children."""
    return {str(row.pk): (row.name, row) for row in PlacingAuthority.objects.order_by("name")}


def own_authorities(asking: Asking) -> Options:
    """Return the authorities for which whoever asks works."""
    return {str(row.pk): (row.name, row) for row in asking.authorities}


def relatives(asking: Asking) -> Options:
    """Return the family of a child."""
    ties = FamilyTie.objects.filter(child=asking.subject).in_force(asking.at)
    return _people(tie.person for tie in ties.select_related("person"))


def who_may_decide(asking: Asking) -> Options:
    """Return those of the family who hold parental responsibility."""
    ties = FamilyTie.objects.filter(child=asking.subject, holds_parental_responsibility=True)
    return _people(tie.person for tie in ties.in_force(asking.at).select_related("person"))


def who_delegates(_: Asking) -> Options:
    """Return who may leave a decision to the manager."""
    return {who.value: (who.label.capitalize(), who) for who in DELEGATES}


def workers(asking: Asking) -> Options:
    """Return the staff of the homes and the workers of the authority that placed the child."""
    roles = (Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER)
    theirs = Q(authority=asking.subject.placing_authority, role__in=roles, authority__isnull=False)
    posts_held = Post.objects.filter(Q(home__in=asking.homes) | theirs).in_force(asking.at)
    return _people(post.person for post in posts_held.select_related("person"))


def other_records(asking: Asking) -> Options:
    """Return the other children of the homes of whoever asks, those who may be the same first."""
    child = asking.subject
    lived = Residence.objects.filter(home__in=asking.homes).values("child")
    others = Child.objects.filter(pk__in=lived).exclude(pk=child.pk).select_related("person")
    told = [(_may_be_same(child, one), str(one.person.name), one) for one in others]
    return {
        str(one.pk): (f"{name}{_born(one)}{'. May be the same' if alike else ''}", one)
        for alike, name, one in sorted(told, key=lambda each: (not each[0], each[1], each[2].pk))
    }


def _may_be_same(child: Child, other: Child) -> bool:
    is_born_alike = child.date_of_birth is not None and child.date_of_birth == other.date_of_birth
    return is_born_alike or is_alike(child.person.name, other.person.name)


def _born(child: Child) -> str:
    return f", born {child.date_of_birth:%-d %B %Y}" if child.date_of_birth else ""


def colleagues(asking: Asking) -> Options:
    """Return those who work where somebody works: at the same homes and authorities."""
    theirs = Post.objects.filter(person=asking.subject).not_over(asking.at)
    there = Q(home__in=theirs.values("home")) | Q(authority__in=theirs.values("authority"))
    held = Post.objects.filter(there | Q(home=None, authority=None)).not_over(asking.at)
    found = _people(post.person for post in held.select_related("person"))
    return {key: told for key, told in found.items() if told[1] != asking.subject}


def reviewers(asking: Asking) -> Options:
    """Return who reviews for the authority that placed a child."""
    held = Post.objects.filter(role__in=REVIEWERS, authority=asking.subject.placing_authority)
    return _people(post.person for post in held.not_over(asking.at).select_related("person"))


def who_may_sit(asking: Asking) -> Options:
    """Return who reviews for the authority, and every outside professional who is known here."""
    outside = Person.objects.filter(kind=Kind.COUNTERPART)
    works_in_a_home = Post.objects.filter(person__in=outside).exclude(home=None)
    apart = outside.exclude(pk__in=works_in_a_home.not_over(asking.at).values("person"))
    return {**reviewers(asking), **_people(apart)}


def _people(found: Iterable[Person]) -> Options:
    return {str(person.pk): (person.name, person) for person in sorted(set(found), key=str)}


def staff(asking: Asking) -> Options:
    """Return those who hold a post in the homes of whoever asks."""
    held = Post.objects.filter(home__in=asking.homes).in_force(asking.at)
    return _people(post.person for post in held.select_related("person"))


def holders(asking: Asking) -> Options:
    """Return who may be handed a piece of equipment: a home, or somebody of its staff."""
    theirs = {
        f"home-{home.pk}": (f"{home.name}, for those on shift", home) for home in asking.homes
    }
    return {**theirs, **staff(asking)}


def reading_ages(_: Asking) -> Options:
    """Return the ages at which one reads."""
    ages = range(ReadingLevel.YOUNGEST, ReadingLevel.OLDEST + 1)
    return {str(age): (str(age), age) for age in ages}
