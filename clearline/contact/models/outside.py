"""Whose a number is said to be, who asked for no more, and words from numbers nobody knows."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint


class Joining(models.Model):
    """Somebody said that a number is a child's, or their family's; until it is confirmed, no more.

    Nothing personal goes to it until the child confirms it, or somebody saw the child use it, or
    a second person says the same.
    """

    class Confirmed(models.TextChoices):
        """How it was made sure."""

        IN_APP = "in_app", "by the child, in the app"
        IN_PERSON = "in_person", "in person"
        SECOND = "second", "by a second person"

    class Ending(models.TextChoices):
        """Why it no longer counts."""

        SILENCE = "silence", "nothing came from it for 90 days"
        STOP = "stop", "it asked for no more texts"
        WRONG_PERSON = "wrong_person", "it is somebody else’s"

    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=200)
    child = models.ForeignKey("registers.Child", models.PROTECT, related_name="+")
    person = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, related_name="+"
    )
    confirmed_how = models.CharField(  # noqa: DJ001 - filled once, never changed
        max_length=10, choices=Confirmed.choices, null=True
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    ending = models.CharField(max_length=12, choices=Ending.choices, null=True)  # noqa: DJ001

    class Meta:
        indexes = [
            Index(fields=["child"], condition=Q(ended_at=None), name="joining_of_child"),
        ]
        constraints = [
            UniqueConstraint(
                fields=["channel", "address"],
                condition=Q(ended_at=None),
                name="a_number_is_said_to_be_one_persons",
            ),
            CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="joining_confirmed_at_and_by_together",
            ),
            CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_how__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_how__isnull=False),
                name="joining_is_confirmed_in_some_way",
            ),
            CheckConstraint(
                condition=~Q(confirmed_how="second")
                | Q(confirmed_how__isnull=True)
                | ~Q(confirmed_by=F("said_by")),
                name="joining_is_seconded_by_another",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True, ending__isnull=True)
                | Q(ended_at__isnull=False, ending__isnull=False),
                name="joining_ends_for_some_reason",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("said_at")),
                name="joining_ends_after_it_was_said",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} of {self.person_id}"


class Stop(models.Model):
    """A number asked for no more; nothing is sent there, whatever happens, until it says START."""

    class Why(models.TextChoices):
        """What was said."""

        STOP = "stop", "STOP"
        WRONG_PERSON = "wrong_person", "it is somebody else’s"

    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=200)
    why = models.CharField(max_length=12, choices=Why.choices)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["channel", "address"], condition=Q(ended_at=None), name="one_stop_a_number"
            ),
            CheckConstraint(
                condition=Q(why__in=["stop", "wrong_person"]), name="stop_why_is_listed"
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("said_at")),
                name="stop_ends_after_it_was_said",
            ),
        ]

    def __str__(self) -> str:
        return self.address


class Unplaced(models.Model):
    """Words that came from a number that nobody knows: kept until somebody says whose they are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=200)
    home = models.ForeignKey("registers.Home", models.PROTECT, null=True, related_name="+")
    came_at = models.DateTimeField()
    words_digest = models.CharField(max_length=64)
    placed_at = models.DateTimeField(null=True)
    placed_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    # Whose they were said to be; empty where they were put aside as nobody's here.
    joining = models.ForeignKey(Joining, models.PROTECT, null=True, related_name="texts")

    class Meta:
        indexes = [
            Index(fields=["came_at"], condition=Q(placed_at=None), name="unplaced_waiting"),
            Index(fields=["address", "came_at"], name="unplaced_of_number"),
        ]
        constraints = [
            CheckConstraint(
                condition=Q(placed_at__isnull=True, placed_by__isnull=True)
                | Q(placed_at__isnull=False, placed_by__isnull=False),
                name="unplaced_placed_at_and_by_together",
            ),
            CheckConstraint(
                condition=Q(joining__isnull=True) | Q(placed_at__isnull=False),
                name="unplaced_is_placed_with_a_joining",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class UnplacedWords(models.Model):
    """What they say; may be destroyed in its time, as other words."""

    unplaced = models.OneToOneField(Unplaced, models.PROTECT, primary_key=True)
    salt = models.BinaryField(max_length=16)
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.unplaced_id)
