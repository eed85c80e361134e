"""Who has agreed to what: the child, those who decide for them, and where they differ."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint

from clearline.registers.models.people import Child, Person
from clearline.registers.models.terms import (
    Dated,
    EndedAt,
    Timed,
    dated,
    filled,
    listed,
    listed_or_unsaid,
    timed,
)
from clearline.registers.models.words import Channel, GivenBy, LegalCode


class Agreement(Timed, EndedAt):
    """What a child says of one form of communication; the next word ends the one before."""

    BEGAN: ClassVar[str] = "said_at"

    child = models.ForeignKey(Child, models.PROTECT, related_name="agreements")
    channel = models.CharField(max_length=20, choices=Channel.choices)
    agrees = models.BooleanField()
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(began="said_at"),
            listed("channel", Channel),
            UniqueConstraint(
                fields=["child", "channel"],
                condition=Q(ended_at=None),
                name="one_word_of_the_child_on_a_channel",
                violation_error_message="The child has said something else that has not ended.",
            ),
        ]


class Permission(Dated):
    """Somebody who may, permitted one form of communication, until they withdraw it."""

    ENDED: ClassVar[str] = "withdrawn"

    child = models.ForeignKey(Child, models.PROTECT, related_name="permissions")
    channel = models.CharField(max_length=20, choices=Channel.choices)
    given_by = models.CharField(max_length=20, choices=GivenBy.choices)
    grantor = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="permissions_given"
    )
    legal_status = models.CharField(  # noqa: DJ001 - none is a status
        max_length=2, null=True, blank=True, choices=LegalCode.choices
    )
    evidence = models.CharField(max_length=500)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            *dated(ended="withdrawn"),
            listed("channel", Channel),
            listed("given_by", GivenBy),
            filled("evidence"),
            models.CheckConstraint(
                condition=Q(legal_status__isnull=True) | Q(legal_status__in=LegalCode.values),
                name="permission_legal_status_is_listed_or_none",
                violation_error_message="Choose one of those listed.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["child", "channel"],
                condition=Q(withdrawn_on=None),
                name="permissions_standing",
            )
        ]


class Dispute(Timed, EndedAt):
    """Those who hold parental responsibility differ; until it ends the social worker decides.

    Without a channel it is about every form of communication.
    """

    child = models.ForeignKey(Child, models.PROTECT, related_name="disputes")
    channel = models.CharField(max_length=20, blank=True, choices=Channel.choices)
    reason = models.CharField(max_length=500)
    from_at = models.DateTimeField()

    class Meta:
        constraints = [*timed(), filled("reason"), listed_or_unsaid("channel", Channel)]
