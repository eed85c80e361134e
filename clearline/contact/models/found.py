"""What was found in words, and what people made of it: findings contested, worries raised."""

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from clearline.contact.models.message import Message


class Contest(models.Model):
    """Its writer says that a finding is wrong; somebody who answers for the home agrees or not.

    The words stay with the message: what was found is kept as its place in them.
    """

    message = models.ForeignKey(Message, models.PROTECT, related_name="contests")
    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    says = models.CharField(max_length=200, blank=True)
    contested_at = models.DateTimeField()
    contested_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    agrees = models.BooleanField(null=True)
    reason = models.CharField(max_length=500, null=True)  # noqa: DJ001 - filled once, never changed
    detail = models.ForeignKey("registers.KnownDetail", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            Index(fields=["contested_at"], condition=Q(answered_at=None), name="contest_open"),
        ]
        constraints = [
            UniqueConstraint(
                fields=["message", "kind", "start", "end"], name="a_finding_is_contested_once"
            ),
            CheckConstraint(condition=Q(end__gte=F("start")), name="contest_ends_after_it_starts"),
            CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="contest_answered_at_and_by_together",
            ),
            CheckConstraint(
                condition=Q(answered_at__isnull=True, agrees__isnull=True)
                | Q(answered_at__isnull=False, agrees__isnull=False),
                name="contest_answered_says_yes_or_no",
            ),
            CheckConstraint(
                condition=Q(detail__isnull=True) | Q(agrees=True, agrees__isnull=False),
                name="contest_makes_known_only_what_was_agreed",
            ),
            CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("contested_by")),
                name="contest_is_answered_by_somebody_else",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.message_id}"


class Worry(models.Model):
    """Something in a child's words that somebody must see, how soon, and who took it on.

    `named` are the members of staff whom the words name: they are never told of it.
    """

    message = models.OneToOneField(Message, models.PROTECT, related_name="worry")
    kinds = models.JSONField()
    urgency = models.CharField(max_length=9)
    named = models.JSONField(default=list)
    answers = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [Index(fields=["raised_at"], condition=Q(taken_at=None), name="worry_open")]
        constraints = [
            CheckConstraint(
                condition=Q(urgency__in=["emergency", "today", "soon"]),
                name="worry_urgency_is_one_of_three",
            ),
            CheckConstraint(
                condition=Q(taken_at__isnull=True, taken_by__isnull=True)
                | Q(taken_at__isnull=False, taken_by__isnull=False),
                name="worry_taken_at_and_by_together",
            ),
            CheckConstraint(
                condition=Q(taken_at__isnull=True) | Q(taken_at__gte=F("raised_at")),
                name="worry_is_taken_after_it_is_raised",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urgency} in {self.message_id}"
