"""Who may sit in a child's private line, as the placing authority has it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, UniqueConstraint

from clearline.registers.models.people import Child, Person
from clearline.registers.models.terms import Dated, DatedSet, EndedOn, dated, filled, listed
from clearline.registers.models.vetting import conflicts_on, fit_to_review
from clearline.registers.models.words import SeatKind

# Whoever reviews a child: their own reviewing officer, and who stands in for one.
REVIEWS = (SeatKind.IRO, SeatKind.DUTY_IRO)


class SeatSet(DatedSet):
    """Seats."""

    def agreed_on(self, day: date) -> Self:
        """Keep what two people have agreed for this day, of whatever standing its holder is."""
        return super().in_force_on(day).exclude(second_agreed_at=None)

    def in_force_on(self, day: date) -> Self:
        """Keep what holds on this day; what one person alone has agreed does not.

        A reviewing officer's place lapses by itself with their standing, and for a conflict (I1);
        who stands in for one has a place only while nobody else reviews the child.
        """
        agreed = self.agreed_on(day)
        fit = fit_to_review(day) & ~conflicts_on(day)
        own = Seat.objects.agreed_on(day).filter(fit, child=OuterRef("child"), kind=SeatKind.IRO)
        stands = agreed.filter(~Q(kind__in=REVIEWS) | fit)
        return stands.filter(~Q(kind=SeatKind.DUTY_IRO) | ~Exists(own))


class Seat(Dated, EndedOn):
    """Somebody's place in a child's private line, agreed by two people of the authority."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=20, choices=SeatKind.choices)
    organisation = models.CharField(max_length=200)
    reference = models.CharField(max_length=200)
    agreed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second_agreed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_agreed_at = models.DateTimeField(null=True, blank=True)

    objects = SeatSet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            *dated(),
            listed("kind", SeatKind),
            filled("organisation"),
            filled("reference"),
            models.CheckConstraint(
                condition=Q(second_agreed_by__isnull=True, second_agreed_at__isnull=True)
                | Q(second_agreed_by__isnull=False, second_agreed_at__isnull=False),
                name="seat_second_agreement_has_its_moment",
                violation_error_message="Say both who agreed and when.",
            ),
            models.CheckConstraint(
                condition=Q(second_agreed_by__isnull=True) | ~Q(second_agreed_by=F("agreed_by")),
                name="seat_is_agreed_by_two_people",
                violation_error_message="Somebody else must agree.",
            ),
            models.CheckConstraint(
                condition=~Q(agreed_by=F("person")),
                name="seat_is_not_agreed_by_its_holder",
                violation_error_message="Nobody agrees to their own seat.",
            ),
            models.CheckConstraint(
                condition=Q(second_agreed_by__isnull=True) | ~Q(second_agreed_by=F("person")),
                name="seat_is_not_seconded_by_its_holder",
                violation_error_message="Nobody agrees to their own seat.",
            ),
            models.CheckConstraint(
                condition=~Q(child=F("person")),
                name="seat_is_for_somebody_else",
                violation_error_message="The child has their own place.",
            ),
            UniqueConstraint(
                fields=["child", "person", "kind"],
                condition=Q(ended_on=None, until_on=None),
                name="a_seat_is_given_once",
                violation_error_message="They have this seat already.",
            ),
        ]
