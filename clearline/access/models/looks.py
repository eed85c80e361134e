"""The table of looks: who, not being in it, read what of a child's, and when."""

from django.db import models
from django.db.models import Index


class LookKind(models.TextChoices):
    """What was looked at."""

    CONVERSATION = "conversation", "a conversation"
    RECORD = "record", "the record"


class Look(models.Model):
    """Somebody read a child's conversation or record without being in it."""

    person = models.ForeignKey("registers.Person", models.PROTECT, related_name="looks")
    child = models.ForeignKey("registers.Child", models.PROTECT, related_name="looks")
    kind = models.CharField(max_length=20, choices=LookKind.choices)
    of = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [Index(fields=["child", "at"], name="look_child_at")]

    def __str__(self) -> str:
        return f"look {self.pk}"
