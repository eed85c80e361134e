"""Asking for permission: who was asked for which forms, what they said, and how it came."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from clearline.registers.models.people import Child, Person
from clearline.registers.models.terms import (
    Dated,
    EndedOn,
    Recorded,
    dated,
    filled,
    in_order,
    listed,
    together,
)
from clearline.registers.models.words import Channel, GivenBy
from clearline.registers.models.words_of_asking import How, Says

LARGEST_SCAN = 4 * 1024 * 1024
SCANNED_AS = ("application/pdf", "image/jpeg", "image/png")
DELEGATES = (GivenBy.PARENT, GivenBy.LOCAL_AUTHORITY)


class Ask(Dated, EndedOn):
    """Somebody is asked, on a basis in law, for some forms of communication with one child.

    Where nobody can be asked and two people decide together, `person` is empty.
    """

    child = models.ForeignKey(Child, models.PROTECT, related_name="asks")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="asked_for_permission"
    )
    given_by = models.CharField(max_length=20, choices=GivenBy.choices)
    forms = models.JSONField()

    class Meta:
        constraints = [
            *dated(),
            listed("given_by", GivenBy),
            CheckConstraint(
                condition=Q(given_by="waiver", person__isnull=True)
                | (~Q(given_by="waiver") & Q(person__isnull=False)),
                name="ask_names_whom_unless_it_is_a_waiver",
                violation_error_message="Say who is asked.",
            ),
        ]
        indexes = [models.Index(fields=["child", "from_on"], name="asks_of_a_child")]


class Answer(Recorded):
    """What was said of one form. What somebody else wrote down counts once another confirms it."""

    ENDED: ClassVar[str] = "seconded"

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="answers")
    channel = models.CharField(max_length=20, choices=Channel.choices)
    says = models.CharField(max_length=4, choices=Says.choices)
    until_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=10, choices=How.choices)
    words = models.CharField(max_length=500, blank=True)
    seconded_at = models.DateTimeField(null=True, blank=True)
    seconded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            listed("channel", Channel),
            listed("says", Says),
            listed("how", How),
            CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(says="yes"),
                name="answer_only_a_yes_lasts_until_a_day",
                violation_error_message="Only a yes runs out.",
            ),
            together("seconded_at", "seconded_by"),
            in_order("recorded_at", "seconded_at", "It was confirmed before it was written down."),
            CheckConstraint(
                condition=Q(seconded_by__isnull=True) | ~Q(seconded_by=F("recorded_by")),
                name="answer_is_confirmed_by_somebody_else",
                violation_error_message="Somebody else must confirm it.",
            ),
        ]
        indexes = [models.Index(fields=["ask", "channel"], name="answers_to_an_ask")]


class Scan(Recorded):
    """A signed paper, as it was photographed or scanned."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="scans")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=40)
    content = models.BinaryField(max_length=LARGEST_SCAN)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            filled("name"),
            CheckConstraint(
                condition=Q(media_type__in=SCANNED_AS),
                name="scan_is_a_picture_or_a_pdf",
                violation_error_message="A picture (JPEG or PNG) or a PDF is needed.",
            ),
        ]


class Delegation(Dated, EndedOn):
    """The placement plan leaves one form to the registered manager, as who may has agreed."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="delegations")
    channel = models.CharField(max_length=20, choices=Channel.choices)
    agreed_by = models.CharField(max_length=20, choices=GivenBy.choices)
    plan = models.CharField(max_length=300)

    class Meta:
        constraints = [
            *dated(),
            listed("channel", Channel),
            filled("plan"),
            CheckConstraint(
                condition=Q(agreed_by__in=DELEGATES),
                name="delegation_is_by_who_may_decide",
                violation_error_message="A parent or the local authority delegates.",
            ),
            UniqueConstraint(
                fields=["child", "channel"],
                condition=Q(ended_on=None, until_on=None),
                name="a_form_is_delegated_once",
                violation_error_message="This is delegated already.",
            ),
        ]
