"""What was done about a child who was gone, each thing once, and only ever added to."""

from django.db import models
from django.db.models import CheckConstraint, Q

from clearline.registers.models.children import Absence
from clearline.registers.models.terms import Recorded, listed
from clearline.registers.models.words_of_missing import Sought


class Search(Recorded):
    """One thing that was done about a child who was missing, or away without leave."""

    absence = models.ForeignKey(Absence, models.PROTECT, related_name="searches")
    kind = models.CharField(max_length=10, choices=Sought.choices)
    says = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            listed("kind", Sought),
            CheckConstraint(
                condition=~Q(kind__in=["police", "tried"]) | ~Q(says=""),
                name="search_by_police_or_try_has_words",
                violation_error_message="Some words are missing.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.absence_id}"
