"""The tables of devices, and of sign-ins that are in force."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from clearline.access.dpop import Fault
from clearline.access.models.accounts import Account, both_or_neither
from clearline.access.models.identities import Identity


class Device(models.Model):
    """A browser we know again: a work phone, a child's own, or where somebody was before."""

    digest = models.BinaryField(max_length=32, unique=True)
    words = models.CharField(max_length=80)
    equipment = models.ForeignKey(
        "registers.Equipment", models.PROTECT, null=True, related_name="devices"
    )
    # A child's own phone, and the PIN that they set on it: each phone has its own.
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="devices")
    # The thumbprint of the key by which this browser proves that it is the equipment.
    key = models.BinaryField(max_length=32, null=True)
    pin = models.CharField(max_length=200, default="", blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, related_name="devices_ended"
    )

    class Meta:
        constraints = [
            both_or_neither("device", "ended"),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("made_at")),
                name="device_ends_after_it_is_made",
            ),
            CheckConstraint(
                condition=Q(account=None) | Q(equipment=None),
                name="device_is_a_childs_or_the_homes",
            ),
            CheckConstraint(
                condition=Q(key=None) | Q(equipment__isnull=False),
                name="device_with_a_key_is_equipment",
            ),
            CheckConstraint(
                condition=(Q(account=None) & Q(pin="")) | (Q(account__isnull=False) & ~Q(pin="")),
                name="device_has_a_pin_when_it_is_a_childs",
            ),
        ]

    def __str__(self) -> str:
        return f"device {self.pk}"


class Drawn(models.Model):
    """The newest numbers that a key has drawn for its proofs; `access.proofs` reads them."""

    device = models.OneToOneField(
        Device, models.PROTECT, primary_key=True, related_name="drawn_numbers"
    )
    known = models.TextField(default="", blank=True)

    def __str__(self) -> str:
        return f"numbers of device {self.pk}"


class How(models.TextChoices):
    """What was shown at sign-in, or that half of it is still to come."""

    HALF = "half", "password, second step to come"
    PASSWORD_TOTP = "password+totp", "password and code"
    PASSWORD_RECOVERY = "password+recovery", "password and recovery code"
    PASSKEY = "passkey", "passkey"
    SSO = "sso", "their organisation's sign-in"
    SSO_TOTP = "sso+totp", "their organisation's sign-in and code"
    SSO_RECOVERY = "sso+recovery", "their organisation's sign-in and recovery code"
    PIN = "pin", "PIN on their own phone"
    CHOSEN = "chosen", "chosen in the made-up organisation"


class FreshWith(models.TextChoices):
    """With what somebody last showed that it is they."""

    CODE = "code", "a code"
    PASSKEY = "passkey", "a passkey"


class Session(models.Model):
    """One sign-in on one browser, from when it began until it ran out or was ended."""

    digest = models.BinaryField(max_length=32, unique=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="sessions")
    device = models.ForeignKey(Device, models.PROTECT, related_name="sessions")
    how = models.CharField(max_length=20, choices=How.choices)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    idle_minutes = models.PositiveIntegerField()
    # When the second factor was last shown; some acts ask for it anew.
    fresh_at = models.DateTimeField(null=True)
    fresh_with = models.CharField(max_length=10, choices=FreshWith.choices, default="", blank=True)
    # Whose word it was taken on, where an organisation's own sign-in was the way in.
    identity = models.ForeignKey(Identity, models.PROTECT, null=True, related_name="sessions")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, related_name="sessions_ended"
    )

    class Meta:
        constraints = [
            both_or_neither("session", "ended"),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="session_ends_after_it_starts",
            ),
            CheckConstraint(
                condition=Q(ends_at__gt=F("started_at")), name="session_lasts_some_time"
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"


class Refused(models.Model):
    """A request of a sign-in on enrolled equipment that did not prove itself."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="refused")
    device = models.ForeignKey(Device, models.PROTECT, related_name="refused")
    why = models.CharField(max_length=20, choices=[(fault.value, fault.value) for fault in Fault])
    # What the browser calls itself: the equipment's own, or another.
    words = models.CharField(max_length=80)
    at = models.DateTimeField()
    # Tries like it within some minutes are counted here, not written down each.
    more = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "registers.Person", models.PROTECT, null=True, related_name="refused_ended"
    )

    class Meta:
        constraints = [
            both_or_neither("refused", "ended"),
            CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("at")),
                name="refused_is_seen_after_it_happened",
            ),
        ]

    def __str__(self) -> str:
        return f"refused {self.pk}"


class Opening(models.Model):
    """An IRO or advocate says that this phone is the child's; till then their line is shut."""

    device = models.ForeignKey(Device, models.PROTECT, related_name="openings")
    seat = models.ForeignKey("registers.Seat", models.PROTECT, related_name="openings")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("registers.Person", models.PROTECT, related_name="openings_made")

    class Meta:
        constraints = [UniqueConstraint(fields=["device", "seat"], name="one_opening_each")]

    def __str__(self) -> str:
        return f"opening {self.pk}"
