"""Two workers who want to change shifts: one asks, the other says yes, and the manager agrees."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from clearline.registers.models.people import Person
from clearline.registers.models.staff import Shift
from clearline.registers.models.terms import Recorded, in_order, together


def _who() -> "models.ForeignKey[Person | None, Person | None]":
    return models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")


class SwapAsk(Recorded):
    """Somebody asks another to work a shift of theirs, for one of the other's or for none."""

    ENDED: ClassVar[str] = "ended"

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="asked_away")
    to = models.ForeignKey(Person, models.PROTECT, related_name="asked_to_swap")
    other = models.ForeignKey(
        Shift, models.PROTECT, null=True, blank=True, related_name="asked_for"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = _who()
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = _who()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = _who()

    class Meta:
        constraints = [
            together("accepted_at", "accepted_by"),
            together("agreed_at", "agreed_by"),
            together("ended_at", "ended_by"),
            in_order("recorded_at", "accepted_at", "It was accepted before it was asked."),
            in_order("recorded_at", "ended_at", "It was ended before it was asked."),
            CheckConstraint(
                condition=~Q(to=F("recorded_by")),
                name="swapask_is_to_somebody_else",
                violation_error_message="Ask somebody else.",
            ),
            CheckConstraint(
                condition=Q(accepted_by=None) | Q(accepted_by=F("to")),
                name="swapask_is_accepted_by_whom_it_asks",
                violation_error_message="Only who was asked says yes.",
            ),
            CheckConstraint(
                condition=Q(agreed_at=None) | Q(accepted_at__isnull=False),
                name="swapask_is_accepted_before_it_is_agreed",
                violation_error_message="Who was asked has not said yes yet.",
            ),
            CheckConstraint(
                condition=Q(agreed_by=None)
                | (~Q(agreed_by=F("to")) & ~Q(agreed_by=F("recorded_by"))),
                name="swapask_is_agreed_by_a_third",
                violation_error_message="Somebody else must agree to it.",
            ),
            UniqueConstraint(
                fields=["shift", "to"],
                condition=Q(ended_at=None, agreed_at=None),
                name="a_swap_is_asked_once",
                violation_error_message="They have been asked already.",
            ),
        ]
