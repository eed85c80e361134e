"""A crisis declared for one child, and everything that was done in it. Only ever added to."""

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from clearline.contact.models.conversation import Conversation


class Crisis(models.Model):
    """A crisis declared for one child (C11)."""

    class Why(models.TextChoices):
        """How it came to be declared."""

        WORKER = "worker", "A worker started it"
        CHILD = "child", "The child asked for help now"
        FOUND = "found", "Words that the child wrote"
        MISSING = "missing", "The child is missing"

    class Ending(models.TextChoices):
        """How it came to an end."""

        DIRECT_CONTACT = "direct_contact", "heard or seen"
        REASON = "reason", "closed with a manager’s reason"

    child = models.ForeignKey("registers.Child", models.PROTECT)
    home = models.ForeignKey("registers.Home", models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+")
    why = models.CharField(max_length=7, choices=Why.choices)
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    # Empty until it ends: the database lets a column be filled once, and never changed.
    ending = models.CharField(max_length=14, choices=Ending.choices, null=True)  # noqa: DJ001
    reason = models.CharField(max_length=2000, null=True)  # noqa: DJ001

    class Meta:
        indexes = [Index(fields=["declared_by", "declared_at"], name="crises_of_a_worker")]
        constraints = [
            UniqueConstraint(
                fields=["child"], condition=Q(ended_at=None), name="one_open_crisis_a_child"
            ),
            CheckConstraint(
                condition=Q(why__in=["worker", "child", "found", "missing"]),
                name="crisis_why_is_listed",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="crisis_ended_at_and_by_together",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("declared_at")),
                name="crisis_ends_after_it_is_declared",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True, ending__isnull=True, reason__isnull=True)
                | Q(ended_at__isnull=False, ending__isnull=False, reason__isnull=False),
                name="crisis_ends_in_some_way_with_words",
            ),
            CheckConstraint(
                condition=Q(reason__isnull=True) | ~Q(reason=""), name="crisis_ends_with_some_words"
            ),
        ]

    def __str__(self) -> str:
        return f"crisis of {self.child_id}"


class CrisisStep(models.Model):
    """One thing that was done or fell due in a crisis. `of` says which, where there are several."""

    class Kind(models.TextChoices):
        """What it was. The words are in the ledger, so they never change."""

        JOINED = "joined"  # came to work on it
        ASKED = "asked"  # the child asked for help now, while it was open already
        BROUGHT_IN = "brought_in"  # `person` was asked to help
        NOTE = "note"  # typed, and so in the record
        ANSWERED = "answered"  # one of the four questions; `of` is which, `says` the answer
        RINGS = "rings"  # `person` rings 999
        ACKNOWLEDGED = "acknowledged"  # by whoever answers for it
        RENEWED = "renewed"  # goes on for as long again
        DUE = "due"  # a deadline fell; `of` is which, `people` were told

    crisis = models.ForeignKey(Crisis, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    of = models.CharField(max_length=24, blank=True)
    says = models.CharField(max_length=2000, blank=True)
    person = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    people = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(
                    kind__in=[
                        "joined",
                        "asked",
                        "brought_in",
                        "note",
                        "answered",
                        "rings",
                        "acknowledged",
                        "renewed",
                        "due",
                    ]
                ),
                name="crisis_step_kind_is_listed",
            ),
            # Whichever process writes it first has told of it: nobody else does again.
            UniqueConstraint(
                fields=["crisis", "of"], condition=Q(kind="due"), name="a_deadline_falls_once"
            ),
            UniqueConstraint(
                fields=["crisis"],
                condition=Q(kind="acknowledged"),
                name="a_crisis_is_acknowledged_once",
            ),
            UniqueConstraint(
                fields=["crisis", "by"], condition=Q(kind="joined"), name="a_crisis_is_joined_once"
            ),
            UniqueConstraint(
                fields=["crisis"], condition=Q(kind="asked"), name="a_child_asks_once_in_a_crisis"
            ),
            UniqueConstraint(
                fields=["crisis", "person"],
                condition=Q(kind="brought_in"),
                name="somebody_is_brought_in_once",
            ),
            CheckConstraint(
                condition=Q(kind="due", by__isnull=True) | ~Q(kind="due") & Q(by__isnull=False),
                name="only_a_deadline_falls_by_itself",
            ),
            CheckConstraint(
                condition=~Q(kind__in=["brought_in", "rings"]) | Q(person__isnull=False),
                name="somebody_is_named_who_helps",
            ),
            CheckConstraint(
                condition=~Q(kind__in=["note", "answered"]) | ~Q(says=""),
                name="what_is_noted_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.crisis_id}"
