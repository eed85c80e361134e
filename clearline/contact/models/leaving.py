"""Contact with those who have left: approved beforehand by two, and an account written of each."""

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from clearline.contact.models.conversation import Conversation

_LONGEST = 2000


class Side(models.TextChoices):
    """In which role somebody answers: two sides, and who may stand for each."""

    REGISTERED_MANAGER = "registered_manager", "registered manager"
    RESPONSIBLE_INDIVIDUAL = "responsible_individual", "responsible individual"
    ALLOCATED_WORKER = "allocated_worker", "allocated worker"
    SUBSTITUTE = "substitute", "stands in for the allocated worker"


AT_HOME = (Side.REGISTERED_MANAGER, Side.RESPONSIBLE_INDIVIDUAL)
OUTSIDE = (Side.ALLOCATED_WORKER, Side.SUBSTITUTE)


class ApprovalAsk(models.Model):
    """Two people are asked whether some workers may be in contact with one young person (L1)."""

    class Ending(models.TextChoices):
        """Why it is not asked any more, though not both have answered."""

        TAKEN_BACK = "taken_back", "taken back"

    child = models.ForeignKey("registers.Child", models.PROTECT, related_name="approval_asks")
    home = models.ForeignKey("registers.Home", models.PROTECT, related_name="+")
    workers = models.JSONField()  # keys of the people who may make contact
    channels = models.JSONField()
    what_for = models.CharField(max_length=500)
    # What is different now, where it was refused or taken back before.
    why = models.CharField(max_length=500, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()
    first = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    first_as = models.CharField(max_length=22, choices=Side.choices)
    second = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    second_as = models.CharField(max_length=22, choices=Side.choices)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    ending = models.CharField(max_length=10, choices=Ending.choices, null=True)  # noqa: DJ001 - set once

    class Meta:
        indexes = [Index(fields=["child", "asked_at"], name="approval_asks_of_child")]
        constraints = [
            CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="ask_ends_after_from"),
            CheckConstraint(condition=~Q(first=F("second")), name="ask_is_of_two_people"),
            CheckConstraint(
                condition=~Q(first=F("asked_by")) & ~Q(second=F("asked_by")),
                name="ask_is_by_neither_of_the_two",
            ),
            CheckConstraint(condition=Q(first_as__in=AT_HOME), name="ask_first_answers_for_home"),
            CheckConstraint(
                condition=Q(second_as__in=OUTSIDE), name="ask_second_answers_for_authority"
            ),
            CheckConstraint(condition=~Q(what_for=""), name="ask_says_what_for"),
            CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ending__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False, ending__isnull=False),
                name="ask_ended_at_by_and_how_together",
            ),
            CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("asked_at")),
                name="ask_ends_after_it_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"ask for {self.child_id}"


class Approval(models.Model):
    """One side's answer about contact with somebody who has left the home (L1). Only added to."""

    class Answer(models.TextChoices):
        """What was said."""

        APPROVED = "approved", "approved"
        DECLINED = "declined", "said no"
        REVOKED = "revoked", "took it back"

    child = models.ForeignKey("registers.Child", models.PROTECT)
    ask = models.ForeignKey(ApprovalAsk, models.PROTECT, null=True, related_name="answers")
    role = models.CharField(max_length=22, choices=Side.choices)
    decision = models.CharField(max_length=8, choices=Answer.choices)
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    workers = models.JSONField()  # keys of the people who may make contact
    channels = models.JSONField()
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        indexes = [Index(fields=["child", "decided_at"], name="approval_of_child")]
        constraints = [
            CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="approval_ends_after_it_begins"
            ),
            CheckConstraint(
                condition=Q(decision="approved") | ~Q(reason=""), name="approval_no_has_a_reason"
            ),
            UniqueConstraint(fields=["ask", "role", "decision"], name="one_answer_a_side"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.decision}"


class Account(models.Model):
    """What a worker writes of one contact with somebody who has left (L3). Only added to.

    Of what was written in a conversation it covers a stretch; anything else has no conversation.
    """

    child = models.ForeignKey("registers.Child", models.PROTECT, related_name="accounts")
    home = models.ForeignKey("registers.Home", models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=20)
    begun_by_child = models.BooleanField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    says = models.CharField(max_length=_LONGEST)
    due_at = models.DateTimeField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            Index(fields=["conversation", "began_at"], name="accounts_of_line"),
            Index(fields=["child", "began_at"], name="accounts_of_child"),
        ]
        constraints = [
            CheckConstraint(condition=~Q(says=""), name="account_has_words"),
            CheckConstraint(condition=Q(ended_at__gte=F("began_at")), name="account_is_in_order"),
            CheckConstraint(
                condition=Q(written_at__gte=F("ended_at")), name="account_is_of_what_has_happened"
            ),
            CheckConstraint(condition=Q(due_at__gte=F("ended_at")), name="account_is_due_after"),
        ]

    def __str__(self) -> str:
        return f"account of {self.child_id}"

    @property
    def is_late(self) -> bool:
        """Whether it was written after it was due; that stays with it."""
        return bool(self.written_at > self.due_at)
