"""What the organisation has settled: its policy, and the details that it gives freely."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from clearline.registers.models.people import Home
from clearline.registers.models.terms import Dated, EndedOn, Recorded, dated, filled, listed
from clearline.registers.models.words import Detail


class PolicyVersion(Recorded):
    """The organisation's policy settings from a moment on, until the next version."""

    number = models.PositiveIntegerField(unique=True)
    settings = models.JSONField(default=dict, blank=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="policyversion_is_counted_from_one",
                violation_error_message="Versions are counted from one.",
            ),
            UniqueConstraint(
                fields=["since"],
                name="one_policy_at_a_time",
                violation_error_message="Another version begins at the same moment.",
            ),
        ]


class KnownDetail(Dated, EndedOn):
    """A number or an address of the organisation's or of a known professional's."""

    home = models.ForeignKey(
        Home, models.PROTECT, null=True, blank=True, related_name="known_details"
    )
    kind = models.CharField(max_length=10, choices=Detail.choices)
    value = models.CharField(max_length=300)
    whose = models.CharField(max_length=200)

    class Meta:
        constraints = [
            *dated(),
            listed("kind", Detail),
            filled("value"),
            filled("whose"),
            UniqueConstraint(
                fields=["kind", "value"],
                condition=Q(ended_on=None, until_on=None),
                name="a_detail_is_known_once",
                violation_error_message="This is known already.",
            ),
        ]
