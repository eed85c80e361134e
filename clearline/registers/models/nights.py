"""Which nights have been seen to."""

from django.db import models


class Night(models.Model):
    """What a night lets lapse was seen to, once, by whichever process came first."""

    day = models.DateField(primary_key=True)
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.day)
