"""The table of who somebody is at their own organisation's sign-in."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from clearline.access.models.accounts import Account, both_or_neither


class Identity(models.Model):
    """An account's owner as another organisation's directory knows them.

    By its tenant and their object there, both of which never change and are given to nobody
    else. An e-mail address is given to the next, so it names nobody.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="identities")
    tenant = models.CharField(max_length=100)
    subject = models.CharField(max_length=255)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="+")
    # Before it has come with our own second step once, it is somebody's word that it is they.
    proven_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("registers.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            both_or_neither("identity", "ended"),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("made_at")),
                name="identity_ends_after_it_is_made",
            ),
            CheckConstraint(
                condition=Q(proven_at=None) | Q(proven_at__gte=F("made_at")),
                name="identity_is_proven_after_it_is_made",
            ),
            CheckConstraint(
                condition=~Q(tenant="") & ~Q(subject=""), name="identity_names_somebody"
            ),
            UniqueConstraint(
                fields=["tenant", "subject"],
                condition=Q(ended_at=None),
                name="an_identity_is_one_accounts",
            ),
            UniqueConstraint(
                fields=["account", "tenant"],
                condition=Q(ended_at=None),
                name="one_identity_at_each_tenant",
            ),
        ]

    def __str__(self) -> str:
        return f"identity {self.pk} of account {self.account_id}"
