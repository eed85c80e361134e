"""The tables: each fact with a from, a by and an end."""

from clearline.registers.models.children import (
    Absence,
    ContactOrder,
    FamilyTie,
    InTouch,
    LegalStatus,
    Residence,
)
from clearline.registers.models.consent import Agreement, Dispute, Permission
from clearline.registers.models.equipment import Equipment, EquipmentIssue, EquipmentLoss
from clearline.registers.models.organisation import KnownDetail, PolicyVersion
from clearline.registers.models.people import Child, Home, Person, PlacingAuthority
from clearline.registers.models.seats import Seat
from clearline.registers.models.staff import (
    Acknowledgement,
    Post,
    Relationship,
    Restriction,
    Shift,
    StaffMember,
)
from clearline.registers.models.terms import day_of
from clearline.registers.models.words import (
    Away,
    Channel,
    Detail,
    Device,
    Document,
    Duty,
    Gender,
    GivenBy,
    Kind,
    LegalCode,
    ProvidedBy,
    Relation,
    Role,
    SeatKind,
    Status,
    Tie,
    Touch,
)

__all__ = [
    "Absence",
    "Acknowledgement",
    "Agreement",
    "Away",
    "Channel",
    "Child",
    "ContactOrder",
    "Detail",
    "Device",
    "Dispute",
    "Document",
    "Duty",
    "Equipment",
    "EquipmentIssue",
    "EquipmentLoss",
    "FamilyTie",
    "Gender",
    "GivenBy",
    "Home",
    "InTouch",
    "Kind",
    "KnownDetail",
    "LegalCode",
    "LegalStatus",
    "Permission",
    "Person",
    "PlacingAuthority",
    "PolicyVersion",
    "Post",
    "ProvidedBy",
    "Relation",
    "Relationship",
    "Residence",
    "Restriction",
    "Role",
    "Seat",
    "SeatKind",
    "Shift",
    "StaffMember",
    "Status",
    "Tie",
    "Touch",
    "day_of",
]
