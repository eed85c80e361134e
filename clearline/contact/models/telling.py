"""What fell due, who was told of it, and how that went to them outside the app."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint


class Fired(models.Model):
    """A deadline has come and was seen to: once, by whichever process came to it first."""

    name = models.CharField(max_length=32)
    key = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    fired_at = models.DateTimeField()
    people = models.JSONField(default=list)

    class Meta:
        constraints = [
            CheckConstraint(condition=~Q(name=""), name="fired_has_a_name"),
            CheckConstraint(condition=~Q(key=""), name="fired_has_a_key"),
            CheckConstraint(
                condition=Q(fired_at__gte=F("due_at")), name="fired_is_not_before_it_is_due"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Notice(models.Model):
    """Somebody is told that something waits for them: where to look, and no word of what it is."""

    person = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    why = models.CharField(max_length=32)
    key = models.CharField(max_length=80)
    home = models.ForeignKey("registers.Home", models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            Index(fields=["person", "given_at"], condition=Q(seen_at=None), name="notice_unseen")
        ]
        constraints = [
            UniqueConstraint(fields=["person", "key"], name="somebody_is_told_once"),
            CheckConstraint(condition=~Q(why=""), name="notice_says_why"),
            CheckConstraint(condition=~Q(key=""), name="notice_has_a_key"),
            CheckConstraint(
                condition=Q(seen_at=None) | Q(seen_at__gte=F("given_at")),
                name="notice_is_seen_after_it_is_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.why} to {self.person_id}"


class Subscription(models.Model):
    """A browser on which somebody lets themselves be told, through the browser's own service."""

    class Ending(models.TextChoices):
        """Why it is told no more."""

        OFF = "off", "turned off"
        GONE = "gone", "the browser is gone"

    person = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    device = models.ForeignKey("access.Device", models.PROTECT, related_name="+")
    endpoint = models.CharField(max_length=800)
    key = models.CharField(max_length=100)  # of the browser, P-256, as it gives it
    secret = models.CharField(max_length=40)
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # Empty until it ends: the database lets a column be filled once, and never changed.
    ending = models.CharField(max_length=4, choices=Ending.choices, null=True)  # noqa: DJ001

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["endpoint"],
                condition=Q(ended_at=None),
                name="a_browser_is_told_for_one_person",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True, ending__isnull=True)
                | Q(ended_at__isnull=False, ending__isnull=False),
                name="subscription_ends_in_some_way",
            ),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("said_at")),
                name="subscription_ends_after_it_was_said",
            ),
            CheckConstraint(
                condition=Q(ending=None) | Q(ending__in=["off", "gone"]),
                name="subscription_ending_is_listed",
            ),
        ]

    def __str__(self) -> str:
        return f"browser of {self.person_id}"


class Nudge(models.Model):
    """One way in which a notice goes to somebody outside the app. Work, until it has ended."""

    class Way(models.TextChoices):
        """By which way."""

        SMS = "sms", "by text"
        PUSH = "push", "by push"

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        TAKEN = "taken"  # somebody tries it now; when it is due their time has run out
        ENDED = "ended"

    class Ending(models.TextChoices):
        """What became of it."""

        HANDED_OVER = "handed_over", "handed over"
        FAILED = "failed", "not delivered"
        TOO_LATE = "too_late", "not sent: it was too late to help"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="nudges")
    way = models.CharField(max_length=4, choices=Way.choices)
    number = models.CharField(max_length=40, blank=True)
    subscription = models.ForeignKey(Subscription, models.PROTECT, null=True, related_name="nudges")
    since = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    lease = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    # Empty until it ends: the database lets a column be filled once, and never changed.
    ending = models.CharField(max_length=11, choices=Ending.choices, null=True)  # noqa: DJ001
    says = models.CharField(max_length=200, null=True)  # noqa: DJ001
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            Index(
                fields=["way", "due_at"],
                condition=Q(state__in=["waiting", "taken"]),
                name="nudge_due",
            )
        ]
        constraints = [
            CheckConstraint(condition=Q(way__in=["sms", "push"]), name="nudge_way_is_listed"),
            CheckConstraint(
                condition=Q(way="sms", subscription__isnull=True)
                | Q(way="push", subscription__isnull=False),
                name="nudge_goes_to_a_browser_by_push_alone",
            ),
            CheckConstraint(
                condition=~Q(way="sms") | ~Q(number=""), name="nudge_by_text_has_a_number"
            ),
            CheckConstraint(
                condition=Q(state="taken", lease__isnull=False)
                | ~Q(state="taken") & Q(lease__isnull=True),
                name="nudge_is_taken_by_somebody",
            ),
            CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False)
                | ~Q(state="ended") & Q(ended_at__isnull=True),
                name="nudge_ends_at_a_moment",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True, ending__isnull=True)
                | Q(ended_at__isnull=False, ending__isnull=False),
                name="nudge_ends_in_some_way",
            ),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("since")),
                name="nudge_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.id}"
