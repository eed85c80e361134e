"""A message that waits for a named person, or for the morning."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from clearline.contact.models.message import Message


class Hold(models.Model):
    """Somebody other than the writer must let this message go, or refuse it; never both."""

    class Ending(models.TextChoices):
        """How a hold came to an end."""

        RELEASED = "released"
        TURNED_DOWN = "turned_down"
        WITHDRAWN = "withdrawn"
        LET_GO = "let_go"  # nothing held it any more when it was decided afresh

    message = models.ForeignKey(Message, models.PROTECT, related_name="holds")
    rules = models.JSONField()  # what holds it: [{"rule": …, "kind": … or null}]
    in_crisis = models.BooleanField()
    placed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    # Empty until it ends: the database lets a column be filled once, and never changed.
    ending = models.CharField(max_length=12, choices=Ending.choices, null=True)  # noqa: DJ001
    reason = models.CharField(max_length=500, null=True)  # noqa: DJ001

    class Meta:
        indexes = [Index(fields=["placed_at"], condition=Q(ended_at=None), name="hold_open")]
        constraints = [
            UniqueConstraint(
                fields=["message"], condition=Q(ended_at=None), name="one_open_hold_a_message"
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True, ending__isnull=True)
                | Q(ended_at__isnull=False, ending__isnull=False),
                name="hold_ends_in_some_way",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("placed_at")),
                name="hold_ends_after_it_is_placed",
            ),
            CheckConstraint(
                condition=Q(ended_by__isnull=False) | Q(ending__isnull=True) | Q(ending="let_go"),
                name="hold_is_ended_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"hold {self.pk} of {self.message_id}"


class Begun(models.QuerySet["TurningDown"]):
    """Refusals that somebody has said, by what has come of them."""

    def standing(self) -> Self:
        """Return those that will still come, unless they are taken back in time."""
        return self.filter(undone_at=None, hold__ended_at=None)


class TurningDown(models.Model):
    """Somebody refuses a held message; it counts after a moment in which they may take it back."""

    hold = models.ForeignKey(Hold, models.PROTECT, related_name="turnings_down")
    reason = models.CharField(max_length=500)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    # Nobody else can take it back, so who did is known.
    undone_at = models.DateTimeField(null=True)

    objects = Begun.as_manager()

    class Meta:
        indexes = [Index(fields=["due_at"], condition=Q(undone_at=None), name="turning_down_due")]
        constraints = [
            UniqueConstraint(
                fields=["hold"], condition=Q(undone_at=None), name="one_turning_down_a_hold"
            ),
            CheckConstraint(
                condition=Q(due_at__gt=F("begun_at")), name="turning_down_can_be_undone"
            ),
            CheckConstraint(
                condition=Q(undone_at=None)
                | Q(undone_at__gte=F("begun_at"), undone_at__lt=F("due_at")),
                name="turning_down_is_undone_in_time",
            ),
            CheckConstraint(condition=~Q(reason=""), name="turning_down_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.hold_id} at {self.due_at:%H:%M:%S}"


class Later(models.Model):
    """The writer chose to have a message decided afresh when the hours open again."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="laters")
    due_at = models.DateTimeField()
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [Index(fields=["due_at"], condition=Q(done_at=None), name="later_due")]
        constraints = [
            UniqueConstraint(
                fields=["message"], condition=Q(done_at=None), name="one_later_a_message"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} at {self.due_at:%H:%M}"
