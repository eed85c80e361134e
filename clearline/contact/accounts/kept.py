"""What of approvals and accounts, for those who have left, the ledger vouches for."""

from django.db.models import Q

from clearline.contact.models import Account, Approval, ApprovalAsk
from clearline.ledger.kept import Kept

# As it was told before somebody was asked first.
APPROVAL = Kept(
    "approval.answered",
    Approval,
    ("child", "role", "decision", "workers", "channels", "from_on", "until_on"),
    at="decided_at",
    by="decided_by",
    when=Q(ask__isnull=True),
)
APPROVAL_ASKED = Kept(
    "approval.asked",
    ApprovalAsk,
    (
        "child",
        "home",
        "workers",
        "channels",
        "what_for",
        "why",
        "from_on",
        "until_on",
        "first",
        "first_as",
        "second",
        "second_as",
    ),
    at="asked_at",
    by="asked_by",
)
APPROVAL_ASK_ENDED = Kept(
    "approval.ask_ended",
    ApprovalAsk,
    ("ending",),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
APPROVAL_DECIDED = Kept(
    "approval.decided",
    Approval,
    (
        "child",
        "ask",
        "role",
        "decision",
        "reason",
        "workers",
        "channels",
        "from_on",
        "until_on",
    ),
    at="decided_at",
    by="decided_by",
    when=Q(ask__isnull=False),
)
ACCOUNT = Kept(
    "account.written",
    Account,
    (
        "child",
        "home",
        "conversation",
        "channel",
        "begun_by_child",
        "began_at",
        "ended_at",
        "says",
        "due_at",
    ),
    at="written_at",
    by="written_by",
)

KEPT = (APPROVAL, APPROVAL_ASKED, APPROVAL_ASK_ENDED, APPROVAL_DECIDED, ACCOUNT)
