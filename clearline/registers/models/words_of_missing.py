"""The words of a child who is gone. A value never changes, because it is in the ledger."""

from django.db.models import TextChoices

from clearline.registers.models.words import Away


class Sought(TextChoices):
    """What was done about a child who is gone, and once they were back."""

    POLICE = "police", "the police were told"  # `says` is their reference
    AUTHORITY = "authority", "the placing authority was told"
    FAMILY = "family", "the family was told"
    UNSAFE = "unsafe", "the family was not told: it is not safe"
    TRIED = "tried", "tried to reach them"
    SEEN = "seen", "seen safe and well after coming back"
    OFFERED = "offered", "the return interview was offered"
    ACCEPTED = "accepted", "they said yes to it"
    DECLINED = "declined", "they said no to it"
    HELD = "held", "the return interview was held"


# The two of the statutory return: M and A.
GONE = (Away.MISSING, Away.AWAY_WITHOUT_LEAVE)
CODES = {Away.MISSING: "M", Away.AWAY_WITHOUT_LEAVE: "A"}
