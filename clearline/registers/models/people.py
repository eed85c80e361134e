"""Homes, authorities, and every human of whom something is recorded."""

from typing import ClassVar

from django.db import models

from clearline.registers.models.terms import (
    Recorded,
    Register,
    filled,
    in_order,
    listed,
    listed_or_unsaid,
    together,
)
from clearline.registers.models.words import Gender, Kind


class Person(Register):
    """Any human. What they are to a child or a home is said by other rows.

    Name, known as and gender repeat the newest `Naming`, so that a name is there without asking.
    """

    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100, blank=True)
    gender = models.CharField(max_length=10, blank=True, choices=Gender.choices)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    # The first person of an organisation was written down by nobody.
    recorded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            filled("name"),
            listed("kind", Kind),
            listed_or_unsaid("gender", Gender),
        ]
        indexes = [models.Index(fields=["kind", "name"], name="people_by_name")]

    def __str__(self) -> str:
        return self.called

    @property
    def ref(self) -> str:
        """Return what the rules and the log call this person."""
        return f"p{self.pk}"

    @property
    def called(self) -> str:
        """Return the name that this person goes by."""
        return self.known_as or self.name


class Naming(Register):
    """What somebody is called, from when it was written down until the next."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="namings")
    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100, blank=True)
    gender = models.CharField(max_length=10, blank=True, choices=Gender.choices)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [filled("name"), listed_or_unsaid("gender", Gender)]

    def __str__(self) -> str:
        return self.known_as or self.name


class PlacingAuthority(Recorded):
    """A local authority that places children."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        constraints = [filled("name")]

    def __str__(self) -> str:
        return self.name


class Home(Recorded):
    """A children's home. Name and telephone repeat the newest `HomeNaming`."""

    ENDED: ClassVar[str] = "closed"

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, unique=True)
    urn = models.CharField(max_length=20, null=True, blank=True, unique=True)
    telephone = models.CharField(max_length=30, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            filled("name"),
            filled("short_name"),
            filled("urn"),
            in_order("opened_on", "closed_on", "It closes before it opens."),
            together("closed_on", "closed_at"),
            together("closed_at", "closed_by"),
        ]

    def __str__(self) -> str:
        return self.short_name


class HomeNaming(Recorded):
    """What a home is called and how it is rung, from when it was written down until the next."""

    home = models.ForeignKey(Home, models.PROTECT, related_name="namings")
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [filled("name")]

    def __str__(self) -> str:
        return self.name


class Child(Recorded):
    """A child or young person who lives or has lived in one of the homes, at any age.

    The date of birth and the placing authority repeat the newest `Particulars`.
    """

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="child")
    date_of_birth = models.DateField(null=True, blank=True)
    placing_authority = models.ForeignKey(
        PlacingAuthority, models.PROTECT, null=True, blank=True, related_name="children"
    )

    def __str__(self) -> str:
        return self.person.called


class Particulars(Recorded):
    """When a child was born and who placed them, as it was known until the next."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="particulars")
    date_of_birth = models.DateField(null=True, blank=True)
    placing_authority = models.ForeignKey(
        PlacingAuthority, models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.date_of_birth}, {self.placing_authority}"
