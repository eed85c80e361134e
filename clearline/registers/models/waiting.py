"""What a return says of a number, kept until somebody has said whose number it is."""

from django.db import models

from clearline.registers.models.people import Home, Person, PlacingAuthority


class Waiting(models.Model):
    """The rows of one number, as they were sent; gone once they are brought in or left."""

    authority = models.ForeignKey(
        PlacingAuthority, models.PROTECT, null=True, blank=True, related_name="+"
    )
    home = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(max_length=20)
    # Which kind of file it was: the return, or a register of its own.
    what = models.CharField(max_length=12, default="ssda903")
    rows = models.JSONField()
    in_part = models.JSONField(default=list, blank=True)
    as_of = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["number"], name="waiting_numbers")]

    def __str__(self) -> str:
        return self.number
