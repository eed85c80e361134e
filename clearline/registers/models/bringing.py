"""A file that somebody is bringing in on a page: how far it is, and what became of it."""

from django.db import models
from django.db.models import Q

from clearline.registers.models.people import Home, Person
from clearline.registers.models.terms import listed
from clearline.registers.models.words import ImportState


class Import(models.Model):
    """One file: read first, looked at by whoever brought it, and then brought in or left.

    No fact: it moves on. What it brings in is written down where it belongs. The file itself is
    kept from the reading until it is brought in or left, and not at all where nothing came of it.
    """

    what = models.CharField(max_length=12)
    file = models.CharField(max_length=200)
    home = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="imports")
    begun_at = models.DateTimeField()
    # When it last moved on: what has stood still for long was cut off by a restart.
    moved_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ImportState.choices)
    content = models.BinaryField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    # What it would do, and then what it did: sentences in sum, and the first for each child or row.
    says = models.JSONField(default=list, blank=True)
    changes = models.JSONField(default=list, blank=True)
    faults = models.JSONField(default=list, blank=True)
    left_out = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            listed("state", ImportState),
            models.CheckConstraint(
                condition=Q(content__isnull=True)
                | ~Q(state__in=[ImportState.DONE, ImportState.LEFT, ImportState.REFUSED]),
                name="import_keeps_no_file_when_it_is_over",
                violation_error_message="The file is kept no longer than it is needed.",
            ),
        ]
        indexes = [models.Index(fields=["by", "begun_at"], name="imports_of_somebody")]

    def __str__(self) -> str:
        return self.file
