"""Each of the two answers as themselves: yes, no with a reason, or taking a yes back."""

from datetime import datetime
from typing import Final

from clearline.contact.accounts import kept
from clearline.contact.approvals import course
from clearline.contact.approvals.course import State
from clearline.contact.models import Approval, ApprovalAsk
from clearline.ledger import sequence
from clearline.registers.models import Person
from clearline.registers.recorded import refuse, verb

_LONGEST: Final = 500
Answer = Approval.Answer


@verb
def answer(
    ask: ApprovalAsk, says: Answer, reason: str = "", *, by: Person, at: datetime
) -> Approval:
    """Take one side's answer. One no ends it; both can take their yes back at any time."""
    with sequence.head():
        found = course.of_ask(ask, at=at)
        _may_say(found, says, reason.strip(), by)
        new = Approval(
            child_id=ask.child_id,
            ask=ask,
            role=ask.first_as if by.pk == ask.first_id else ask.second_as,
            decision=says,
            reason=reason.strip()[:_LONGEST],
            decided_at=at,
            decided_by=by,
            workers=ask.workers,
            channels=ask.channels,
            from_on=ask.from_on,
            until_on=ask.until_on,
        )
        new.save(force_insert=True)
        sequence.append([kept.APPROVAL_DECIDED.entry(new)])
    return new


def _may_say(found: course.Course, says: Answer, reason: str, by: Person) -> None:
    if by.pk not in {found.ask.first_id, found.ask.second_id}:
        raise refuse("You are not one of the two who were asked.")
    if says is Answer.REVOKED:
        may = found.state in {State.WAITING, *course.STANDS} and _said_yes(found, by)
    else:
        may = found.waits_for(by.pk)
    if not may:
        raise refuse(found.why or "There is nothing to answer any more. Look again.")
    if says is not Answer.APPROVED and not reason:
        raise refuse("Say why.", field="reason")


def _said_yes(found: course.Course, by: Person) -> bool:
    mine = found.of(by.pk)
    return mine is not None and mine.decision == Answer.APPROVED
