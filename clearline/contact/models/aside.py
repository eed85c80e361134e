"""What stands beside a conversation: a child's own marks, and words not yet sent."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from clearline.contact.models.conversation import Conversation
from clearline.contact.models.message import Message


class Feeling(models.Model):
    """How it felt, said by the child, shown to the writer only if the child says so."""

    class Felt(models.TextChoices):
        """The four faces."""

        GOOD = "good", "Good"
        OK = "ok", "OK"
        NOT_GREAT = "not_great", "Not great"
        DONT_GET_IT = "dont_get_it", "Don’t get it"
        SKIPPED = "skipped", "Not now"

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="feelings")
    message = models.ForeignKey(Message, models.PROTECT, null=True)
    felt = models.CharField(max_length=12, choices=Felt.choices)
    shown_to_writer = models.BooleanField(default=False)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=~Q(felt="skipped") | Q(shown_to_writer=False),
                name="nothing_skipped_is_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.felt


class Hiding(models.Model):
    """A child put one of their own messages out of their own sight. Staff see no mark of it."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="hidings")
    hidden_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["message"], condition=Q(shown_at=None), name="hidden_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.message_id)


class Asking(models.Model):
    """A child would like to talk to somebody else, or asks what something means."""

    class Wants(models.TextChoices):
        """Whom, or what."""

        ANYONE = "anyone", "Anyone else"
        WOMAN = "woman", "A woman"
        MAN = "man", "A man"
        PERSON = "person", "Somebody I name"
        MEANING = "meaning", "What does this mean?"

    child = models.ForeignKey("registers.Child", models.PROTECT)
    conversation = models.ForeignKey(Conversation, models.PROTECT)
    message = models.ForeignKey(Message, models.PROTECT, null=True)
    wants = models.CharField(max_length=8, choices=Wants.choices)
    note = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="asking_answered_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return self.wants


class Draft(models.Model):
    """Words not yet sent: their author's alone, gone within a day, never in the ledger."""

    conversation = models.ForeignKey(Conversation, models.CASCADE)
    author = models.ForeignKey("registers.Person", models.CASCADE, related_name="+")
    text = models.TextField(null=True)  # noqa: DJ001 - null when sealed
    sealed = models.BinaryField(null=True)
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["conversation", "author"], name="one_draft_a_writer"),
            CheckConstraint(
                condition=Q(text__isnull=True, sealed__isnull=False)
                | Q(text__isnull=False, sealed__isnull=True),
                name="draft_is_plain_or_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"draft in {self.conversation_id}"
