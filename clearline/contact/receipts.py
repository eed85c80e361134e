"""The organisation's own answer to a child whom nobody may answer yet: a receipt, no contact."""

from datetime import timedelta
from uuid import uuid4

from clearline.contact import standing, told
from clearline.contact.case import Case, Registers
from clearline.contact.draft import Draft
from clearline.contact.models import Message
from clearline.contact.outside import reach
from clearline.contact.outside.channel import LEAVES
from clearline.policy.decide import decide
from clearline.policy.decision import Outcome
from clearline.policy.terms import Residence

# One answer to a run of messages: the second within this time says nothing that the first did not.
ONCE_IN = timedelta(minutes=30)
_THE_ORGANISATION = 0

NOBODY_ON = (
    "Your message is here and it is safe. Nobody is on shift to answer it right now. "
    "{who} can see that you wrote and will make sure somebody answers. "
    "If you need somebody now, tap Get help."
)
# To a phone that may have no page of ours open: nothing to tap, and no name of anybody.
BY_TEXT = (
    "Your message is here and it is safe. Nobody can write back just now. It is passed on, and "
    "somebody will. If you need somebody now, ring 999, or Childline on 0800 1111 (free)."
)
NOBODY_MAY = (
    "Your message is here and it is safe. The people on now are not allowed to write back to you "
    "in the app yet, because a grown-up still has to say yes to that. {who} can see that you wrote "
    "and is sorting it out. If you need somebody now, tap Get help."
)

# To somebody who has left: whoever is on shift at the home is no answer to them.
NOT_HERE_ANY_MORE = (
    "Your message is here and it is safe. Nobody can write back to you here right now: the people "
    "you know may be off, or somebody still has to agree that they may write to you. "
    "{who} can see that you wrote and will make sure that you hear back. "
    "If you need somebody now, tap Get help."
)


def due(case: Case, found: Registers) -> Case | None:
    """Return the organisation's answer to what a child wrote, if no person may answer yet."""
    if case.line.lane != "staff" or case.line.home is None:
        return None
    on_now = found.homes.keys(case.line.home, "on_now")
    if any(
        decide(standing.could_answer(case, person, found)).outcome is Outcome.ALLOW
        for person in on_now
    ):
        return None
    if _answered_lately(case, found) or _is_shut(case, found):
        return None
    channel = case.draft.channel
    is_here = told.residence(found, case.line.child) is Residence.RESIDENT
    words = NOT_HERE_ANY_MORE if not is_here else NOBODY_MAY if on_now else NOBODY_ON
    words = BY_TEXT if channel in LEAVES else words.format(who="The manager")
    return Case(Draft(uuid4(), case.line.id, words, channel=channel), case.line, _THE_ORGANISATION)


def _is_shut(case: Case, found: Registers) -> bool:
    """Say whether not even this may go where the child wrote from."""
    channel = case.draft.channel
    return channel in LEAVES and reach.is_shut(case.line.child, channel, at=found.at)


def _answered_lately(case: Case, found: Registers) -> bool:
    return Message.objects.filter(
        conversation=case.line.id, author=None, written_at__gt=found.at - ONCE_IN
    ).exists()
