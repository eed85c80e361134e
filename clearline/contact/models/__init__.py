"""The tables of the room: conversations, what was said and decided, what became of it."""

from clearline.contact.models.aside import Asking, Draft, Feeling, Hiding
from clearline.contact.models.conversation import Conversation
from clearline.contact.models.crisis import Crisis, CrisisStep
from clearline.contact.models.found import Contest, Worry
from clearline.contact.models.hold import Hold, Later, TurningDown
from clearline.contact.models.leaving import Account, Approval, ApprovalAsk, Side
from clearline.contact.models.message import ASIDE, TRAVEL, Event, Message, Words
from clearline.contact.models.outgoing import Outgoing
from clearline.contact.models.outside import Joining, Stop, Unplaced, UnplacedWords
from clearline.contact.models.telling import Fired, Notice, Nudge, Subscription

__all__ = [
    "ASIDE",
    "TRAVEL",
    "Account",
    "Approval",
    "ApprovalAsk",
    "Asking",
    "Contest",
    "Conversation",
    "Crisis",
    "CrisisStep",
    "Draft",
    "Event",
    "Feeling",
    "Fired",
    "Hiding",
    "Hold",
    "Joining",
    "Later",
    "Message",
    "Notice",
    "Nudge",
    "Outgoing",
    "Side",
    "Stop",
    "Subscription",
    "TurningDown",
    "Unplaced",
    "UnplacedWords",
    "Words",
    "Worry",
]
