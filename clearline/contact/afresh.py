"""Decides a waiting message again, just before it would be seen: things may have changed."""

from uuid import UUID

from clearline.contact import kept, lines, organisation, standing, written
from clearline.contact.case import Case
from clearline.contact.draft import Draft, Problem
from clearline.contact.found import wording
from clearline.contact.models import Event, Hold, Message, Words
from clearline.policy.decide import decide
from clearline.policy.decision import Outcome
from clearline.policy.facts import Release


def decide_again(message: Message, page: written.Page) -> Outcome:
    """Ask every rule again, holds that somebody released being known, and put down the answer.

    An open hold ends where nothing holds the message any more, or something else does. The page
    is the caller's to write.
    """
    known = organisation.settled(at=page.at)
    case = wording.read_one(_case(message), known, written_at=message.written_at)
    found = standing.ask([case], at=page.at, settings=known.settings)
    facts = standing.facts_of(case, found)
    if isinstance(facts, Problem):
        # The writer has no place in the conversation any more, so nothing of theirs goes out in it.
        return _turned_away(message, page)
    decision = decide(facts)
    waiting = _open_hold(message.id)
    rules = written.rules_of(decision)
    if decision.outcome is Outcome.HOLD and waiting is not None and waiting.rules == rules:
        return Outcome.HOLD
    if waiting is not None:
        end_hold(waiting, Hold.Ending.LET_GO, page)
    page.event(
        written.KIND_OF[decision.outcome],
        (message.id, message.conversation_id),
        by=message.author_id,
        judged=(facts, decision),
    )
    if decision.outcome is Outcome.HOLD:
        page.hold(message.id, facts, decision)
    return decision.outcome


def end_hold(
    hold: Hold,
    ending: Hold.Ending,
    page: written.Page,
    *,
    by: int | None = None,
    reason: str = "",
) -> bool:
    """End a hold; of two who try, exactly one is told yes."""
    ended = {"ended_at": page.at, "ended_by_id": by, "ending": ending.value, "reason": reason}
    if Hold.objects.filter(pk=hold.pk, ended_at=None).update(**ended) != 1:
        return False
    hold.refresh_from_db()
    page.entries.append(kept.HOLD_ENDED.entry(hold))
    return True


def _open_hold(message: UUID) -> Hold | None:
    return Hold.objects.filter(message=message, ended_at=None).first()


def _turned_away(message: Message, page: written.Page) -> Outcome:
    if (waiting := _open_hold(message.id)) is not None:
        end_hold(waiting, Hold.Ending.LET_GO, page)
    page.event(
        Event.Kind.REFUSED,
        (message.id, message.conversation_id),
        by=message.author_id,
        reason="The writer no longer has a place in this conversation.",
    )
    return Outcome.REFUSE


def _case(message: Message) -> Case:
    line = lines.of([message.conversation_id])[message.conversation_id]
    text = written.texts_of(Words.objects.filter(message=message), line)[message.id]
    draft = Draft(
        message.id,
        line.id,
        text,
        person=message.author_id,
        equipment=message.equipment_id,
        purpose=message.purpose,
        purpose_note=message.purpose_note,
        channel=message.channel,
    )
    return Case(
        draft,
        line,
        message.author_id or 0,
        equipment=message.equipment_id,
        released=releases_of(message.id),
    )


def releases_of(message: UUID) -> tuple[Release, ...]:
    """Return what somebody let go for this very message."""
    ended = Hold.objects.filter(message=message, ending=Hold.Ending.RELEASED)
    return tuple(
        Release(rule=each["rule"], by=f"p{hold.ended_by_id}", at=hold.ended_at, **_kind(each))
        for hold in ended
        if hold.ended_at is not None
        for each in hold.rules
    )


def _kind(held: dict[str, str | None]) -> dict[str, str]:
    return {"kind": held["kind"]} if held["kind"] else {}
