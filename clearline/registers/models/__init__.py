"""The tables: each fact with a from, a by and an end."""

from clearline.registers.models.asking import Answer, Ask, Delegation, Scan
from clearline.registers.models.bringing import Import
from clearline.registers.models.brought_in import (
    OwnDetail,
    PossibleMatch,
    Returned,
    ReturnNumber,
    SameChild,
    Unaccompanied,
)
from clearline.registers.models.children import (
    Absence,
    ContactOrder,
    FamilyTie,
    InTouch,
    LegalStatus,
    ReadingLevel,
    Residence,
)
from clearline.registers.models.consent import Agreement, Dispute, Permission
from clearline.registers.models.declarations import Declaration
from clearline.registers.models.equipment import Equipment, EquipmentIssue, EquipmentLoss
from clearline.registers.models.leaving import MovingOn, Wish, WouldStay
from clearline.registers.models.library import DocumentVersion
from clearline.registers.models.missing import Search
from clearline.registers.models.nights import Night
from clearline.registers.models.organisation import KnownDetail, PolicyVersion
from clearline.registers.models.people import (
    Child,
    Home,
    HomeNaming,
    Naming,
    Particulars,
    Person,
    PlacingAuthority,
)
from clearline.registers.models.plans import SafetyPlan
from clearline.registers.models.seats import REVIEWS, Seat
from clearline.registers.models.showing import NeverTold, Showing
from clearline.registers.models.staff import (
    REVIEWERS,
    Acknowledgement,
    Post,
    Rejoining,
    Relationship,
    Restriction,
    Shift,
    StaffMember,
)
from clearline.registers.models.swaps import SwapAsk
from clearline.registers.models.tasks import Task
from clearline.registers.models.terms import day_of
from clearline.registers.models.vetting import AnswersTo, Check, Conflict
from clearline.registers.models.waiting import Waiting
from clearline.registers.models.wordings import Wording
from clearline.registers.models.words import (
    Away,
    Channel,
    CheckKind,
    Detail,
    Device,
    Document,
    Duty,
    Gender,
    GivenBy,
    ImportState,
    Kind,
    LegalCode,
    ProvidedBy,
    Reach,
    Relation,
    ReturnFile,
    Role,
    SeatKind,
    Status,
    Tie,
    Touch,
)
from clearline.registers.models.words_of_asking import (
    Direction,
    How,
    LockScreen,
    Says,
    SenderStyle,
    TaskKind,
)
from clearline.registers.models.words_of_missing import CODES, GONE, Sought

__all__ = [
    "CODES",
    "GONE",
    "REVIEWERS",
    "REVIEWS",
    "Absence",
    "Acknowledgement",
    "Agreement",
    "Answer",
    "AnswersTo",
    "Ask",
    "Away",
    "Channel",
    "Check",
    "CheckKind",
    "Child",
    "Conflict",
    "ContactOrder",
    "Declaration",
    "Delegation",
    "Detail",
    "Device",
    "Direction",
    "Dispute",
    "Document",
    "DocumentVersion",
    "Duty",
    "Equipment",
    "EquipmentIssue",
    "EquipmentLoss",
    "FamilyTie",
    "Gender",
    "GivenBy",
    "Home",
    "HomeNaming",
    "How",
    "Import",
    "ImportState",
    "InTouch",
    "Kind",
    "KnownDetail",
    "LegalCode",
    "LegalStatus",
    "LockScreen",
    "MovingOn",
    "Naming",
    "NeverTold",
    "Night",
    "OwnDetail",
    "Particulars",
    "Permission",
    "Person",
    "PlacingAuthority",
    "PolicyVersion",
    "PossibleMatch",
    "Post",
    "ProvidedBy",
    "Reach",
    "ReadingLevel",
    "Rejoining",
    "Relation",
    "Relationship",
    "Residence",
    "Restriction",
    "ReturnFile",
    "ReturnNumber",
    "Returned",
    "Role",
    "SafetyPlan",
    "SameChild",
    "Says",
    "Scan",
    "Search",
    "Seat",
    "SeatKind",
    "SenderStyle",
    "Shift",
    "Showing",
    "Sought",
    "StaffMember",
    "Status",
    "SwapAsk",
    "Task",
    "TaskKind",
    "Tie",
    "Touch",
    "Unaccompanied",
    "Waiting",
    "Wish",
    "Wording",
    "WouldStay",
    "day_of",
]
