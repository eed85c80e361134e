"""Homes, authorities, and every human of whom something is recorded."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from clearline.registers.models.terms import Recorded, filled, in_order, listed, together
from clearline.registers.models.words import Gender, Kind


class Person(models.Model):
    """Any human. What they are to a child or a home is said by other rows."""

    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100, blank=True)
    gender = models.CharField(max_length=10, blank=True, choices=Gender.choices)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    recorded_at = models.DateTimeField()
    # The first person of an organisation was written down by nobody.
    recorded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            filled("name"),
            listed("kind", Kind),
            models.CheckConstraint(
                condition=Q(gender="") | Q(gender__in=Gender.values),
                name="person_gender_is_listed_or_unsaid",
                violation_error_message="Choose one of those listed.",
            ),
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


class PlacingAuthority(Recorded):
    """A local authority that places children."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        constraints = [filled("name")]

    def __str__(self) -> str:
        return self.name


class Home(Recorded):
    """A children's home."""

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


class Child(Recorded):
    """A child or young person who lives or has lived in one of the homes, at any age."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="child")
    date_of_birth = models.DateField(null=True, blank=True)
    placing_authority = models.ForeignKey(
        PlacingAuthority, models.PROTECT, null=True, blank=True, related_name="children"
    )

    def __str__(self) -> str:
        return self.person.called
