"""What opens a line that would be shut after somebody has left: approval."""

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q


class Approval(models.Model):
    """One side's answer about contact with somebody who has left the home (L1). Only added to."""

    class Side(models.TextChoices):
        """In which role the answer was given."""

        REGISTERED_MANAGER = "registered_manager"
        RESPONSIBLE_INDIVIDUAL = "responsible_individual"
        ALLOCATED_WORKER = "allocated_worker"
        SUBSTITUTE = "substitute"

    class Answer(models.TextChoices):
        """What was said."""

        APPROVED = "approved"
        DECLINED = "declined"
        REVOKED = "revoked"

    child = models.ForeignKey("registers.Child", models.PROTECT)
    role = models.CharField(max_length=22, choices=Side.choices)
    decision = models.CharField(max_length=8, choices=Answer.choices)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    workers = models.JSONField()  # keys of the people who may make contact
    channels = models.JSONField()
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        indexes = [Index(fields=["child", "decided_at"], name="approval_of_child")]
        constraints = [
            CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="approval_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.decision}"
