"""What a young person wants after they have left, and the plan for it that is begun before."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from clearline.registers.models.people import Child, Home, Person
from clearline.registers.models.terms import (
    Dated,
    EndedAt,
    EndedOn,
    Recorded,
    Timed,
    dated,
    in_order,
    timed,
)


class Wish(Timed, EndedAt):
    """Whether a young person wants to stay in touch, with whom and how; the next word counts.

    Nobody named is anybody of the home.
    """

    child = models.ForeignKey(Child, models.PROTECT, related_name="wishes")
    wants = models.BooleanField()
    workers = models.JSONField(blank=True)
    channels = models.JSONField(blank=True)
    words = models.CharField(max_length=500, blank=True)
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(),
            UniqueConstraint(
                fields=["child"],
                condition=Q(ended_at=None),
                name="one_wish_at_a_time",
                violation_error_message="Another word on this has not ended.",
            ),
        ]


class MovingOn(Dated, EndedOn):
    """It is known when a child will leave, so what comes after is seen to before."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="plans_to_move_on")
    home = models.ForeignKey(Home, models.PROTECT, related_name="+")
    leaves_on = models.DateField()

    class Meta:
        constraints = [
            *dated(),
            in_order("from_on", "leaves_on", "They have left already."),
            UniqueConstraint(
                fields=["child"],
                condition=Q(ended_on=None, until_on=None),
                name="one_plan_to_move_on",
                violation_error_message="There is a plan already. Look again.",
            ),
        ]


class WouldStay(Recorded):
    """Whether one of those who work with a child would like to stay in touch; the newest counts."""

    plan = models.ForeignKey(MovingOn, models.PROTECT, related_name="would_stay")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    wants = models.BooleanField()
