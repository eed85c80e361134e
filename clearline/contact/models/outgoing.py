"""What leaves the building: a queue of work, told step by step in the events of its message."""

from django.db import models
from django.db.models import CheckConstraint, Index, Q

from clearline.contact.models.conversation import Conversation
from clearline.contact.models.message import Message


class Outgoing(models.Model):
    """One message on its way out: who has it now, and when it is tried next.

    It is work, not record: it changes as it goes. What happened stands in the message's events.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"  # to be tried when it is due
        TAKEN = "taken"  # somebody tries it now; when it is due their time has run out
        HANDED_OVER = "handed_over"  # the carrier has it
        DELIVERED = "delivered"
        UNDELIVERED = "undelivered"  # the carrier could not deliver it: a person decides
        SET_ASIDE = "set_aside"  # no carrier took it: a person decides
        STOPPED = "stopped"  # held or refused before it left, or a person let it be

    message = models.OneToOneField(Message, models.PROTECT, primary_key=True)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20)
    place = models.BigIntegerField()  # of the event that let it go: the order in its conversation
    state = models.CharField(max_length=12, choices=State.choices)
    # The first of its conversation that is not done: only this one is looked for.
    is_next = models.BooleanField()
    due_at = models.DateTimeField()
    since = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    lease = models.UUIDField(null=True)
    carrier = models.CharField(max_length=20, blank=True)
    theirs = models.CharField(max_length=80, blank=True)  # what the carrier calls it
    in_doubt = models.BooleanField(default=False)  # an answer was lost: it may be there already

    class Meta:
        indexes = [
            Index(fields=["channel", "due_at"], condition=Q(is_next=True), name="outgoing_due"),
            Index(
                fields=["conversation", "place"],
                condition=Q(state__in=["waiting", "taken"]),
                name="outgoing_in_order",
            ),
            Index(
                fields=["since"],
                condition=Q(state__in=["undelivered", "set_aside"]),
                name="outgoing_to_decide",
            ),
            Index(
                fields=["carrier", "theirs"],
                condition=~Q(theirs=""),
                name="outgoing_by_their_name",
            ),
            Index(
                fields=["carrier", "due_at"],
                condition=Q(state="handed_over"),
                name="outgoing_unheard_of",
            ),
        ]
        constraints = [
            CheckConstraint(
                condition=Q(is_next=False) | Q(state__in=["waiting", "taken"]),
                name="outgoing_next_is_not_done",
            ),
            CheckConstraint(
                condition=Q(state="taken", lease__isnull=False)
                | ~Q(state="taken") & Q(lease__isnull=True),
                name="outgoing_is_taken_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.message_id}"
