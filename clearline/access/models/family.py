"""The table of links by which somebody of a child's family answers what they are asked."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from clearline.access.models.accounts import both_or_neither


class FamilyLink(models.Model):
    """A link that answers one ask, as often as its holder likes, until it ends.

    Neither its token nor the code that was told with it is kept: only what tells them when
    they come.
    """

    digest = models.BinaryField(max_length=32, unique=True)
    code = models.CharField(max_length=200)
    ask = models.ForeignKey("registers.Ask", models.PROTECT, related_name="links")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            both_or_neither("familylink", "ended"),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("made_at")),
                name="familylink_ends_after_it_is_made",
            ),
            CheckConstraint(
                condition=Q(proven_at=None) | Q(proven_at__gte=F("made_at")),
                name="familylink_is_proven_after_it_is_made",
            ),
            CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="familylink_lasts_some_time"
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk} to ask {self.ask_id}"
