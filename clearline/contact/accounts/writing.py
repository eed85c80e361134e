"""Writing an account: of what was said along a line, or of a call, a visit or a chance meeting."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from clearline.clocks import deadlines
from clearline.contact.accounts import kept, owing
from clearline.contact.accounts.owing import Owed
from clearline.contact.approvals import sides
from clearline.contact.models import Account
from clearline.ledger import sequence
from clearline.registers.leaving import moves
from clearline.registers.models import Channel, Child, Person, Post, Role
from clearline.registers.recorded import refuse, verb

LONGEST: Final = 2000
# What happens without Clearline, and is told here afterwards.
BY_HAND: Final = (
    Channel.VOICE_CALL,
    Channel.FACE_TO_FACE,
    Channel.VIDEO_CALL,
    Channel.SMS,
    Channel.EMAIL,
)
_ANSWER: Final = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.RESPONSIBLE_INDIVIDUAL)


@dataclass(frozen=True, slots=True)
class Happened:
    """A contact that left no words here: how, from when to when, and who began it."""

    channel: Channel
    began_at: datetime
    ended_at: datetime
    begun_by_child: bool


@verb
def write(child: Child, seen: tuple[UUID, UUID], says: str, *, by: Person, at: datetime) -> Account:
    """Write the account of a contact, from its first message to the last that the writer has seen.

    Late it is marked so. What was said after is another contact, with an account of its own.
    """
    first, last = seen
    with sequence.head():
        owed = _one(child, first, at=at)
        if not _is_theirs(owed, by, at=at):
            raise refuse("Whoever was in contact writes it, or who answers for the home.")
        contact = owed.stretch.until(last)
        return _keep(
            Account(
                child=child,
                home=sides.last_home(child),
                conversation_id=contact.first.line,
                channel=contact.first.channel,
                begun_by_child=contact.first.is_from_child,
                began_at=contact.first.at,
                ended_at=contact.last.at,
                due_at=contact.due_at,
            ),
            says,
            by=by,
            at=at,
        )


@verb
def tell(child: Child, what: Happened, says: str, *, by: Person, at: datetime) -> Account:
    """Write down a contact that took place elsewhere. What has happened is always taken down."""
    home = sides.last_home(child)
    if home is None or not moves.has_left(child, at=at):
        raise refuse("They have not left a home of ours.")
    if what.channel not in BY_HAND:
        raise refuse("Choose one of those listed.", field="channel")
    if what.ended_at < what.began_at:
        raise refuse("It ends before it begins.", field="ended_at")
    if what.ended_at > at:
        raise refuse("That is still to come.", field="ended_at")
    new = Account(
        child=child,
        home=home,
        channel=what.channel,
        begun_by_child=what.begun_by_child,
        began_at=what.began_at,
        ended_at=what.ended_at,
        due_at=deadlines.due("account_written", what.ended_at),
    )
    return _keep(new, says, by=by, at=at)


def _one(child: Child, first: UUID, *, at: datetime) -> Owed:
    for owed in owing.of_children([child.pk], at=at):
        if owed.stretch.first.id == first:
            return owed
    raise refuse("Somebody has written this account already, or there is none to write.")


def _is_theirs(owed: Owed, by: Person, *, at: datetime) -> bool:
    if by.pk == owed.who or by.pk in owed.stretch.workers:
        return True
    if owed.home is None:
        return False
    posts = Post.objects.in_force(at).filter(person=by, role__in=_ANSWER)
    return posts.filter(home__in=[owed.home]).exists() or posts.filter(home=None).exists()


def _keep(new: Account, says: str, *, by: Person, at: datetime) -> Account:
    if not says.strip():
        raise refuse("Write a few sentences.", field="says")
    new.says, new.written_at, new.written_by = says.strip()[:LONGEST], at, by
    new.save(force_insert=True)
    sequence.append([kept.ACCOUNT.entry(new)])
    return new
