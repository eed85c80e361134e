"""The tables of the room: conversations, what was said and decided, what became of it."""

from clearline.contact.models.aside import Asking, Draft, Feeling, Hiding
from clearline.contact.models.conversation import Conversation
from clearline.contact.models.crisis import Crisis, CrisisStep
from clearline.contact.models.found import Contest, Worry
from clearline.contact.models.hold import Hold, Later, TurningDown
from clearline.contact.models.message import Event, Message, Words
from clearline.contact.models.special import Approval

__all__ = [
    "Approval",
    "Asking",
    "Contest",
    "Conversation",
    "Crisis",
    "CrisisStep",
    "Draft",
    "Event",
    "Feeling",
    "Hiding",
    "Hold",
    "Later",
    "Message",
    "TurningDown",
    "Words",
    "Worry",
]
