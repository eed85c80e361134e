"""The tables of the room."""

from clearline.access.models.accounts import (
    Account,
    Factor,
    FactorKind,
    PasswordSet,
    UsedChallenge,
    Wait,
)
from clearline.access.models.family import FamilyLink
from clearline.access.models.identities import Identity
from clearline.access.models.links import Link, LinkKind
from clearline.access.models.looks import Look, LookKind
from clearline.access.models.renewals import Renewal
from clearline.access.models.sessions import (
    Device,
    Drawn,
    FreshWith,
    How,
    Opening,
    Refused,
    Session,
)

__all__ = [
    "Account",
    "Device",
    "Drawn",
    "Factor",
    "FactorKind",
    "FamilyLink",
    "FreshWith",
    "How",
    "Identity",
    "Link",
    "LinkKind",
    "Look",
    "LookKind",
    "Opening",
    "PasswordSet",
    "Refused",
    "Renewal",
    "Session",
    "UsedChallenge",
    "Wait",
]
