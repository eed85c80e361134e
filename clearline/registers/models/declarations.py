"""What those who work here say of themselves once a year."""

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q

from clearline.registers.models.people import Person
from clearline.registers.models.terms import Recorded


class Declaration(Recorded):
    """Where somebody can be found online, and whom they know of those who live or work here.

    Nothing written means that there is none. The newest counts, for a year.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="declarations")
    online = models.CharField(max_length=1000, blank=True)
    knows = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(person=F("recorded_by")),
                name="declaration_is_by_whom_it_is_about",
                violation_error_message="Each declares for themselves.",
            ),
        ]
        indexes = [Index(fields=["person", "recorded_at"], name="declarations_of_somebody")]
