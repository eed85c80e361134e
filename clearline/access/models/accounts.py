"""The tables of who may sign in, and with what."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


def both_or_neither(table: str, word: str) -> CheckConstraint:
    """Return the constraint that a moment and its person come together."""
    at, by = f"{word}_at__isnull", f"{word}_by__isnull"
    return CheckConstraint(
        condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}),
        name=f"{table}_{word}_at_and_by_together",
    )


class Account(models.Model):
    """One person's way in; a child's has no name and no password, their phones have a PIN each.

    Once closed it stays closed: whoever comes back has another.
    """

    person = models.ForeignKey("registers.Person", models.PROTECT, related_name="accounts")
    name = models.CharField(max_length=254, null=True)  # noqa: DJ001 - a child has none
    password = models.CharField(max_length=200, default="", blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="accounts_made")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, related_name="accounts_closed"
    )

    class Meta:
        constraints = [
            both_or_neither("account", "closed"),
            CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("made_at")),
                name="account_closes_after_it_is_made",
            ),
            CheckConstraint(
                condition=Q(name=None) | ~Q(name=""), name="account_name_is_something_or_none"
            ),
            UniqueConstraint(
                fields=["person"], condition=Q(closed_at=None), name="one_open_account_a_person"
            ),
            UniqueConstraint(
                fields=["name"], condition=Q(closed_at=None), name="one_open_account_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"account {self.pk}"


class PasswordSet(models.Model):
    """That a password was set, or taken back; only ever added to.

    It is here so that the ledger vouches for the account's hash, which changes: it holds a digest
    of that hash, so that no hash outlives its password.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="passwords_set")
    password = models.CharField(max_length=64, blank=True)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"password of account {self.account_id}"


class FactorKind(models.TextChoices):
    """What stands beside a password."""

    TOTP = "totp", "code from an app"
    PASSKEY = "passkey", "passkey"
    RECOVERY = "recovery", "recovery code"


class Factor(models.Model):
    """A second factor: a secret sealed with a key that is not in the database."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="factors")
    kind = models.CharField(max_length=10, choices=FactorKind.choices)
    sealed = models.BinaryField()
    # A passkey's own name for itself, so that somebody who types no name can be found by it.
    credential = models.BinaryField(max_length=1024, null=True, unique=True)
    label = models.CharField(max_length=60, default="", blank=True)
    added_at = models.DateTimeField()
    # Counts only once its owner has shown that it works.
    proven_at = models.DateTimeField(null=True)
    # The last time step (TOTP) or authenticator's count (passkey): what is not above is a replay.
    counter = models.BigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, related_name="factors_ended"
    )

    class Meta:
        constraints = [
            both_or_neither("factor", "ended"),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("added_at")),
                name="factor_ends_after_it_is_added",
            ),
            CheckConstraint(
                condition=Q(kind="passkey", credential__isnull=False)
                | (~Q(kind="passkey") & Q(credential=None)),
                name="factor_credential_is_a_passkeys",
            ),
            UniqueConstraint(
                fields=["account"],
                condition=Q(kind="totp", ended_at=None),
                name="one_totp_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of account {self.account_id}"


class UsedChallenge(models.Model):
    """A passkey's challenge that was answered; a second answer to it is a replay."""

    digest = models.BinaryField(max_length=32, unique=True)
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"challenge {self.pk}"


class Wait(models.Model):
    """How many tries failed for one account or address, and until when the next must wait."""

    key = models.BinaryField(max_length=32, unique=True)
    fails = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"wait {self.pk}"
