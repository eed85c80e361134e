"""What somebody has to do, by when, and when they did it."""

from typing import ClassVar

from django.db import models

from clearline.registers.models.asking import Answer
from clearline.registers.models.people import Child, Person
from clearline.registers.models.terms import Recorded, filled, in_order, listed, together
from clearline.registers.models.words_of_asking import TaskKind


class Task(Recorded):
    """One thing for one person to do about one child."""

    ENDED: ClassVar[str] = "done"

    child = models.ForeignKey(Child, models.PROTECT, related_name="tasks")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=20, choices=TaskKind.choices)
    says = models.CharField(max_length=500)
    answer = models.ForeignKey(Answer, models.PROTECT, null=True, blank=True, related_name="tasks")
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            listed("kind", TaskKind),
            filled("says"),
            in_order("recorded_at", "due_at", "It is due before it was written down."),
            together("done_at", "done_by"),
            in_order("recorded_at", "done_at", "It was done before it was written down."),
        ]
        indexes = [models.Index(fields=["owner", "due_at"], name="tasks_of_somebody")]
