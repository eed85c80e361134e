"""A line between a child and the people on its other end."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint


class Lane(models.TextChoices):
    """Who may look along a conversation; it follows from the counterpart, never from a form."""

    STAFF = "staff", "Staff of the home"
    AUTHORITY = "authority", "The authority's own"
    PROTECTED = "protected", "Private"


class Conversation(models.Model):
    """One child, and the home, the authority, or one holder of a protected seat."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lane = models.CharField(max_length=12, choices=Lane.choices)
    child = models.ForeignKey("registers.Child", models.PROTECT, related_name="conversations")
    home = models.ForeignKey("registers.Home", models.PROTECT, null=True)
    seat = models.ForeignKey("registers.Seat", models.PROTECT, null=True)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(lane="staff", home__isnull=False)
                | ~Q(lane="staff") & Q(home__isnull=True),
                name="conversation_of_the_staff_lane_has_a_home",
            ),
            CheckConstraint(
                condition=Q(lane="protected", seat__isnull=False)
                | ~Q(lane="protected") & Q(seat__isnull=True),
                name="conversation_of_the_protected_lane_has_a_seat",
            ),
            CheckConstraint(
                condition=Q(lane__in=Lane.values), name="conversation_lane_is_one_of_three"
            ),
            UniqueConstraint(
                fields=["child", "home"], condition=Q(lane="staff"), name="one_line_child_and_home"
            ),
            UniqueConstraint(
                fields=["child"], condition=Q(lane="authority"), name="one_line_child_and_authority"
            ),
            UniqueConstraint(
                fields=["seat"], condition=Q(lane="protected"), name="one_line_child_and_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lane} {self.id}"
