"""The table of sign-ins that two people renew together, where nobody answers for whose they are."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from clearline.access.models.accounts import Account, both_or_neither


class Renewal(models.Model):
    """One asks that somebody may set up their second step anew; another agrees, or it ends."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="renewals")
    # How whoever asks knows that it is they.
    says = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            both_or_neither("renewal", "agreed"),
            both_or_neither("renewal", "ended"),
            CheckConstraint(
                condition=Q(agreed_at=None) | Q(agreed_at__gte=F("asked_at")),
                name="renewal_is_agreed_after_it_is_asked",
            ),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("asked_at")),
                name="renewal_ends_after_it_is_asked",
            ),
            CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("asked_by")),
                name="renewal_takes_two",
            ),
            CheckConstraint(condition=~Q(says=""), name="renewal_says_how_one_knows"),
            CheckConstraint(
                condition=Q(agreed_at=None) | Q(ended_at=None),
                name="renewal_is_agreed_or_ended",
            ),
            UniqueConstraint(
                fields=["account"],
                condition=Q(agreed_at=None, ended_at=None),
                name="one_renewal_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"renewal {self.pk} of account {self.account_id}"
