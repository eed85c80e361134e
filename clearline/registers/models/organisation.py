"""What the organisation has settled: its policy, and the details that it gives freely."""

from typing import Any

from django.db import models
from django.db.models import Q, UniqueConstraint

from clearline.registers.models.people import Child, Home
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


def _known_once(where: str, *places: str, **condition: Any) -> UniqueConstraint:
    # NULL is never the same as NULL, so each kind of place has a constraint of its own.
    return UniqueConstraint(
        fields=["kind", "value", *places],
        condition=Q(ended_on=None, until_on=None, **condition),
        name=f"a_detail_{where}_is_known_once",
        violation_error_message="This is known already.",
    )


class KnownDetail(Dated, EndedOn):
    """A number or an address that may be given freely: to anybody, at one home, or to one child."""

    home = models.ForeignKey(
        Home, models.PROTECT, null=True, blank=True, related_name="known_details"
    )
    child = models.ForeignKey(
        Child, models.PROTECT, null=True, blank=True, related_name="known_details"
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
            models.CheckConstraint(
                condition=Q(home__isnull=True) | Q(child__isnull=True),
                name="knowndetail_is_of_one_home_or_one_child",
                violation_error_message="It is a home's or a child's, not both.",
            ),
            _known_once("of_a_home", "home", home__isnull=False),
            _known_once("of_a_child", "child", child__isnull=False),
            _known_once("of_all", home=None, child=None),
        ]
