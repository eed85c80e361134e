"""What is so of a child: legal status, where they live, whether they are in, whom they have."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint

from clearline.registers.models.people import Child, Home, Person
from clearline.registers.models.terms import (
    Dated,
    EndedAt,
    EndedOn,
    ReturnedAt,
    Timed,
    dated,
    filled,
    in_order,
    listed,
    timed,
)
from clearline.registers.models.words import Away, LegalCode, Relation, Touch

OPEN = Q(ended_on=None, until_on=None)


class LegalStatus(Dated, EndedOn):
    """Under what law a child is looked after; no code means that they are not."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="legal_statuses")
    code = models.CharField(max_length=2, null=True, blank=True, choices=LegalCode.choices)  # noqa: DJ001 - none is a status

    class Meta:
        constraints = [
            *dated(),
            models.CheckConstraint(
                condition=Q(code__isnull=True) | Q(code__in=LegalCode.values),
                name="legalstatus_code_is_listed_or_none",
                violation_error_message="Choose one of those listed.",
            ),
            UniqueConstraint(
                fields=["child"],
                condition=OPEN,
                name="one_open_legal_status",
                violation_error_message="This child has another legal status that has not ended.",
            ),
        ]


class Residence(Dated, EndedOn):
    """Where a child lives."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="residences")
    home = models.ForeignKey(Home, models.PROTECT, related_name="residences")

    class Meta:
        constraints = [
            *dated(),
            UniqueConstraint(
                fields=["child"],
                condition=OPEN,
                name="one_open_residence",
                violation_error_message="This child lives in a home that they have not left.",
            ),
        ]


class Absence(Timed, ReturnedAt):
    """A child who lives in the home and is not in the house."""

    ENDED: ClassVar[str] = "returned"

    child = models.ForeignKey(Child, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=20, choices=Away.choices)
    from_at = models.DateTimeField()
    expected_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            *timed(ended="returned"),
            listed("kind", Away),
            in_order("from_at", "expected_until", "They are expected before they go."),
            UniqueConstraint(
                fields=["child"],
                condition=Q(returned_at=None),
                name="one_absence_at_a_time",
                violation_error_message="This child is away already: say first that they are back.",
            ),
        ]


class InTouch(Timed, EndedAt):
    """Whether a care leaver is in touch; the next word ends the one before."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="in_touch")
    code = models.CharField(max_length=4, choices=Touch.choices)
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(),
            listed("code", Touch),
            UniqueConstraint(
                fields=["child"],
                condition=Q(ended_at=None),
                name="one_word_on_being_in_touch",
                violation_error_message="Another word on this has not ended.",
            ),
        ]


class ContactOrder(Dated, EndedOn):
    """A court's order that keeps one person away from one child."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="contact_orders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="kept_away_by")
    reference = models.CharField(max_length=200)

    class Meta:
        constraints = [
            *dated(),
            filled("reference"),
            UniqueConstraint(
                fields=["child", "person", "reference"],
                condition=Q(ended_on=None),
                name="an_order_is_written_down_once",
                violation_error_message="This order is in the register already.",
            ),
        ]


class FamilyTie(Dated, EndedOn):
    """Who somebody of the family is to the child, and whether they may decide for them."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="family")
    person = models.ForeignKey(Person, models.PROTECT, related_name="family_of")
    relation = models.CharField(max_length=20, choices=Relation.choices)
    holds_parental_responsibility = models.BooleanField()

    class Meta:
        constraints = [
            *dated(),
            listed("relation", Relation),
            models.CheckConstraint(
                condition=~Q(child=models.F("person")),
                name="familytie_is_with_somebody_else",
                violation_error_message="Nobody is their own family.",
            ),
            UniqueConstraint(
                fields=["child", "person"],
                condition=Q(ended_on=None),
                name="one_tie_with_each_relative",
                violation_error_message="This person is in the child's family already.",
            ),
        ]


class ReadingLevel(Dated, EndedOn):
    """The age, in years, that a text for this child may ask for (C1)."""

    YOUNGEST: ClassVar[int] = 5
    OLDEST: ClassVar[int] = 18

    child = models.ForeignKey(Child, models.PROTECT, related_name="reading_levels")
    age = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            *dated(),
            models.CheckConstraint(
                condition=Q(age__gte=5, age__lte=18),
                name="readinglevel_is_an_age_at_which_one_reads",
                violation_error_message="Say an age from 5 to 18.",
            ),
            UniqueConstraint(
                fields=["child"],
                condition=OPEN,
                name="one_open_reading_level",
                violation_error_message="This child has another reading level that has not ended.",
            ),
        ]
