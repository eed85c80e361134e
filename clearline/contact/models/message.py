"""What was said, why it might go, and what became of it. Only ever added to."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, Index, Q

from clearline.contact.models.conversation import Conversation


class Direction(models.TextChoices):
    """Which way words go: out to a child, or in from one."""

    OUTBOUND = "outbound"
    INBOUND = "inbound"


class Message(models.Model):
    """One message as it was written. Its id is made by the form, so a retry finds the first.

    `author` is empty only for the organisation's own answer. `words_digest` commits to the words,
    which live in a table of their own, so that they can be lawfully destroyed in their time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="messages")
    author = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    direction = models.CharField(max_length=8, choices=Direction.choices)
    channel = models.CharField(max_length=20)
    purpose = models.CharField(max_length=20, null=True)  # noqa: DJ001 - null is "not said"
    purpose_note = models.CharField(max_length=200, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True)
    written_at = models.DateTimeField()
    words_digest = models.CharField(max_length=64)
    equipment = models.ForeignKey("registers.Equipment", models.PROTECT, null=True)

    class Meta:
        indexes = [
            # When a child last wrote is asked on every send.
            Index(fields=["conversation", "direction", "written_at"], name="message_by_direction"),
        ]
        constraints = [
            CheckConstraint(
                condition=Q(author__isnull=False) | Q(direction="outbound"),
                name="message_from_a_child_has_its_author",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Words(models.Model):
    """The words themselves, plain or sealed; the one table whose rows may ever be destroyed."""

    message = models.OneToOneField(Message, models.PROTECT, primary_key=True)
    salt = models.BinaryField(max_length=16)
    text = models.TextField(null=True)  # noqa: DJ001 - null when sealed
    sealed = models.BinaryField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(text__isnull=True, sealed__isnull=False)
                | Q(text__isnull=False, sealed__isnull=True),
                name="words_are_plain_or_sealed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.message_id)


class Event(models.Model):
    """One thing that happened in a conversation. Its key is its place in the ledger.

    So the order of commits, the order of the log and the order of a live stream are one order.
    Where it was a decision, `facts` and `answer` keep what was known and what was said of it, in
    the form that `clearline decide` reads and writes: enough to decide it again.
    """

    class Kind(models.TextChoices):
        """What happened. The words are in the ledger, so they never change."""

        SENT = "sent"
        HELD = "held"
        REFUSED = "refused"
        RELEASED = "released"
        TURNED_DOWN = "turned_down"
        WITHDRAWN = "withdrawn"
        READ = "read"
        WORRY = "worry"  # something in a child's words that somebody must see
        # On its way out of the building, step by step.
        LEAVING = "leaving"  # decided afresh, and about to be given to a carrier
        HANDED_OVER = "handed_over"  # the carrier has it
        NOT_TAKEN = "not_taken"  # the carrier did not take it; it is tried again
        ANSWER_LOST = "answer_lost"  # nobody knows whether the carrier took it
        DELIVERED = "delivered"
        UNDELIVERED = "undelivered"
        SET_ASIDE = "set_aside"  # tried for long enough: a person decides
        TRIED_AGAIN = "tried_again"  # a person had it tried again
        LET_BE = "let_be"  # a person let it be
        CRISIS = "crisis"  # one began, or something was done in it: about no one message

    place = models.BigIntegerField(primary_key=True)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="events")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    facts = models.TextField(blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        indexes = [
            Index(fields=["conversation", "place"], name="event_in_order"),
            Index(fields=["message", "place"], name="event_of_message"),
            # Who wrote last, and what nobody has read yet, are asked on every send and every page.
            Index(fields=["conversation", "kind", "at"], name="event_by_kind"),
            # Whoever never looked has no such row, and no conversation is searched for one.
            Index(
                fields=["conversation", "by", "place"],
                condition=Q(kind="read"),
                name="event_read_by",
            ),
        ]
        constraints = [
            CheckConstraint(
                condition=Q(message__isnull=False) | Q(kind="crisis"),
                name="event_is_of_a_message_or_a_crisis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.kind}"


# What tells how a message travels: to its state in the conversation it adds, and changes nothing.
TRAVEL = (
    Event.Kind.LEAVING,
    Event.Kind.HANDED_OVER,
    Event.Kind.NOT_TAKEN,
    Event.Kind.ANSWER_LOST,
    Event.Kind.DELIVERED,
    Event.Kind.UNDELIVERED,
    Event.Kind.SET_ASIDE,
    Event.Kind.TRIED_AGAIN,
    Event.Kind.LET_BE,
)
# What says nothing of how the message itself stands.
ASIDE = (Event.Kind.READ, Event.Kind.RELEASED, Event.Kind.WORRY, *TRAVEL)
