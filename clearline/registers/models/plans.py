"""What a child has said about how to help them when things are bad."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from clearline.registers.models.people import Child
from clearline.registers.models.terms import Dated, EndedOn, dated, filled


class SafetyPlan(Dated, EndedOn):
    """A child's own plan for a bad time, in their words; a new one ends the one before."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="safety_plans")
    says = models.CharField(max_length=2000)
    calms = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            *dated(),
            filled("says"),
            filled("calms"),
            UniqueConstraint(
                fields=["child"],
                condition=Q(ended_on=None, until_on=None),
                name="a_child_has_one_safety_plan",
                violation_error_message="There is a newer plan already. Look again.",
            ),
        ]
