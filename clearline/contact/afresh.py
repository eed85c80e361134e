"""Decides a waiting message again, just before it would be seen: things may have changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from clearline.contact import kept, lines, organisation, standing, written
from clearline.contact.case import Case
from clearline.contact.draft import Draft, Problem
from clearline.contact.found import wording
from clearline.contact.models import Event, Hold, Message, Words
from clearline.policy.decide import decide
from clearline.policy.decision import Decision, Outcome
from clearline.policy.facts import Facts, Release

Judged = tuple[Facts, Decision]


def decide_again(message: Message, page: written.Page) -> Outcome:
    """Ask every rule again, holds that somebody released being known, and put down the answer.

    An open hold ends where nothing holds the message any more, or something else does. The page
    is the caller's to write.
    """
    judged = judge([message], at=page.at)[message.id]
    if judged is None:
        # The writer has no place in the conversation any more, so nothing of theirs goes out in it.
        return _turned_away(message, page)
    _, decision = judged
    waiting = _open_hold(message.id)
    rules = written.rules_of(decision)
    if decision.outcome is Outcome.HOLD and waiting is not None and waiting.rules == rules:
        return Outcome.HOLD
    if waiting is not None:
        end_hold(waiting, Hold.Ending.LET_GO, page)
    put_down(message, judged, page)
    return decision.outcome


def put_down(message: Message, judged: Judged, page: written.Page) -> None:
    """Put down what the rules answered: it goes, or waits, or is refused."""
    facts, decision = judged
    event = page.event(
        written.KIND_OF[decision.outcome],
        (message.id, message.conversation_id),
        by=message.author_id,
        judged=judged,
    )
    if decision.outcome is Outcome.HOLD:
        page.hold(message.id, facts, decision)
    if decision.outcome is Outcome.ALLOW:
        page.leave(message.id, message.conversation_id, message.channel, place=event.place)


def judge(messages: Sequence[Message], *, at: datetime) -> dict[UUID, Judged | None]:
    """Ask every rule of these again, in as many questions as of one.

    None: the writer has no place in the conversation any more.
    """
    known = organisation.settled(at=at)
    cases = wording.read_as_written(
        [(case, written_at) for case, written_at in _cases(messages)], known
    )
    found = standing.ask(cases, at=at, settings=known.settings)
    judged: dict[UUID, Judged | None] = {}
    for case in cases:
        facts = standing.facts_of(case, found)
        judged[case.draft.id] = None if isinstance(facts, Problem) else (facts, decide(facts))
    return judged


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


def _cases(messages: Sequence[Message]) -> list[tuple[Case, datetime]]:
    known = lines.of({message.conversation_id for message in messages})
    texts = {row.message_id: row for row in Words.objects.filter(message__in=messages)}
    released = releases_of([message.id for message in messages])
    return [
        (_case(each, texts[each.id], known[each.conversation_id], released), each.written_at)
        for each in messages
    ]


def _case(
    message: Message, words: Words, line: lines.Line, released: Mapping[UUID, Sequence[Release]]
) -> Case:
    text = written.texts_of([words], line)[message.id]
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
        released=tuple(released.get(message.id, ())),
    )


def releases_of(messages: Sequence[UUID]) -> dict[UUID, list[Release]]:
    """Return what somebody let go, by the message for which they did."""
    found: dict[UUID, list[Release]] = defaultdict(list)
    for hold in Hold.objects.filter(message__in=messages, ending=Hold.Ending.RELEASED):
        if hold.ended_at is not None:
            by, at = f"p{hold.ended_by_id}", hold.ended_at
            found[hold.message_id] += [
                Release(rule=each["rule"], by=by, at=at, **_kind(each)) for each in hold.rules
            ]
    return found


def _kind(held: dict[str, str | None]) -> dict[str, str]:
    return {"kind": held["kind"]} if held["kind"] else {}
