"""The table of one-use links: a child's phone, a member of staff's password, a work phone."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from clearline.access.models.accounts import Account, both_or_neither
from clearline.access.models.sessions import Device


class LinkKind(models.TextChoices):
    """What a link is for."""

    CHILD = "child", "a child's phone"
    STAFF = "staff", "a password and a second step"
    PASSWORD = "password", "a password alone"
    EQUIPMENT = "equipment", "a work phone"


class Link(models.Model):
    """A link or QR code that works once, for a while, and was made by somebody."""

    kind = models.CharField(max_length=10, choices=LinkKind.choices)
    digest = models.BinaryField(max_length=32, unique=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="links")
    equipment = models.ForeignKey(
        "registers.Equipment", models.PROTECT, null=True, related_name="links"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="links_made")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_on = models.ForeignKey(Device, models.PROTECT, null=True, related_name="links")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, related_name="links_ended"
    )

    class Meta:
        constraints = [
            both_or_neither("link", "ended"),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("made_at")),
                name="link_ends_after_it_is_made",
            ),
            CheckConstraint(
                condition=Q(used_at=None) | Q(used_at__gte=F("made_at")),
                name="link_is_used_after_it_is_made",
            ),
            CheckConstraint(
                condition=Q(used_at__isnull=True, used_on__isnull=True)
                | Q(used_at__isnull=False, used_on__isnull=False),
                name="link_used_at_and_on_together",
            ),
            CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="link_lasts_some_time"),
            CheckConstraint(
                condition=Q(kind="equipment", equipment__isnull=False, account=None)
                | (~Q(kind="equipment") & Q(equipment=None, account__isnull=False)),
                name="link_is_for_an_account_or_a_phone",
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk} for {self.kind}"
