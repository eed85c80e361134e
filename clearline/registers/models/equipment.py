"""The organisation's equipment, and who holds it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, UniqueConstraint, Value, When

from clearline.registers.models.people import Home, Person
from clearline.registers.models.terms import (
    EndedAt,
    Recorded,
    ReturnedAt,
    Timed,
    filled,
    in_order,
    listed,
    timed,
    together,
)
from clearline.registers.models.words import Device, ProvidedBy, Status


class EquipmentSet(models.QuerySet["Equipment"]):
    """Pieces of equipment."""

    def with_status(self) -> Self:
        """Give each its `status`: retired, lost, or in service."""
        lost = EquipmentLoss.objects.filter(equipment=OuterRef("pk"), ended_at=None)
        return self.annotate(
            status=Case(
                When(retired_at__isnull=False, then=Value(Status.RETIRED.value)),
                When(Exists(lost), then=Value(Status.LOST.value)),
                default=Value(Status.IN_SERVICE.value),
                output_field=models.CharField(),
            )
        )

    def statuses(self) -> dict[int, Status]:
        """Return each one's status."""
        return {row.pk: Status(vars(row)["status"]) for row in self.with_status()}


class Equipment(Recorded):
    """A phone, a tablet, a camera: what may be used to reach a child."""

    ENDED: ClassVar[str] = "retired"

    label = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=Device.choices)
    provided_by = models.CharField(max_length=12, choices=ProvidedBy.choices)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = EquipmentSet.as_manager()

    class Meta:
        constraints = [
            filled("label"),
            listed("kind", Device),
            listed("provided_by", ProvidedBy),
            together("retired_at", "retired_by"),
            in_order("recorded_at", "retired_at", "It was retired before it was written down."),
        ]

    def __str__(self) -> str:
        return self.label


class EquipmentIssue(Timed, ReturnedAt):
    """Who holds a piece of equipment: one worker, or a home, where two people answer for it."""

    BEGAN: ClassVar[str] = "issued_at"
    ENDED: ClassVar[str] = "returned"

    equipment = models.ForeignKey(Equipment, models.PROTECT, related_name="issues")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="equipment_held"
    )
    home = models.ForeignKey(
        Home, models.PROTECT, null=True, blank=True, related_name="equipment_held"
    )
    # What many use is nobody's, unless somebody answers for it; one may be on leave.
    first_answerable = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_answerable = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(began="issued_at", ended="returned"),
            models.CheckConstraint(
                condition=Q(home=None)
                | Q(first_answerable__isnull=False, second_answerable__isnull=False),
                name="equipmentissue_shared_has_two_who_answer",
                violation_error_message="Name two people who answer for what is shared.",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(first_answerable=None, second_answerable=None),
                name="equipmentissue_own_is_answered_for_by_its_holder",
                violation_error_message="Whoever holds it answers for it: name nobody else.",
            ),
            models.CheckConstraint(
                condition=Q(first_answerable=None)
                | Q(second_answerable=None)
                | ~Q(first_answerable=F("second_answerable")),
                name="equipmentissue_two_who_answer_are_two",
                violation_error_message="Two different people must answer for it.",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, home__isnull=True)
                | Q(person__isnull=True, home__isnull=False),
                name="equipmentissue_has_one_holder",
                violation_error_message="Issue it to one worker or to one home.",
            ),
            UniqueConstraint(
                fields=["equipment"],
                condition=Q(returned_at=None),
                name="equipment_has_one_holder_at_a_time",
                violation_error_message="Somebody else has it: take it back first.",
            ),
        ]


class EquipmentLoss(Timed, EndedAt):
    """A piece of equipment is lost, until it is found."""

    equipment = models.ForeignKey(Equipment, models.PROTECT, related_name="losses")
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            *timed(),
            UniqueConstraint(
                fields=["equipment"],
                condition=Q(ended_at=None),
                name="equipment_is_lost_once",
                violation_error_message="It is known to be lost.",
            ),
        ]
